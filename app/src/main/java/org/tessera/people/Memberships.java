package org.tessera.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.platform.Caller;
import org.tessera.platform.Callers;
import org.tessera.platform.Membership;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;

/** The roles that a person holds today, read for every request. */
@Component
class Memberships implements Callers {
    private final JdbcClient jdbc;

    Memberships(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Caller> find(PersonId person) {
        return jdbc.sql("""
                select coalesce(called, given_name || ' ' || family_name) as name, language
                  from people.person
                 where id = :id
                """)
                .param("id", person.value())
                .query((row, n) -> new Caller(person, row.getString("name"), row.getString("language"), of(person)))
                .optional();
    }

    /** Every role in every organisation. */
    List<Membership> of(PersonId person) {
        return jdbc.sql("""
                select organisation, role
                  from people.membership
                 where person = :person
                 order by granted_at, role
                """)
                .param("person", person.value())
                .query((row, n) -> new Membership(
                        new OrganisationId(row.getObject("organisation", UUID.class)),
                        Role.valueOf(row.getString("role"))))
                .list();
    }
}
