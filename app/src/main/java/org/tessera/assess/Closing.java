package org.tessera.assess;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What happens by the clock and not by a person: handing in at the deadline, closing work tasks that nobody began, and
 * releasing results at their time. Each is idempotent, so it does not matter which node does it or how often.
 */
@Component
class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);
    private static final int AT_ONCE = 200;
    private final JdbcClient jdbc;
    private final Parts parts;
    private final Scripts scripts;
    private final Results results;
    private final TransactionTemplate transaction;

    Closing(JdbcClient jdbc, Parts parts, Scripts scripts, Results results, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.parts = parts;
        this.scripts = scripts;
        this.results = results;
        this.transaction = transaction;
    }

    private record Overdue(UUID sitting, String part) {}

    /** Closes everything whose time has come, each in its own transaction. */
    void run() {
        for (Overdue overdue : overdue()) {
            var sitting = new SittingId(overdue.sitting());
            each(sitting, () -> parts.submitOverdue(sitting, Part.ofCode(overdue.part())));
        }
        for (SittingId sitting : taskNotBegun()) each(sitting, () -> closeWithoutTask(sitting));
        for (SittingId sitting : results.due()) each(sitting, () -> results.releaseIfDue(sitting));
    }

    /** Nobody began the work task while the window was open: it counts as blank, so that the exam's result can be told. */
    private void closeWithoutTask(SittingId sitting) {
        transaction.executeWithoutResult(t -> {
            scripts.hand(sitting, "");
            results.complete(sitting);
        });
    }

    /** One sitting that fails must not hold up the others; it is tried again in the next round. */
    private static void each(SittingId sitting, Runnable deed) {
        try {
            deed.run();
        } catch (RuntimeException failed) {
            LOG.error("Closing sitting {} failed", sitting, failed);
        }
    }

    private List<Overdue> overdue() {
        return jdbc.sql("""
                select sitting, part
                  from assess.part
                 where submitted_at is null
                   and deadline < assess.exam_clock(paused_at, paused_until) - make_interval(secs => :grace)
                 order by deadline
                 limit :atOnce
                """)
                .param("grace", Answers.GRACE.toSeconds())
                .param("atOnce", AT_ONCE)
                .query(Overdue.class)
                .list();
    }

    private List<SittingId> taskNotBegun() {
        return jdbc.sql("""
                select s.id
                  from assess.sitting s
                  join assess.part a on a.sitting = s.id and a.part = 'A' and a.submitted_at is not null
                  join assess.timing w on w.sitting = s.id
                 where not s.practice and w.closes_at < clock_timestamp()
                   and not exists (select 1 from assess.part b where b.sitting = s.id and b.part = 'B')
                   and not exists (select 1 from assess.script c where c.sitting = s.id)
                 limit :atOnce
                """).param("atOnce", AT_ONCE).query(UUID.class).list().stream()
                .map(SittingId::new)
                .toList();
    }

    @Bean
    static Task<?> closeExams(org.springframework.beans.factory.ObjectProvider<Closing> closing) {
        return Tasks.recurring("assess-closing", FixedDelay.ofSeconds(10))
                .execute((instance, context) -> closing.getObject().run());
    }
}
