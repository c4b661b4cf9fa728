package org.tessera.learn;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
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
public class Enrolments {
    /** The newest answer to an exercise, and how many were given. */
    record Given(String answer, boolean fits, int attempts) {}

    /**
     * An answer that was given.
     *
     * @param key by which it is known again when it arrives twice
     */
    record Answered(UUID key, String answer, boolean fits, Instant at) {}

    private static final String COLUMNS = "id, learner, pack, place_unit, place_step, place_sentence, place_at";
    private final JdbcClient jdbc;
    private final CoursePacks packs;
    private final Clock clock;

    Enrolments(JdbcClient jdbc, CoursePacks packs, Clock clock) {
        this.jdbc = jdbc;
        this.packs = packs;
        this.clock = clock;
    }

    /** The courses of a learner, the one they were in last first. */
    public List<Enrolment> of(PersonId learner) {
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
    public Progress progress(Enrolment enrolment) {
        Map<String, Set<String>> done = new HashMap<>();
        jdbc.sql("select unit, step from learn.step_done where enrolment = :id")
                .param("id", enrolment.id())
                .query((row, number) -> done.computeIfAbsent(row.getString("unit"), u -> new HashSet<>())
                        .add(row.getString("step")))
                .list();
        return new Progress(enrolment.pack(), done);
    }

    /** Remembers that a learner is on this page now, to bring them back to it on any device. */
    @Transactional
    void arrive(Enrolment enrolment, String unit, String step) {
        var now = clock.instant();
        arrive(enrolment, new Enrolment.Place(unit, step, enrolment.sentenceOn(unit, step), now));
    }

    /**
     * Remembers where a learner was. The latest place stands, whichever arrives last; of two at the same instant always
     * the same one.
     */
    @Transactional
    void arrive(Enrolment enrolment, Enrolment.Place place) {
        jdbc.sql("""
                update learn.enrolment
                   set place_unit = :unit, place_step = :step, place_sentence = nullif(:sentence, 0), place_at = :at
                 where id = :id
                   and (place_at is null
                        or (place_at, place_unit, place_step, coalesce(place_sentence, 0))
                           < (:at, :unit, :step, :sentence))
                """)
                .param("id", enrolment.id())
                .param("unit", place.unit())
                .param("step", place.step())
                .param("sentence", place.sentence())
                .param("at", Timestamp.from(place.at()))
                .update();
    }

    /** Marks a step as done now; done is done. */
    @Transactional
    void finish(Enrolment enrolment, String unit, String step) {
        finish(enrolment, unit, step, clock.instant());
    }

    /** Marks a step as done; the first time stands. */
    @Transactional
    void finish(Enrolment enrolment, String unit, String step, Instant at) {
        jdbc.sql("""
                insert into learn.step_done (enrolment, unit, step, at)
                values (:id, :unit, :step, :at)
                on conflict (enrolment, unit, step) do update set at = least(step_done.at, excluded.at)
                """)
                .param("id", enrolment.id())
                .param("unit", unit)
                .param("step", step)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Keeps an answer given now; the exercise is done with the first one, right or not. */
    @Transactional
    void answer(Enrolment enrolment, String unit, String exercise, String answer, boolean fits) {
        answer(enrolment, unit, exercise, new Answered(Ids.next(), answer, fits, clock.instant()));
    }

    /** Keeps an answer under its key; one that arrived before is not counted again. */
    @Transactional
    void answer(Enrolment enrolment, String unit, String exercise, Answered answered) {
        jdbc.sql("""
                insert into learn.attempt (id, enrolment, unit, exercise, answer, fits, at, key)
                values (:attempt, :id, :unit, :exercise, :answer, :fits, :at, :key)
                on conflict (enrolment, key) do nothing
                """)
                .param("attempt", Ids.next())
                .param("id", enrolment.id())
                .param("unit", unit)
                .param("exercise", exercise)
                .param("answer", answered.answer())
                .param("fits", answered.fits())
                .param("at", Timestamp.from(answered.at()))
                .param("key", answered.key())
                .update();
        finish(enrolment, unit, exercise, answered.at());
    }

    /** The newest answer to an exercise. */
    Optional<Given> given(Enrolment enrolment, String unit, String exercise) {
        return jdbc.sql("""
                select answer, fits, count(*) over () as attempts
                  from learn.attempt
                 where enrolment = :id and unit = :unit and exercise = :exercise
                 order by at desc, key desc
                 limit 1
                """)
                .param("id", enrolment.id())
                .param("unit", unit)
                .param("exercise", exercise)
                .query(Given.class)
                .optional();
    }

    /** The newest answer to every exercise, under {@code <unit>/<exercise>}. */
    Map<String, String> answers(Enrolment enrolment) {
        var answers = new HashMap<String, String>();
        jdbc.sql("""
                select distinct on (unit, exercise) unit || '/' || exercise as name, answer
                  from learn.attempt
                 where enrolment = :id
                 order by unit, exercise, at desc, key desc
                """)
                .param("id", enrolment.id())
                .query((row, number) -> answers.put(row.getString("name"), row.getString("answer")))
                .list();
        return answers;
    }

    private Enrolment enrolment(ResultSet row, int number) throws SQLException {
        var unit = Optional.ofNullable(row.getString("place_unit"));
        var step = row.getString("place_step");
        var sentence = row.getInt("place_sentence");
        var at = row.getTimestamp("place_at");
        return new Enrolment(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("learner", UUID.class)),
                packs.version(row.getString("pack")).orElseThrow(),
                unit.map(u -> new Enrolment.Place(u, step, sentence, at.toInstant())));
    }
}
