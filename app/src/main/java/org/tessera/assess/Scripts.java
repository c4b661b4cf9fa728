package org.tessera.assess;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hands the text of a work task to the examiners, under an id of its own that leads nowhere. */
@Component
class Scripts {
    private final JdbcClient jdbc;

    Scripts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the text that stands saved; blank when there is none. A sitting has one script, so the second call does nothing. */
    void hand(SittingId sitting, String language) {
        jdbc.sql("""
                insert into assess.script (id, sitting, task, body, language, text, at)
                select :id, s.id, s.task, s.certification_body, :language, coalesce(c.answer, ''), clock_timestamp()
                  from assess.sitting s
                  left join assess.answer_current c on c.sitting = s.id and c.part = 'B' and c.slot = 0
                 where s.id = :sitting
                on conflict do nothing
                """)
                .param("id", random())
                .param("language", language)
                .param("sitting", sitting.value())
                .update();
    }

    /** Not a UUID of version 7: its time would tell when somebody sat, and with a roster, who. */
    private static UUID random() {
        return UUID.randomUUID();
    }
}
