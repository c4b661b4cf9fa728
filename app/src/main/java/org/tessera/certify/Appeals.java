package org.tessera.certify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/**
 * Appeals against decisions (ISO/IEC 17024, 9.8): heard by somebody who neither decided nor taught nor examined. One that
 * is upheld opens the application for a second decision, by another officer.
 */
@Component
class Appeals {
    /** What became of an appeal. */
    record Hearing(boolean upheld, String reasons, Instant at) {}

    /** One appeal; without a hearing it waits. */
    record Appeal(
            UUID id,
            ApplicationId application,
            OrganisationId body,
            PersonId candidate,
            String microCredential,
            int version,
            String decisionReasons,
            String grounds,
            Instant madeAt,
            Optional<Hearing> hearing) {}

    private static final String SELECT = """
            select p.id, d.application, a.body, a.candidate, a.micro_credential, a.version, d.reasons as decision_reasons,
                   p.grounds, p.made_at, h.upheld, h.reasons, h.heard_at
              from certify.appeal p
              join certify.decision d on d.id = p.decision
              join certify.application a on a.id = d.application
              left join certify.hearing h on h.appeal = p.id
            """;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Appeals(JdbcClient jdbc, Audit audit, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Appeals against the newest decision on an application. */
    @Transactional
    public void make(ApplicationId application, DecisionId decision, PersonId candidate, String grounds) {
        try {
            jdbc.sql("""
                    insert into certify.appeal (id, decision, grounds, made_by, made_at)
                    values (:id, :decision, :grounds, :by, :now)
                    """)
                    .param("id", Ids.next())
                    .param("decision", decision.value())
                    .param("grounds", grounds)
                    .param("by", candidate.value())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException madeAlready) {
            throw Problem.conflict("certify.problem.handled");
        }
        audit.record(
                "application:" + application,
                Optional.of(candidate),
                "appeal",
                Map.of("decision", decision.toString()));
    }

    /** Hears an appeal. Whoever may not is told why; the database refuses it in any case. */
    void hear(Appeal appeal, PersonId judge, boolean upheld, String reasons) {
        try {
            transaction.executeWithoutResult(_ -> write(appeal, judge, upheld, reasons));
        } catch (DuplicateKeyException heardAlready) {
            throw Problem.conflict("certify.problem.handled");
        } catch (DataAccessException refused) {
            if (Refusals.obstacle(refused).isPresent()) throw Problem.conflict("certify.problem.not-independent");
            throw refused;
        }
    }

    private void write(Appeal appeal, PersonId judge, boolean upheld, String reasons) {
        jdbc.sql("""
                insert into certify.hearing (appeal, upheld, reasons, heard_by, heard_at)
                values (:appeal, :upheld, :reasons, :judge, :now)
                """)
                .param("appeal", appeal.id())
                .param("upheld", upheld)
                .param("reasons", reasons)
                .param("judge", judge.value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (upheld) reopen(appeal);
        audit.record(
                "application:" + appeal.application(), Optional.of(judge), "appeal-heard", Map.of("upheld", upheld));
    }

    /** For a second decision, unless the candidate has applied again meanwhile. */
    private void reopen(Appeal appeal) {
        jdbc.sql("""
                update certify.application a
                   set state = 'accepted'
                 where a.id = :id and a.state = 'decided'
                   and not exists (select 1
                                     from certify.application o
                                    where o.candidate = a.candidate and o.micro_credential = a.micro_credential
                                      and o.state in ('applied', 'accepted'))
                   and not exists (select 1 from certify.decision d where d.application = a.id and d.granted)
                """).param("id", appeal.application().value()).update();
    }

    Optional<Appeal> find(UUID id) {
        return jdbc.sql(SELECT + " where p.id = :id")
                .param("id", id)
                .query(Appeals::appeal)
                .optional();
    }

    /** The appeal against a decision. */
    Optional<Appeal> against(DecisionId decision) {
        return jdbc.sql(SELECT + " where p.decision = :decision")
                .param("decision", decision.value())
                .query(Appeals::appeal)
                .optional();
    }

    /** The appeals to a body, those that wait first. */
    List<Appeal> to(OrganisationId body) {
        return jdbc.sql(SELECT + " where a.body = :body order by h.heard_at is not null, p.made_at limit 200")
                .param("body", body.value())
                .query(Appeals::appeal)
                .list();
    }

    private static Appeal appeal(ResultSet row, int number) throws SQLException {
        @Nullable Timestamp heardAt = row.getTimestamp("heard_at");
        return new Appeal(
                row.getObject("id", UUID.class),
                new ApplicationId(row.getObject("application", UUID.class)),
                new OrganisationId(row.getObject("body", UUID.class)),
                new PersonId(row.getObject("candidate", UUID.class)),
                row.getString("micro_credential"),
                row.getInt("version"),
                row.getString("decision_reasons"),
                row.getString("grounds"),
                row.getTimestamp("made_at").toInstant(),
                heardAt == null
                        ? Optional.empty()
                        : Optional.of(
                                new Hearing(row.getBoolean("upheld"), row.getString("reasons"), heardAt.toInstant())));
    }
}
