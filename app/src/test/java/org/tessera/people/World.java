package org.tessera.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;

/** Makes the organisations and people that a test needs. */
@Component("peopleWorld")
class World {
    private final Organisations organisations;
    private final People people;

    World(Organisations organisations, People people) {
        this.organisations = organisations;
        this.people = people;
    }

    OrganisationId school() {
        return organisation(Organisation.Kind.VET_PROVIDER);
    }

    OrganisationId organisation(Organisation.Kind kind) {
        return organisations.register(kind, "Example " + Ids.secret(), "GR", Optional.empty());
    }

    PersonId person(OrganisationId organisation, Role... roles) {
        return person(Optional.empty(), organisation, roles);
    }

    PersonId person(Optional<String> email, OrganisationId organisation, Role... roles) {
        var id = people.register(
                new NewPerson("Eleni", "Test", Optional.empty(), Optional.of(LocalDate.of(2008, 5, 4)), "en", email),
                Optional.empty());
        for (Role role : roles) people.grant(id, organisation, role, Optional.empty());
        return id;
    }

    void grant(PersonId person, OrganisationId organisation, Role role) {
        people.grant(person, organisation, role, Optional.empty());
    }

    static String address() {
        return "p" + Instant.now().toEpochMilli() + Ids.secret().replaceAll("[^a-zA-Z0-9]", "") + "@example.org";
    }
}
