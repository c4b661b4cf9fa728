package org.tessera.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;

/** Coming into an organisation, changing one's duties there, and leaving it: whole or not at all. */
@Component
class Joining {
    private final JdbcClient jdbc;
    private final People people;

    Joining(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    /** Everybody's roles within an organisation. */
    Map<PersonId, List<Role>> roles(OrganisationId organisation) {
        var roles = new HashMap<PersonId, List<Role>>();
        jdbc.sql("select person, role from people.membership where organisation = :organisation order by role")
                .param("organisation", organisation.value())
                .query(row -> {
                    var person = new PersonId(row.getObject("person", UUID.class));
                    roles.computeIfAbsent(person, p -> new ArrayList<>()).add(Role.valueOf(row.getString("role")));
                });
        return roles;
    }

    /** Enters a person with their first roles. */
    @Transactional
    PersonId add(OrganisationId organisation, NewPerson entered, List<Role> roles, PersonId by) {
        var person = people.register(entered, Optional.of(by));
        for (Role role : roles) people.grant(person, organisation, role, Optional.of(by));
        return person;
    }

    /**
     * Gives the roles that are wanted and not held, and takes those that are held and not wanted.
     *
     * @param offered the roles that the form could speak of: others stay as they are
     */
    @Transactional
    void change(
            OrganisationId organisation,
            PersonId person,
            List<Role> held,
            List<Role> wanted,
            List<Role> offered,
            PersonId by) {
        for (Role role : offered) {
            if (wanted.contains(role) && !held.contains(role)) {
                people.grant(person, organisation, role, Optional.of(by));
            } else if (!wanted.contains(role) && held.contains(role)) {
                people.withdraw(person, organisation, role, by);
            }
        }
    }
}
