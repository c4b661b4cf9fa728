package org.tessera.learn.self;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.PersonId;

/** How a learner rates themself in the outcomes of a course, 1 (not yet) to 4 (well, and I could show others). */
@Component
class SelfAssessments {
    static final int HIGHEST = 4;

    /** When somebody rated themself. */
    enum Moment {
        BEFORE,
        AFTER;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    SelfAssessments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The ratings of one learner by outcome. */
    Map<String, Integer> of(PersonId learner, String course, Moment moment) {
        var ratings = new HashMap<String, Integer>();
        jdbc.sql("""
                select outcome, rating
                  from learn.self_assessment
                 where learner = :learner and micro_credential = :course and moment = :moment
                """)
                .param("learner", learner.value())
                .param("course", course)
                .param("moment", moment.key())
                .query(row -> {
                    ratings.put(row.getString(1), row.getInt(2));
                });
        return ratings;
    }

    /** Keeps ratings in place of earlier ones of the same moment. */
    @Transactional
    void rate(PersonId learner, String course, Moment moment, Map<String, Integer> ratings) {
        ratings.forEach((outcome, rating) -> jdbc.sql("""
                insert into learn.self_assessment (learner, micro_credential, outcome, moment, rating, at)
                values (:learner, :course, :outcome, :moment, :rating, :now)
                on conflict (learner, micro_credential, outcome, moment) do update
                   set rating = excluded.rating, at = excluded.at
                """)
                .param("learner", learner.value())
                .param("course", course)
                .param("outcome", outcome)
                .param("moment", moment.key())
                .param("rating", rating)
                .param("now", Timestamp.from(clock.instant()))
                .update());
    }

    /** Deletes what one learner said of themself in a course. */
    @Transactional
    void forget(PersonId learner, String course) {
        jdbc.sql("delete from learn.self_assessment where learner = :learner and micro_credential = :course")
                .param("learner", learner.value())
                .param("course", course)
                .update();
    }
}
