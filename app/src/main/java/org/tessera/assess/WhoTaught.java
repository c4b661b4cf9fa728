package org.tessera.assess;

import java.sql.Date;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.people.Taught;

/**
 * Keeps who taught whom where the constraints on marking and invigilating can see it. A plain listener, so that it is
 * written in the same transaction: there is no moment in which somebody taught and might still examine.
 */
@Component
class WhoTaught {
    private final JdbcClient jdbc;

    WhoTaught(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void remember(Taught taught) {
        jdbc.sql("""
                insert into assess.taught (learner, educator, on_day) values (:learner, :educator, :day)
                on conflict do nothing
                """)
                .param("learner", taught.learner().value())
                .param("educator", taught.educator().value())
                .param("day", Date.valueOf(taught.on()))
                .update();
    }
}
