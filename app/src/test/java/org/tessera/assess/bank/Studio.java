package org.tessera.assess.bank;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tessera.assess.ExamDay;
import org.tessera.design.Catalogue;
import org.tessera.design.Published;
import org.tessera.design.Reviews;
import org.tessera.people.Organisation;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;

/** A certification body whose people write and review items: where tests of the workshop begin. */
@Component
public class Studio {
    /** The body and its people; the standard of K08 is published. */
    public record Cast(
            OrganisationId body, PersonId author, PersonId second, List<PersonId> reviewers, PersonId officer) {}

    private final ExamDay day;
    private final Catalogue catalogue;
    private final Reviews reviews;
    private final Workshop workshop;
    private final Reviewing reviewing;

    Studio(ExamDay day, Catalogue catalogue, Reviews reviews, Workshop workshop, Reviewing reviewing) {
        this.day = day;
        this.catalogue = catalogue;
        this.reviews = reviews;
        this.workshop = workshop;
        this.reviewing = reviewing;
    }

    public Cast cast() {
        Published.of(catalogue, reviews, "K08");
        var body = day.organisation(Organisation.Kind.CERTIFICATION_BODY);
        return new Cast(
                body,
                day.person("Ada", body, Role.AUTHOR, Role.REVIEWER),
                day.person("Alf", body, Role.AUTHOR),
                List.of(
                        day.person("Rea", body, Role.REVIEWER),
                        day.person("Rik", body, Role.REVIEWER),
                        day.person("Roza", body, Role.REVIEWER)),
                day.person("Olga", body, Role.CERTIFICATION_OFFICER));
    }

    /** A draft of the author's. */
    public Crafted draft(Cast cast, String name, Wording wording) {
        return now(workshop.create(
                cast.body(), new Workshop.Head("K08", name, "O1", false, "written"), wording, cast.author()));
    }

    /** Through all reviews, and on to one of the states after them. */
    public Crafted brought(Cast cast, Crafted item, State to) {
        reviewing.step(item, State.CONTENT_REVIEW, "", cast.author());
        reviewing.review(now(item.id()), "", true, "", cast.reviewers().get(0));
        reviewing.review(now(item.id()), "", true, "", cast.reviewers().get(1));
        reviewing.step(now(item.id()), State.BIAS_REVIEW, "", cast.author());
        reviewing.review(now(item.id()), "", true, "", cast.reviewers().get(2));
        reviewing.step(now(item.id()), State.LANGUAGE_REVIEW, "", cast.author());
        for (String language : item.languages())
            reviewing.review(
                    now(item.id()), language, true, "", cast.reviewers().get(2));
        reviewing.step(now(item.id()), State.PILOT, "Reviewed.", cast.officer());
        if (to == State.LIVE) reviewing.step(now(item.id()), State.LIVE, "Answered by 230.", cast.officer());
        return now(item.id());
    }

    public Crafted now(UUID item) {
        return workshop.find(item).orElseThrow();
    }
}
