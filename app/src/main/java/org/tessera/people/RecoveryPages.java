package org.tessera.people;

import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.platform.Caller;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;

/**
 * Printing somebody's first card, and the reset by two people. A card is the answer itself and not a redirect, since its
 * secret is known at this moment only.
 */
@Controller
class RecoveryPages {
    private final Standing standing;
    private final Recovery recovery;
    private final People people;

    RecoveryPages(Standing standing, Recovery recovery, People people) {
        this.standing = standing;
        this.recovery = recovery;
        this.people = people;
    }

    @PostMapping("/organisations/{id}/people/{person}/card")
    View first(Screen screen, Caller caller, @PathVariable UUID id, @PathVariable UUID person) {
        var organisation = visible(caller, id, person);
        var holder = new PersonId(person);
        return printed(screen, recovery.first(caller, organisation.id(), holder), organisation, holder);
    }

    @PostMapping("/organisations/{id}/people/{person}/reset")
    View ask(Caller caller, @PathVariable UUID id, @PathVariable UUID person) {
        var organisation = visible(caller, id, person);
        recovery.ask(caller, organisation.id(), new PersonId(person));
        return SeeOther.to(PeoplePages.path(organisation, new PersonId(person)));
    }

    @PostMapping("/organisations/{id}/people/{person}/reset/{reset}")
    View confirm(
            Screen screen, Caller caller, @PathVariable UUID id, @PathVariable UUID person, @PathVariable UUID reset) {
        var organisation = visible(caller, id, person);
        var holder = new PersonId(person);
        return printed(screen, recovery.confirm(caller, organisation.id(), holder, reset), organisation, holder);
    }

    private Organisation visible(Caller caller, UUID id, UUID person) {
        var organisation = standing.organisation(caller, new OrganisationId(id));
        standing.roles(caller, organisation.id(), new PersonId(person));
        return organisation;
    }

    private View printed(Screen screen, Card card, Organisation organisation, PersonId holder) {
        var name = people.of(holder).fullName();
        return new PrintedCard(card, name, organisation.legalName())
                .page(screen, PeoplePages.path(organisation, holder));
    }

    @Bean
    static Routes recoveryRoutes() {
        var person = "/organisations/{id}/people/{person}";
        return Routes.none()
                .holding(HttpMethod.POST, person + "/card", PeoplePages.ADMINISTRATORS_AND_EDUCATORS)
                .holding(HttpMethod.POST, person + "/reset", PeoplePages.ADMINISTRATORS_AND_EDUCATORS)
                .holding(HttpMethod.POST, person + "/reset/{reset}", PeoplePages.ADMINISTRATORS_AND_EDUCATORS);
    }
}
