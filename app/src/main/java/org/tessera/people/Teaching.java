package org.tessera.people;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Audit;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;

/** Who taught whom, and when. Whoever taught a person may for two years neither examine nor decide about them. */
@Component
public class Teaching {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Teaching(JdbcClient jdbc, Audit audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
    }

    /** Records that an educator taught a learner on a day, and publishes {@link Taught}; said twice, it counts once. */
    @Transactional
    public void record(PersonId educator, PersonId learner, OrganisationId organisation, LocalDate on) {
        int rows = jdbc.sql("""
                insert into people.teaching (educator, learner, organisation, taught_on)
                values (:educator, :learner, :organisation, :on)
                on conflict do nothing
                """)
                .param("educator", educator.value())
                .param("learner", learner.value())
                .param("organisation", organisation.value())
                .param("on", Date.valueOf(on))
                .update();
        if (rows == 0) return;
        audit.record(
                "person:" + learner,
                Optional.empty(),
                "taught",
                Map.of("educator", educator.toString(), "organisation", organisation.toString(), "on", on.toString()));
        events.publishEvent(new Taught(learner, educator, on));
    }

    /** Whether the educator taught the learner on that day or later. */
    public boolean taughtSince(PersonId educator, PersonId learner, LocalDate since) {
        return jdbc.sql("""
                select exists (select 1
                                 from people.teaching
                                where educator = :educator and learner = :learner and taught_on >= :since)
                """)
                .param("educator", educator.value())
                .param("learner", learner.value())
                .param("since", Date.valueOf(since))
                .query(Boolean.class)
                .single();
    }
}
