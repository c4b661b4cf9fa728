package org.tessera.design;

import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.tessera.people.Organisation;
import org.tessera.people.Organisations;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.MenuEntry;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.Who;
import org.tessera.platform.Yaml;

/** Where authors hand drafts in and publish them, and reviewers from elsewhere say whether they may. */
@Controller
class DesignPages {
    /** One reviewer's word with the name of their organisation. */
    record Word(String organisation, Reviews.Review review) {}

    /**
     * A draft and where it stands.
     *
     * @param author the organisation that handed it in; nothing when it was not
     * @param mayReview whether this reader may say a word on it
     * @param published the newest published version, if there is one
     */
    record Desk(
            Draft draft,
            Specification says,
            Optional<Reviews.Submission> submission,
            String author,
            List<Word> words,
            boolean mayReview,
            Optional<MicroCredential> published) {
        boolean approved() {
            return words.stream().anyMatch(w -> w.review().approved());
        }

        /** Whether exactly this draft is published. */
        boolean isPublished() {
            return published.filter(p -> p.draftHash().equals(draft.hash())).isPresent();
        }
    }

    private static final int LONGEST_COMMENT = 2000;
    private final Catalogue catalogue;
    private final Drafts drafts;
    private final Reviews reviews;
    private final Organisations organisations;

    DesignPages(Catalogue catalogue, Drafts drafts, Reviews reviews, Organisations organisations) {
        this.catalogue = catalogue;
        this.drafts = drafts;
        this.reviews = reviews;
        this.organisations = organisations;
    }

    @GetMapping("/design")
    View list(Screen screen, Caller caller) {
        var desks = catalogue.drafts().stream().map(d -> desk(d.id(), caller)).toList();
        return Page.of((html, plain) -> JtedraftsGenerated.render(html, plain, screen, catalogue.programmes(), desks));
    }

    @GetMapping("/design/{id}")
    View draft(@PathVariable String id, Screen screen, Caller caller) {
        return page(screen, Form.empty(), desk(id, caller), caller);
    }

    @PostMapping("/design/{id}/submit")
    View submit(@PathVariable String id, Caller caller) {
        reviews.submit(id, caller.person(), caller.organisation(Role.AUTHOR).orElseThrow(Problem::notYours));
        return to("/design/" + id);
    }

    @PostMapping("/design/{id}/review")
    View review(@PathVariable String id, Screen screen, Caller caller, Form form) {
        var verdict = form.oneOf("verdict", List.of("approve", "change"));
        var comment = verdict.equals("change")
                ? form.required("comment", LONGEST_COMMENT)
                : form.optional("comment", LONGEST_COMMENT);
        if (!form.ok()) return page(screen, form, desk(id, caller), caller).with(HttpStatus.UNPROCESSABLE_CONTENT);
        // The hash comes from the page that was read: a draft that changed since then is not what was approved.
        var hash = form.value("hash");
        reviews.review(id, hash, caller.person(), speaksFor(id, hash, caller), verdict.equals("approve"), comment);
        return to("/design/" + id);
    }

    @PostMapping("/design/{id}/publish")
    View publish(@PathVariable String id, Screen screen, Caller caller) {
        try {
            var published = catalogue.publish(id, caller.person());
            return to("/standards/" + published.id() + "/" + published.version());
        } catch (IncompleteStandard incomplete) {
            var form = Form.empty();
            for (var element : incomplete.missing())
                form.reject(
                        "element-" + element.key(),
                        "design.problem.missing",
                        screen.say("design.element." + element.key()));
            return page(screen, form, desk(id, caller), caller).with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** A content file that can't be read is for its author to mend: the message names the file and the place. */
    @ExceptionHandler
    void unreadable(Yaml.Unreadable unreadable) {
        throw Problem.conflict("design.problem.unreadable", String.valueOf(unreadable.getMessage()));
    }

    private Page page(Screen screen, Form form, Desk desk, Caller caller) {
        boolean author = caller.holds(Role.AUTHOR);
        return Page.of((html, plain) -> JtedraftGenerated.render(html, plain, screen, form, desk, author));
    }

    private Desk desk(String id, Caller caller) {
        var file = drafts.of(id).orElseThrow(Problem::notFound);
        var draft = reviews.draft(file);
        var submission = reviews.submission(id, draft.hash());
        var words = submission.map(reviews::of).orElse(List.of()).stream()
                .map(r -> new Word(name(r.organisation()), r))
                .toList();
        return new Desk(
                draft,
                file.specification(),
                submission,
                submission.map(s -> name(s.organisation())).orElse(""),
                words,
                submission.filter(s -> mayReview(s, words, caller)).isPresent(),
                catalogue.current(id));
    }

    private static boolean mayReview(Reviews.Submission submission, List<Word> words, Caller caller) {
        return caller.holds(Role.REVIEWER)
                && caller.memberships().stream().noneMatch(m -> m.organisation().equals(submission.organisation()))
                && words.stream().noneMatch(w -> w.review().reviewer().equals(caller.person()));
    }

    /** Whoever belongs to the author's organisation in any role speaks for it, and is refused. */
    private OrganisationId speaksFor(String id, String hash, Caller caller) {
        var author = reviews.submission(id, hash).map(Reviews.Submission::organisation);
        return author.filter(a -> caller.memberships().stream()
                        .anyMatch(m -> m.organisation().equals(a)))
                .or(() -> caller.organisation(Role.REVIEWER))
                .orElseThrow(Problem::notYours);
    }

    private String name(OrganisationId organisation) {
        return organisations.find(organisation).map(Organisation::legalName).orElse("–");
    }

    private static View to(String path) {
        var redirect = new RedirectView(path);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return redirect;
    }

    @Bean
    static Routes designRoutes() {
        return Routes.none()
                .holding(HttpMethod.GET, "/design", Role.AUTHOR, Role.REVIEWER)
                .holding(HttpMethod.GET, "/design/{id}", Role.AUTHOR, Role.REVIEWER)
                .holding(HttpMethod.POST, "/design/{id}/submit", Role.AUTHOR)
                .holding(HttpMethod.POST, "/design/{id}/review", Role.REVIEWER)
                .holding(HttpMethod.POST, "/design/{id}/publish", Role.AUTHOR);
    }

    @Bean
    static MenuEntry designMenu() {
        return new MenuEntry(35, "design.menu", "/design", new Who.Holding(List.of(Role.AUTHOR, Role.REVIEWER)));
    }
}
