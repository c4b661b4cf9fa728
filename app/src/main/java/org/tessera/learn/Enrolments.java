package org.tessera.learn;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.design.CoursePacks;
import org.tessera.platform.Ids;
import org.tessera.platform.PersonId;

/** The courses that learners take, and what they have done in them. */
@Component
class Enrolments {
    /** The newest answer to an exercise, and how many were given. */
    record Given(String answer, boolean fits, int attempts) {}

    private static final String COLUMNS = "id, learner, pack, place_unit, place_step, place_at";
    private final JdbcClient jdbc;
    private final CoursePacks packs;
    private final Clock clock;

    Enrolments(JdbcClient jdbc, CoursePacks packs, Clock clock) {
        this.jdbc = jdbc;
        this.packs = packs;
        this.clock = clock;
    }

    /** The courses of a learner, the one they were in last first. */
    List<Enrolment> of(PersonId learner) {
        return jdbc.sql("select " + COLUMNS + """
                  from learn.enrolment
                 where learner = :learner
                 order by coalesce(place_at, enrolled_at) desc
                """)
                .param("learner", learner.value())
                .query(this::enrolment)
                .list();
    }

    /** A learner's enrolment in a course. */
    Optional<Enrolment> of(PersonId learner, String microCredential) {
        return jdbc.sql("select " + COLUMNS + """
                  from learn.enrolment
                 where learner = :learner and micro_credential = :course
                """)
                .param("learner", learner.value())
                .param("course", microCredential)
                .query(this::enrolment)
                .optional();
    }

    /** How far a learner is. */
    Progress progress(Enrolment enrolment) {
        Map<String, Set<String>> done = new HashMap<>();
        jdbc.sql("select unit, step from learn.step_done where enrolment = :id")
                .param("id", enrolment.id())
                .query((row, number) -> done.computeIfAbsent(row.getString("unit"), u -> new HashSet<>())
                        .add(row.getString("step")))
                .list();
        return new Progress(enrolment.pack(), done);
    }

    /** Remembers that a learner is on this page, to bring them back to it on any device. */
    @Transactional
    void arrive(Enrolment enrolment, String unit, String step) {
        jdbc.sql("""
                update learn.enrolment
                   set place_unit = :unit, place_step = :step, place_at = :now
                 where id = :id
                """)
                .param("id", enrolment.id())
                .param("unit", unit)
                .param("step", step)
                .param("now", now())
                .update();
    }

    /** Marks a step as done; done is done. */
    @Transactional
    void finish(Enrolment enrolment, String unit, String step) {
        jdbc.sql("""
                insert into learn.step_done (enrolment, unit, step, at)
                values (:id, :unit, :step, :now)
                on conflict do nothing
                """)
                .param("id", enrolment.id())
                .param("unit", unit)
                .param("step", step)
                .param("now", now())
                .update();
    }

    /** Keeps an answer; the exercise is done with the first one, right or not. */
    @Transactional
    void answer(Enrolment enrolment, String unit, String exercise, String answer, boolean fits) {
        jdbc.sql("""
                insert into learn.attempt (id, enrolment, unit, exercise, answer, fits, at)
                values (:attempt, :id, :unit, :exercise, :answer, :fits, :now)
                """)
                .param("attempt", Ids.next())
                .param("id", enrolment.id())
                .param("unit", unit)
                .param("exercise", exercise)
                .param("answer", answer)
                .param("fits", fits)
                .param("now", now())
                .update();
        finish(enrolment, unit, exercise);
    }

    /** The newest answer to an exercise. */
    Optional<Given> given(Enrolment enrolment, String unit, String exercise) {
        return jdbc.sql("""
                select answer, fits, count(*) over () as attempts
                  from learn.attempt
                 where enrolment = :id and unit = :unit and exercise = :exercise
                 order by at desc, id desc
                 limit 1
                """)
                .param("id", enrolment.id())
                .param("unit", unit)
                .param("exercise", exercise)
                .query(Given.class)
                .optional();
    }

    private Enrolment enrolment(ResultSet row, int number) throws SQLException {
        var unit = Optional.ofNullable(row.getString("place_unit"));
        var step = row.getString("place_step");
        var at = row.getTimestamp("place_at");
        return new Enrolment(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("learner", UUID.class)),
                packs.version(row.getString("pack")).orElseThrow(),
                unit.map(u -> new Enrolment.Place(u, step, at.toInstant())));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
