package org.tessera.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Who is calling: read anew for every request, so that a role that was taken away is gone with the next click.
 *
 * @param person who
 * @param name how the page greets them
 * @param language the language of their account, a BCP 47 code
 * @param memberships every role in every organisation
 */
public record Caller(PersonId person, String name, String language, List<Membership> memberships) {
    /** Whether the caller holds one of these roles in any organisation. */
    public boolean holds(Role... roles) {
        return memberships.stream().anyMatch(m -> Arrays.asList(roles).contains(m.role()));
    }

    /** Whether the caller holds one of these roles in this organisation. */
    public boolean holdsIn(OrganisationId organisation, Role... roles) {
        return memberships.stream()
                .anyMatch(m -> m.organisation().equals(organisation)
                        && Arrays.asList(roles).contains(m.role()));
    }

    /** The organisations in which the caller holds one of these roles. */
    public List<OrganisationId> organisations(Role... roles) {
        return memberships.stream()
                .filter(m -> Arrays.asList(roles).contains(m.role()))
                .map(Membership::organisation)
                .distinct()
                .toList();
    }

    /** The first organisation in which the caller holds one of these roles. */
    public Optional<OrganisationId> organisation(Role... roles) {
        return organisations(roles).stream().findFirst();
    }
}
