package org.tessera.certify;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The decisions as they are shown: without who took them. */
@Component
class DecisionBook {
    /** One decision. */
    record Taken(DecisionId id, boolean granted, String reasons, Instant at) {}

    private final JdbcClient jdbc;

    DecisionBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The decisions on an application, the newest first. */
    List<Taken> on(ApplicationId application) {
        return jdbc.sql("""
                select id, granted, reasons, decided_at
                  from certify.decision
                 where application = :application
                 order by round desc
                """)
                .param("application", application.value())
                .query((row, n) -> new Taken(
                        new DecisionId(row.getObject("id", UUID.class)),
                        row.getBoolean("granted"),
                        row.getString("reasons"),
                        row.getTimestamp("decided_at").toInstant()))
                .list();
    }
}
