package org.tessera.design.studio;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tessera.design.Complaint;
import org.tessera.design.CourseDrafts;
import org.tessera.design.CoursePack;
import org.tessera.design.CoursePacks;
import org.tessera.design.PackFiles;
import org.tessera.design.PackReader;
import org.tessera.people.Organisation;
import org.tessera.people.Organisations;
import org.tessera.platform.Caller;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;

/** Puts together what the pages of the studio show, and says who may do what there. */
@Component
class Workbench implements CourseDrafts {
    /**
     * A work with everything that its page shows.
     *
     * @param pack the course as it is in the last draft
     * @param complaints what the check finds in it, things to mend first
     * @param names legal names of all organisations that took part
     */
    record View(
            Work work,
            CoursePack pack,
            PackFiles files,
            List<Complaint> complaints,
            List<Comment> comments,
            List<Work.Review> reviews,
            Map<OrganisationId, String> names,
            boolean mayWrite,
            boolean mayReview) {
        List<Comment> open() {
            return comments.stream().filter(Comment::isOpen).toList();
        }

        List<Comment> on(String unit) {
            return comments.stream().filter(c -> c.unit().equals(unit)).toList();
        }

        boolean approved() {
            return reviews.stream()
                    .anyMatch(r -> r.approved() && r.draft().equals(work.last().id()));
        }

        boolean sound() {
            return complaints.stream().allMatch(Complaint::warning);
        }

        String name(OrganisationId organisation) {
            return names.getOrDefault(organisation, "–");
        }

        /** Whether this caller may have the last word on a comment: the same rule as the data's. */
        boolean mayClose(Comment comment, Caller caller) {
            return comment.author().equals(caller.person())
                    || caller.memberships().stream()
                            .noneMatch(m -> m.organisation().equals(work.organisation())
                                    || work.drafts().stream()
                                            .anyMatch(d -> d.organisation().equals(m.organisation())));
        }
    }

    private final Works works;
    private final Comments comments;
    private final CoursePacks packs;
    private final Organisations organisations;

    Workbench(Works works, Comments comments, CoursePacks packs, Organisations organisations) {
        this.works = works;
        this.comments = comments;
        this.packs = packs;
        this.organisations = organisations;
    }

    View of(Work work, Caller caller) {
        var files = works.files(work, work.last().number());
        var result = PackReader.readDraft(files);
        var reviews = works.reviews(work);
        var said = comments.of(work);
        var all = new java.util.ArrayList<>(result.complaints());
        all.addAll(result.warnings());
        return new View(
                work,
                result.pack().or(() -> packs.version(work.base())).orElseThrow(Problem::notFound),
                files,
                all,
                said,
                reviews,
                names(work, said, reviews),
                work.isOpen() && mayWrite(work, caller),
                work.isOpen() && mayReview(work, reviews, caller));
    }

    @Override
    public CoursePack last(UUID id) {
        var work = works.of(id);
        var draft = PackReader.readDraft(works.files(work, work.last().number()));
        return draft.pack()
                .or(() -> packs.version(work.base()))
                .orElseThrow(Problem::notFound)
                .withHash(work.base());
    }

    /** Authors of the organisation whose work it is; for all others there is nothing to write here. */
    static boolean mayWrite(Work work, Caller caller) {
        return caller.holdsIn(work.organisation(), Role.AUTHOR);
    }

    /** For whom a caller speaks: whoever belongs to the authors' organisation speaks for it, whatever else they are. */
    static Comments.Speaker speaker(Work work, Caller caller) {
        var organisation = caller.memberships().stream()
                .map(m -> m.organisation())
                .filter(o -> work.organisation().equals(o))
                .findFirst()
                .or(() -> caller.organisation(Role.REVIEWER))
                .or(() -> caller.organisation(Role.AUTHOR))
                .orElseThrow(Problem::notYours);
        return new Comments.Speaker(caller.person(), organisation);
    }

    private static boolean mayReview(Work work, List<Work.Review> reviews, Caller caller) {
        var last = work.last();
        return last.handedIn().isPresent()
                && caller.holds(Role.REVIEWER)
                && caller.memberships().stream()
                        .noneMatch(m -> work.drafts().stream()
                                .anyMatch(d -> d.organisation().equals(m.organisation())))
                && reviews.stream()
                        .noneMatch(
                                r -> r.draft().equals(last.id()) && r.reviewer().equals(caller.person()));
    }

    private Map<OrganisationId, String> names(Work work, List<Comment> said, List<Work.Review> reviews) {
        var names = new java.util.HashMap<OrganisationId, String>();
        names.put(work.organisation(), name(work.organisation()));
        work.drafts().forEach(d -> names.computeIfAbsent(d.organisation(), this::name));
        reviews.forEach(r -> names.computeIfAbsent(r.organisation(), this::name));
        for (Comment comment : said) {
            names.computeIfAbsent(comment.organisation(), this::name);
            comment.replies().forEach(r -> names.computeIfAbsent(r.organisation(), this::name));
        }
        return names;
    }

    private String name(OrganisationId organisation) {
        return Optional.of(organisation)
                .flatMap(organisations::find)
                .map(Organisation::legalName)
                .orElse("–");
    }
}
