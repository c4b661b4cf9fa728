package org.tessera.people;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;

/**
 * Who may give and take which role: an organisation's administrator those of their own organisation, a platform
 * administrator every role, an educator that of a learner in their own school, and nobody one of their own.
 */
@Component
class Granting {
    private final Memberships memberships;
    private final Organisations organisations;

    Granting(Memberships memberships, Organisations organisations) {
        this.memberships = memberships;
        this.organisations = organisations;
    }

    /** @throws Problem not theirs */
    void check(PersonId person, OrganisationId organisation, Role role, Optional<PersonId> by) {
        if (!organisations.of(organisation).kind().has(role)) {
            throw new IllegalArgumentException("no " + role.key() + " in this kind of organisation");
        }
        if (by.isPresent() && !may(by.get(), person, organisation, role)) throw Problem.notYours();
    }

    private boolean may(PersonId by, PersonId person, OrganisationId organisation, Role role) {
        if (by.equals(person)) return false;
        var held = memberships.of(by);
        if (held.stream().anyMatch(m -> m.role() == Role.PLATFORM_ADMINISTRATOR)) return true;
        return role != Role.PLATFORM_ADMINISTRATOR
                && held.stream()
                        .filter(m -> m.organisation().equals(organisation))
                        .anyMatch(m -> m.role() == Role.ORGANISATION_ADMINISTRATOR
                                || (m.role() == Role.EDUCATOR && role == Role.LEARNER));
    }
}
