package org.tessera.people;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tessera.platform.Caller;
import org.tessera.platform.Membership;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;

/**
 * What a caller may see and do with the people of an organisation. Whatever they may not know of is not found.
 *
 * <p>A new card gives whoever holds it everything that the person may do. So an educator may help learners only, an
 * administrator those whose other roles are all in their own organisation, and everybody else needs a platform
 * administrator.
 */
@Component
class Standing {
    private static final Role[] ADMINISTRATION = {Role.ORGANISATION_ADMINISTRATOR};
    private final Memberships memberships;
    private final Organisations organisations;

    Standing(Memberships memberships, Organisations organisations) {
        this.memberships = memberships;
        this.organisations = organisations;
    }

    /** The organisation, if the caller works with its people: its administrators and educators, and the platform's. */
    Organisation organisation(Caller caller, OrganisationId id) {
        if (!administers(caller, id) && !caller.holdsIn(id, Role.EDUCATOR)) throw Problem.notFound();
        return organisations.of(id);
    }

    /** The organisation, if the caller administers it. */
    Organisation administered(Caller caller, OrganisationId id) {
        organisation(caller, id);
        if (!administers(caller, id)) throw Problem.notYours();
        return organisations.of(id);
    }

    /** Whether the caller administers this organisation. */
    boolean administers(Caller caller, OrganisationId id) {
        return caller.holds(Role.PLATFORM_ADMINISTRATOR) || caller.holdsIn(id, ADMINISTRATION);
    }

    /** The person's roles within the organisation; not found when they have none, or the caller may not see them. */
    List<Role> roles(Caller caller, OrganisationId organisation, PersonId person) {
        var roles = memberships.of(person).stream()
                .filter(m -> m.organisation().equals(organisation))
                .map(Membership::role)
                .toList();
        if (roles.isEmpty() || !sees(caller, organisation, roles)) throw Problem.notFound();
        return roles;
    }

    /** Whether somebody with these roles is shown to the caller: educators see learners. */
    boolean sees(Caller caller, OrganisationId organisation, List<Role> roles) {
        return administers(caller, organisation) || roles.contains(Role.LEARNER);
    }

    /** Whether the caller may take part in giving this person a new way in. */
    boolean mayLetIn(Caller caller, OrganisationId organisation, PersonId person) {
        if (caller.person().equals(person)) return false;
        if (caller.holds(Role.PLATFORM_ADMINISTRATOR)) return true;
        var duties = memberships.of(person).stream()
                .filter(m -> m.role() != Role.LEARNER)
                .toList();
        if (duties.isEmpty()) return caller.holdsIn(organisation, Role.ORGANISATION_ADMINISTRATOR, Role.EDUCATOR);
        var own = duties.stream().allMatch(m -> m.organisation().equals(organisation));
        var platform = duties.stream().map(Membership::role).anyMatch(Set.of(Role.PLATFORM_ADMINISTRATOR)::contains);
        return own && !platform && caller.holdsIn(organisation, ADMINISTRATION);
    }
}
