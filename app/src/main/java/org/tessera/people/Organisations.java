package org.tessera.people;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Audit;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/** The organisations that take part. */
@Component
public class Organisations {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Organisations(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Enters an organisation.
     *
     * @param country ISO 3166-1 alpha-2, upper case
     * @param by who entered it, or nothing when the system did
     */
    @Transactional
    public OrganisationId register(Organisation.Kind kind, String legalName, String country, Optional<PersonId> by) {
        var id = OrganisationId.next();
        jdbc.sql("""
                insert into people.organisation (id, kind, legal_name, country, registered_at)
                values (:id, :kind, :name, :country, :now)
                """)
                .param("id", id.value())
                .param("kind", kind.name())
                .param("name", legalName)
                .param("country", country)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        audit.record("organisation:" + id, by, "registered", Map.of("kind", kind, "country", country));
        return id;
    }

    /** @throws Problem not found, if there is none */
    public Organisation of(OrganisationId id) {
        return find(id).orElseThrow(Problem::notFound);
    }

    /** The organisation, or nothing if there is none. */
    public Optional<Organisation> find(OrganisationId id) {
        return jdbc.sql("select * from people.organisation where id = :id")
                .param("id", id.value())
                .query(Organisations::organisation)
                .optional();
    }

    /** All organisations of a kind, by name. */
    public List<Organisation> all(Organisation.Kind kind) {
        return jdbc.sql("select * from people.organisation where kind = :kind order by legal_name, id")
                .param("kind", kind.name())
                .query(Organisations::organisation)
                .list();
    }

    /** All organisations, by name. */
    public List<Organisation> all() {
        return jdbc.sql("select * from people.organisation order by legal_name, id")
                .query(Organisations::organisation)
                .list();
    }

    /**
     * Approves an organisation as a place where examinations are held, up to and including a day; a day in the past ends
     * the approval.
     */
    @Transactional
    public void approveTestCentre(OrganisationId id, LocalDate until, PersonId by) {
        int rows = jdbc.sql("update people.organisation set test_centre_until = :until where id = :id")
                .param("until", Date.valueOf(until))
                .param("id", id.value())
                .update();
        if (rows == 0) throw Problem.notFound();
        audit.record(
                "organisation:" + id, Optional.of(by), "approved-as-test-centre", Map.of("until", until.toString()));
    }

    private static Organisation organisation(ResultSet row, int number) throws SQLException {
        return new Organisation(
                new OrganisationId(row.getObject("id", UUID.class)),
                Organisation.Kind.valueOf(row.getString("kind")),
                row.getString("legal_name"),
                row.getString("country"),
                Optional.ofNullable(row.getObject("test_centre_until", LocalDate.class)));
    }
}
