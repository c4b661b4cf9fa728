package org.tessera.assess.day;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.assess.SittingId;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/**
 * Stops and gives time, by the database's clock and by the second. Each change is on record with who and why; the deadline
 * of the part that is running moves at once, and the end of the window with it.
 */
@Component
class ExamTime {
    private final JdbcClient jdbc;
    private final Audit audit;

    ExamTime(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    private record Running(SittingId sitting, String part, int seconds, boolean rest) {}

    /** Stops whatever is running in these sittings. Answers that still arrive are in time. */
    @Transactional
    void stop(List<SittingId> sittings, PersonId by) {
        if (sittings.isEmpty()) return;
        jdbc.sql("""
                update assess.part
                   set paused_at = case when paused_at is null then clock_timestamp() else paused_at end,
                       paused_until = null
                 where sitting in (:sittings) and submitted_at is null and deadline > assess.exam_clock(paused_at, paused_until)
                returning sitting, part, 0 as seconds, false as rest
                """)
                .param("sittings", ids(sittings))
                .query(ExamTime::running)
                .list()
                .forEach(r -> audited(r.sitting(), by, "part-stopped", Map.of("part", r.part())));
    }

    /** Lets whatever is stopped in these sittings go on; the time that stood still is given back. */
    @Transactional
    void goOn(List<SittingId> sittings, PersonId by) {
        if (sittings.isEmpty()) return;
        jdbc.sql("""
                with stopped as (
                    select sitting, part, paused_until is not null as rest,
                           clock_timestamp() - assess.exam_clock(paused_at, paused_until) as stood
                      from assess.part
                     where sitting in (:sittings) and submitted_at is null and paused_at is not null
                       for update
                )
                update assess.part p
                   set deadline = p.deadline + s.stood, paused_at = null, paused_until = null
                  from stopped s
                 where p.sitting = s.sitting and p.part = s.part
                returning p.sitting, p.part, cast(ceil(extract(epoch from s.stood)) as integer) as seconds, s.rest
                """)
                .param("sittings", ids(sittings))
                .query(ExamTime::running)
                .list()
                .forEach(r -> changed(r, r.rest() ? "break" : "stopped", "", by));
    }

    /**
     * Gives time to what is running in these sittings.
     *
     * @param kind {@code extra}, {@code incident} or {@code accommodation}
     * @return for how many candidates the deadline moved
     */
    @Transactional
    int give(List<SittingId> sittings, int minutes, String kind, String reason, PersonId by) {
        if (sittings.isEmpty()) return 0;
        var moved = jdbc.sql("""
                update assess.part
                   set deadline = deadline + make_interval(mins => :minutes)
                 where sitting in (:sittings) and submitted_at is null
                returning sitting, part, 60 * :minutes as seconds, false as rest
                """)
                .param("minutes", minutes)
                .param("sittings", ids(sittings))
                .query(ExamTime::running)
                .list();
        moved.forEach(r -> changed(r, kind, reason, by));
        return moved.size();
    }

    /**
     * A break that was granted beforehand: the candidate's clock stands still until they go on, for as long as is left of
     * it. Afterwards the clock runs on by itself.
     *
     * @throws Problem 409 {@code assess.day.problem.no-break} when nothing is left of it, or nothing runs
     */
    @Transactional
    void rest(SittingId sitting, PersonId candidate, int grantedMinutes) {
        int rows = jdbc.sql("""
                update assess.part
                   set paused_at = clock_timestamp(),
                       paused_until = clock_timestamp() + make_interval(mins => :minutes, secs => -(
                           select coalesce(sum(seconds), 0) from assess.time_change
                            where sitting = :sitting and kind = 'break'))
                 where sitting = :sitting and submitted_at is null and paused_at is null
                   and deadline > clock_timestamp()
                   and 60 * :minutes > (select coalesce(sum(seconds), 0) from assess.time_change
                                         where sitting = :sitting and kind = 'break')
                """)
                .param("minutes", grantedMinutes)
                .param("sitting", sitting.value())
                .update();
        if (rows == 0) throw Problem.conflict("assess.day.problem.no-break");
        audited(sitting, candidate, "break-begun", Map.of());
    }

    /** Ends the candidate's own break; what an invigilator stopped stays stopped. */
    @Transactional
    void endRest(SittingId sitting, PersonId candidate) {
        var resting = jdbc.sql(
                        "select 1 from assess.part where sitting = :sitting and paused_until is not null for update")
                .param("sitting", sitting.value())
                .query(Integer.class)
                .optional();
        if (resting.isPresent()) goOn(List.of(sitting), candidate);
    }

    private void changed(Running running, String kind, String reason, PersonId by) {
        jdbc.sql("""
                insert into assess.time_change (id, sitting, part, kind, seconds, reason, by_person, at)
                values (:id, :sitting, :part, :kind, :seconds, :reason, :by, clock_timestamp())
                """)
                .param("id", Ids.next())
                .param("sitting", running.sitting().value())
                .param("part", running.part())
                .param("kind", kind)
                .param("seconds", running.seconds())
                .param("reason", reason)
                .param("by", by.value())
                .update();
        audited(
                running.sitting(),
                by,
                "time-changed",
                Map.of("part", running.part(), "kind", kind, "seconds", running.seconds()));
    }

    private void audited(SittingId sitting, PersonId by, String action, Map<String, ?> details) {
        audit.record("sitting:" + sitting, Optional.of(by), action, details);
    }

    private static List<UUID> ids(List<SittingId> sittings) {
        return sittings.stream().map(SittingId::value).toList();
    }

    private static Running running(ResultSet row, int number) throws SQLException {
        return new Running(
                new SittingId(row.getObject("sitting", UUID.class)),
                row.getString("part"),
                row.getInt("seconds"),
                row.getBoolean("rest"));
    }
}
