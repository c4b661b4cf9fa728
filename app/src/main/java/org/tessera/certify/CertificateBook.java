package org.tessera.certify;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Settings;

/** The register of certificates: entries are only ever added. */
@Component
class CertificateBook {
    /**
     * One entry of a certificate's history.
     *
     * @param told what the public may read of the reason
     * @param proposesWithdrawal whether a second officer is to confirm that it ends for good
     */
    record Entry(
            int number,
            State state,
            String reason,
            Optional<PublicReason> told,
            boolean proposesWithdrawal,
            PersonId by,
            Optional<PersonId> second,
            Instant at) {}

    private static final String SELECT = """
            select c.*, e.state, e.reason, e.told, e.at, e.number
              from certify.certificate c
              join certify.certificate_event e
                on e.certificate = c.id
               and e.number = (select max(l.number) from certify.certificate_event l where l.certificate = c.id)
            """;

    private final JdbcClient jdbc;
    private final Settings settings;
    private final Clock clock;

    CertificateBook(JdbcClient jdbc, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    void enter(
            CertificateId id,
            DecisionId decision,
            Application application,
            String reference,
            PersonId officer,
            LocalDate from,
            LocalDate until,
            Instant now) {
        jdbc.sql("""
                insert into certify.certificate (id, decision, holder, sitting, body, micro_credential,
                                                 micro_credential_reference, valid_from, valid_until)
                values (:id, :decision, :holder, :sitting, :body, :what, :reference, :from, :until)
                """)
                .param("id", id.value())
                .param("decision", decision.value())
                .param("holder", application.candidate().value())
                .param("sitting", application.sitting().orElseThrow().value())
                .param("body", application.body().value())
                .param("what", application.microCredential())
                .param("reference", reference)
                .param("from", Date.valueOf(from))
                .param("until", Date.valueOf(until))
                .update();
        add(id, new Entry(1, State.VALID, "granted", Optional.empty(), false, officer, Optional.empty(), now));
    }

    void add(CertificateId id, Entry entry) {
        jdbc.sql("""
                insert into certify.certificate_event (certificate, number, state, reason, told, proposes_withdrawal,
                                                       by_person, second_person, at)
                values (:id, :number, :state, :reason, :told, :proposes, :by, cast(:second as uuid), :at)
                """)
                .param("id", id.value())
                .param("number", entry.number())
                .param("state", entry.state().key())
                .param("reason", entry.reason())
                .param("told", entry.told().map(PublicReason::key).orElse(null))
                .param("proposes", entry.proposesWithdrawal())
                .param("by", entry.by().value())
                .param("second", entry.second().map(PersonId::toString).orElse(null))
                .param("at", Timestamp.from(entry.at()))
                .update();
    }

    /** A certificate's history, the oldest entry first. */
    List<Entry> history(CertificateId id) {
        return jdbc.sql("select * from certify.certificate_event where certificate = :id order by number")
                .param("id", id.value())
                .query(CertificateBook::entry)
                .list();
    }

    Optional<Certificate> find(CertificateId id) {
        return jdbc.sql(SELECT + " where c.id = :id")
                .param("id", id.value())
                .query(this::certificate)
                .optional();
    }

    Optional<Certificate> grantedBy(DecisionId decision) {
        return jdbc.sql(SELECT + " where c.decision = :decision")
                .param("decision", decision.value())
                .query(this::certificate)
                .optional();
    }

    List<Certificate> heldBy(PersonId holder) {
        return jdbc.sql(SELECT + " where c.holder = :holder order by c.valid_from desc, c.id desc")
                .param("holder", holder.value())
                .query(this::certificate)
                .list();
    }

    /** The newest certificates of a body. */
    List<Certificate> of(OrganisationId body, int most) {
        return jdbc.sql(SELECT + " where c.body = :body order by e.at desc limit :most")
                .param("body", body.value())
                .param("most", most)
                .query(this::certificate)
                .list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        @Nullable UUID second = row.getObject("second_person", UUID.class);
        return new Entry(
                row.getInt("number"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                told(row),
                row.getBoolean("proposes_withdrawal"),
                new PersonId(row.getObject("by_person", UUID.class)),
                Optional.ofNullable(second).map(PersonId::new),
                row.getTimestamp("at").toInstant());
    }

    private static Optional<PublicReason> told(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("told")).flatMap(PublicReason::of);
    }

    private Certificate certificate(ResultSet row, int number) throws SQLException {
        var until = row.getObject("valid_until", LocalDate.class);
        var recorded = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        boolean over = LocalDate.ofInstant(clock.instant(), settings.zone()).isAfter(until);
        boolean expired = over && recorded != State.WITHDRAWN;
        return new Certificate(
                new CertificateId(row.getObject("id", UUID.class)),
                new DecisionId(row.getObject("decision", UUID.class)),
                new PersonId(row.getObject("holder", UUID.class)),
                new OrganisationId(row.getObject("body", UUID.class)),
                row.getString("micro_credential"),
                row.getString("micro_credential_reference"),
                row.getObject("valid_from", LocalDate.class),
                until,
                expired ? State.EXPIRED : recorded,
                expired || recorded == State.VALID ? Optional.empty() : Optional.of(row.getString("reason")),
                expired ? Optional.empty() : told(row),
                expired
                        ? until.plusDays(1).atStartOfDay(settings.zone()).toInstant()
                        : row.getTimestamp("at").toInstant());
    }
}
