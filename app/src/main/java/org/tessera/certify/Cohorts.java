package org.tessera.certify;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/**
 * Decides on many applications from one file. A file with one mistake is refused whole. Each row is a decision of the
 * officer who confirmed, by the same way as on the page of one application: what stands in the way there stands in the way
 * here.
 */
@Component
class Cohorts {
    private static final Logger LOG = LoggerFactory.getLogger(Cohorts.class);
    private final JdbcClient jdbc;
    private final CohortFile files;
    private final Applications applications;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Cohorts(
            JdbcClient jdbc,
            CohortFile files,
            Applications applications,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.applications = applications;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Reads a file of this officer for this body, and keeps it when nothing is wrong with it. */
    @Transactional
    public Cohort.Brought bring(OrganisationId body, PersonId officer, byte[] file) {
        var read = files.read(body, officer, file);
        if (!read.mistakes().isEmpty()) return new Cohort.Brought.Refused(read.mistakes());
        var id = Ids.next();
        jdbc.sql("insert into certify.cohort (id, body, brought_by, brought_at) values (:id, :body, :by, :now)")
                .param("id", id)
                .param("body", body.value())
                .param("by", officer.value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        read.applications()
                .forEach((number, application) -> jdbc.sql(
                                "insert into certify.cohort_row (cohort, number, application) values (:id, :number, :application)")
                        .param("id", id)
                        .param("number", number)
                        .param("application", application.value())
                        .update());
        audit.record(
                "cohort:" + id,
                Optional.of(officer),
                "brought",
                Map.of("rows", read.applications().size()));
        return new Cohort.Brought.Kept(id);
    }

    /**
     * The officer's word that every row was looked at; from now on the rows get their turn. Said twice, it counts once.
     *
     * @param reasons written to every candidate
     */
    @Transactional
    public void confirm(UUID cohort, PersonId officer, String reasons) {
        int rows = jdbc.sql("""
                update certify.cohort
                   set confirmed_by = :officer, confirmed_at = :now, reasons = :reasons
                 where id = :id and confirmed_by is null
                """)
                .param("officer", officer.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("reasons", reasons)
                .param("id", cohort)
                .update();
        if (rows == 1) audit.record("cohort:" + cohort, Optional.of(officer), "confirmed", Map.of());
    }

    /** Gives every row of every confirmed file its turn; what a crash interrupted goes on with the next row. */
    void work() {
        var waiting = jdbc.sql("""
                select r.cohort, r.number
                  from certify.cohort_row r
                  join certify.cohort c on c.id = r.cohort
                 where c.confirmed_by is not null and r.outcome is null
                 order by c.confirmed_at, r.number
                 limit 10000
                """)
                .query((row, n) -> Map.entry(row.getObject(1, UUID.class), row.getInt(2)))
                .list();
        for (var row : waiting) {
            try {
                turn(row.getKey(), row.getValue());
            } catch (RuntimeException e) {
                LOG.error("Row {} of cohort {} will be tried again", row.getValue(), row.getKey(), e);
            }
        }
    }

    /** Decision and outcome are one transaction, so a row is neither decided without a trace nor twice. */
    private void turn(UUID cohort, int number) {
        var answer = new AtomicReference<Decision>();
        try {
            transaction.executeWithoutResult(_ -> decide(cohort, number, answer));
        } catch (DataAccessException | TransactionException rolledBack) {
            // Where the database itself refused the decision, nothing of this transaction stands; the answer does.
            if (!(answer.get() instanceof Decision.NotTaken no)) throw rolledBack;
            transaction.executeWithoutResult(_ -> done(cohort, number, outcome(no)));
        }
    }

    private void decide(UUID cohort, int number, AtomicReference<Decision> answer) {
        jdbc.sql("""
                select r.application, c.confirmed_by, c.reasons
                  from certify.cohort_row r
                  join certify.cohort c on c.id = r.cohort
                 where r.cohort = :cohort and r.number = :number and r.outcome is null
                   for update of r skip locked
                """)
                .param("cohort", cohort)
                .param("number", number)
                .query((row, n) -> new Turn(
                        new ApplicationId(row.getObject(1, UUID.class)),
                        new PersonId(row.getObject(2, UUID.class)),
                        row.getString(3)))
                .optional()
                .ifPresent(turn -> {
                    var decision = applications.decide(turn.application(), turn.officer(), true, turn.reasons());
                    answer.set(decision);
                    done(cohort, number, outcome(decision));
                });
    }

    private record Turn(ApplicationId application, PersonId officer, String reasons) {}

    private static String outcome(Decision decision) {
        return switch (decision) {
            case Decision.Granted granted -> "granted";
            case Decision.NotTaken no ->
                "not-taken " + no.obstacles().stream().map(Obstacle::key).collect(Collectors.joining(" "));
            case Decision.Refused refused -> throw new IllegalStateException("a cohort refuses nobody");
        };
    }

    private void done(UUID cohort, int number, String outcome) {
        jdbc.sql("""
                update certify.cohort_row
                   set outcome = :outcome, done_at = :now
                 where cohort = :cohort and number = :number and outcome is null
                """)
                .param("outcome", outcome)
                .param("now", Timestamp.from(clock.instant()))
                .param("cohort", cohort)
                .param("number", number)
                .update();
    }

    /** One file of a body, or {@code Problem.notFound}. */
    Cohort of(UUID id) {
        return jdbc.sql("select * from certify.cohort where id = :id")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional()
                .orElseThrow(Problem::notFound);
    }

    /** The newest files of a body. */
    List<Cohort> of(OrganisationId body) {
        return jdbc.sql("select * from certify.cohort where body = :body order by brought_at desc limit 20")
                .param("body", body.value())
                .query((row, n) -> read(row))
                .list();
    }

    private Cohort read(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Cohort(
                id,
                new OrganisationId(row.getObject("body", UUID.class)),
                new PersonId(row.getObject("brought_by", UUID.class)),
                row.getTimestamp("brought_at").toInstant(),
                Optional.ofNullable(row.getObject("confirmed_by", UUID.class)).map(PersonId::new),
                rows(id));
    }

    private List<Cohort.Row> rows(UUID cohort) {
        return jdbc.sql(
                        "select number, application, outcome from certify.cohort_row where cohort = :id order by number")
                .param("id", cohort)
                .query((row, n) -> new Cohort.Row(
                        row.getInt(1),
                        new ApplicationId(row.getObject(2, UUID.class)),
                        Optional.ofNullable(row.getString(3))))
                .list();
    }

    @Configuration(proxyBeanMethods = false)
    static class Again {
        @Bean
        Task<?> confirmedCohorts(Cohorts cohorts) {
            return Tasks.recurring("certify.cohorts", FixedDelay.of(Duration.ofSeconds(5)))
                    .execute((_, _) -> cohorts.work());
        }
    }
}
