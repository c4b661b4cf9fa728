package org.tessera.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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

    /**
     * One statement on one connection. Asked for every request: when the roles were read inside the reading of the person,
     * each request held one connection while it waited for a second, and twenty of them at once waited for each other.
     */
    @Override
    public Optional<Caller> find(PersonId person) {
        return jdbc.sql("""
                select coalesce(p.called, p.given_name || ' ' || p.family_name) as name, p.language,
                       m.organisation, m.role
                  from people.person p left join people.membership m on m.person = p.id
                 where p.id = :id
                 order by m.granted_at, m.role
                """).param("id", person.value()).query(rows -> {
            if (!rows.next()) return Optional.<Caller>empty();
            var name = rows.getString("name");
            var language = rows.getString("language");
            var roles = new ArrayList<Membership>();
            do if (rows.getString("role") != null) roles.add(membership(rows));
            while (rows.next());
            return Optional.of(new Caller(person, name, language, List.copyOf(roles)));
        });
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
                .query((row, n) -> membership(row))
                .list();
    }

    private static Membership membership(ResultSet row) throws SQLException {
        return new Membership(
                new OrganisationId(row.getObject("organisation", UUID.class)), Role.valueOf(row.getString("role")));
    }
}
