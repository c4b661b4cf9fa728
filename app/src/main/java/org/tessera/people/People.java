package org.tessera.people;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Audit;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;

/** The people with an account, and the roles that they hold within organisations. */
@Component
public class People {
    private final JdbcClient jdbc;
    private final Granting granting;
    private final Audit audit;
    private final Clock clock;

    People(JdbcClient jdbc, Granting granting, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.granting = granting;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Enters a person. They hold no role yet.
     *
     * @param by who entered them, or nothing when the system did
     * @throws org.springframework.dao.DuplicateKeyException if the e-mail address belongs to somebody already
     */
    @Transactional
    public PersonId register(NewPerson person, Optional<PersonId> by) {
        var id = PersonId.next();
        jdbc.sql("""
                insert into people.person (id, given_name, family_name, latin_name, birth_date, language, email,
                                           registered_at)
                values (:id, :given, :family, :latin, :birth, :language, :email, :now)
                """)
                .param("id", id.value())
                .param("given", person.givenName())
                .param("family", person.familyName())
                .param("latin", person.latinName().orElse(null))
                .param("birth", person.birthDate().map(Date::valueOf).orElse(null))
                .param("language", person.language())
                .param("email", person.email().map(String::strip).orElse(null))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        audit.record("person:" + id, by, "registered", Map.of());
        return id;
    }

    /** @throws Problem not found, if there is no such person */
    public Person of(PersonId id) {
        return jdbc.sql("select * from people.person where id = :id")
                .param("id", id.value())
                .query(People::person)
                .optional()
                .orElseThrow(Problem::notFound);
    }

    /** These people, in no order; whoever is not there is left out. */
    public List<Person> of(Collection<PersonId> people) {
        if (people.isEmpty()) return List.of();
        return jdbc.sql("select * from people.person where id in (:ids)")
                .param("ids", people.stream().map(PersonId::value).toList())
                .query(People::person)
                .list();
    }

    /**
     * Gives a person a role within an organisation; held already, nothing changes.
     *
     * @param by who gives it, or nothing when the system does
     * @throws Problem not theirs, when {@code by} may not give this role here, or would give it to themselves
     * @throws IllegalArgumentException if organisations of this kind have no such role
     */
    @Transactional
    public void grant(PersonId person, OrganisationId organisation, Role role, Optional<PersonId> by) {
        granting.check(person, organisation, role, by);
        int rows = jdbc.sql("""
                insert into people.membership (person, organisation, role, granted_at, granted_by)
                values (:person, :organisation, :role, :now, :by)
                on conflict do nothing
                """)
                .param("person", person.value())
                .param("organisation", organisation.value())
                .param("role", role.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by.map(PersonId::value).orElse(null))
                .update();
        if (rows > 0) audit.record("person:" + person, by, "role-granted", details(organisation, role));
    }

    /**
     * Takes a role away; it is gone with the person's next request.
     *
     * @throws Problem not theirs, when {@code by} may not give or take this role here
     */
    @Transactional
    public void withdraw(PersonId person, OrganisationId organisation, Role role, PersonId by) {
        granting.check(person, organisation, role, Optional.of(by));
        int rows = jdbc.sql("""
                delete from people.membership
                 where person = :person and organisation = :organisation and role = :role
                """)
                .param("person", person.value())
                .param("organisation", organisation.value())
                .param("role", role.name())
                .update();
        if (rows > 0) audit.record("person:" + person, Optional.of(by), "role-withdrawn", details(organisation, role));
    }

    /** Everybody who holds a role within an organisation, by family name. */
    public List<Person> holding(OrganisationId organisation, Role role) {
        return jdbc.sql("""
                select p.*
                  from people.person p
                  join people.membership m on m.person = p.id
                 where m.organisation = :organisation and m.role = :role
                 order by p.family_name, p.given_name, p.id
                """)
                .param("organisation", organisation.value())
                .param("role", role.name())
                .query(People::person)
                .list();
    }

    /** Whose e-mail address this is; upper and lower case are the same. */
    public Optional<PersonId> byEmail(String email) {
        return jdbc.sql("select id from people.person where lower(email) = lower(:email)")
                .param("email", email.strip())
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    /** A person's e-mail address, for writing to them; many have none. */
    public Optional<String> email(PersonId person) {
        return jdbc.sql("select email from people.person where id = :id and email is not null")
                .param("id", person.value())
                .query(String.class)
                .optional();
    }

    /** Everybody who holds any role within an organisation, by family name. */
    List<Person> in(OrganisationId organisation) {
        return jdbc.sql("""
                select *
                  from people.person
                 where id in (select person from people.membership where organisation = :organisation)
                 order by family_name, given_name, id
                """)
                .param("organisation", organisation.value())
                .query(People::person)
                .list();
    }

    /** What pages call a person: empty when they are called as they are registered. */
    String called(PersonId person) {
        return jdbc.sql("select coalesce(called, '') from people.person where id = :id")
                .param("id", person.value())
                .query(String.class)
                .single();
    }

    /** A person changes how pages speak to them: in which language, and by which name (empty: as registered). */
    @Transactional
    void address(PersonId person, String language, String called) {
        jdbc.sql("update people.person set language = :language, called = nullif(:called, '') where id = :id")
                .param("language", language)
                .param("called", called)
                .param("id", person.value())
                .update();
        audit.record("person:" + person, Optional.of(person), "account-changed", Map.of("language", language));
    }

    static Person person(ResultSet row, int number) throws SQLException {
        @Nullable String latinName = row.getString("latin_name");
        return new Person(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("given_name"),
                row.getString("family_name"),
                Optional.ofNullable(latinName),
                Optional.ofNullable(row.getObject("birth_date", LocalDate.class)),
                row.getString("language"));
    }

    private static Map<String, String> details(OrganisationId organisation, Role role) {
        return Map.of("organisation", organisation.toString(), "role", role.key());
    }
}
