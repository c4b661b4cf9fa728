package org.tessera.learn;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What learners think of a unit. The two taps belong to an enrolment, so that nobody counts twice and they may change
 * them; the sentence is kept apart, so that nobody can tell whose it is, and therefore can't be changed.
 */
@Component
class Feedback {
    static final int LONGEST = 300;

    /** The two answers, 1 no to 3 yes. @param said whether a sentence was given too */
    record Taps(int useful, int clear, boolean said) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Feedback(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was given before. */
    Optional<Taps> of(Enrolment enrolment, String unit) {
        return jdbc.sql("select useful, clear, said from learn.unit_feedback where enrolment = :id and unit = :unit")
                .param("id", enrolment.id())
                .param("unit", unit)
                .query(Taps.class)
                .optional();
    }

    /** Keeps the taps in place of earlier ones, and the first sentence. */
    @Transactional
    void give(Enrolment enrolment, String unit, int useful, int clear, String sentence) {
        boolean fresh =
                !sentence.isEmpty() && of(enrolment, unit).filter(Taps::said).isEmpty();
        jdbc.sql("""
                insert into learn.unit_feedback (enrolment, unit, useful, clear, said, at)
                values (:id, :unit, :useful, :clear, :said, :now)
                on conflict (enrolment, unit) do update
                   set useful = excluded.useful, clear = excluded.clear, said = unit_feedback.said or excluded.said,
                       at = excluded.at
                """)
                .param("id", enrolment.id())
                .param("unit", unit)
                .param("useful", useful)
                .param("clear", clear)
                .param("said", fresh)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (fresh) say(enrolment, unit, sentence);
    }

    private void say(Enrolment enrolment, String unit, String sentence) {
        jdbc.sql("""
                insert into learn.unit_sentence (id, micro_credential, unit, class, words)
                values (:random, :course, :unit,
                        (select m.class
                           from learn.class_member m
                           join learn.class_course c on c.class = m.class
                          where m.learner = :learner and c.micro_credential = :course
                          order by m.joined_at
                          limit 1),
                        :words)
                """)
                // Not in the order of time, as our other ids are.
                .param("random", UUID.randomUUID())
                .param("course", enrolment.pack().id())
                .param("unit", unit)
                .param("learner", enrolment.learner().value())
                .param("words", sentence)
                .update();
    }
}
