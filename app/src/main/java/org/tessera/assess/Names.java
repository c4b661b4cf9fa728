package org.tessera.assess;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tessera.design.Catalogue;
import org.tessera.design.MicroCredential;
import org.tessera.design.Outcome;
import org.tessera.people.Organisation;
import org.tessera.people.Organisations;
import org.tessera.people.People;
import org.tessera.people.Person;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;

/** What other modules call the things that a page here speaks of. */
@Component
class Names {
    private final Catalogue catalogue;
    private final Organisations organisations;
    private final People people;

    Names(Catalogue catalogue, Organisations organisations, People people) {
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.people = people;
    }

    /** A micro-credential's title by language; its code when the catalogue does not know it. */
    Map<String, String> title(String microCredential) {
        return catalogue.title(microCredential).orElse(Map.of("en", microCredential));
    }

    /** The outcomes in their order; empty when nothing is published. */
    List<Outcome> outcomes(String microCredential) {
        return catalogue.current(microCredential).map(MicroCredential::outcomes).orElse(List.of());
    }

    String organisation(OrganisationId id) {
        return organisations.find(id).map(Organisation::legalName).orElse("");
    }

    Person person(PersonId id) {
        return people.of(id);
    }
}
