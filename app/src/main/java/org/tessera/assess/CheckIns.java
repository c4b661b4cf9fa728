package org.tessera.assess;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/** The identity check before an exam: which kind of document was seen and whether it fits, never its number. */
@Component
public class CheckIns {
    /** The kinds of document that an invigilator may have seen. */
    public static final List<String> DOCUMENTS =
            List.of("identity-card", "passport", "residence-permit", "school-card", "other");

    private final JdbcClient jdbc;
    private final FormChoice forms;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    CheckIns(JdbcClient jdbc, FormChoice forms, ApplicationEventPublisher events, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.forms = forms;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Records an identity check. Only a confirmed one lets the candidate start, and with it their form is settled.
     *
     * @param document one of {@link #DOCUMENTS}
     * @param confirmed whether name and person fit the document
     * @param extraPercent extra time that was granted, 0 to 100 percent
     * @throws Problem 409 {@code assess.problem.partial-invigilator} when the invigilator taught the candidate within two
     *     years or is the candidate; {@code assess.problem.checked-in} when it was confirmed before
     */
    @Transactional
    public void record(SittingId sitting, PersonId invigilator, String document, boolean confirmed, int extraPercent) {
        try {
            if (confirmed) forms.settle(sitting);
            jdbc.sql("""
                    insert into assess.check_in (id, sitting, invigilator, document, confirmed, extra_percent, at)
                    values (:id, :sitting, :invigilator, :document, :confirmed, :extraPercent, :now)
                    """)
                    .param("id", Ids.next())
                    .param("sitting", sitting.value())
                    .param("invigilator", invigilator.value())
                    .param("document", document)
                    .param("confirmed", confirmed)
                    .param("extraPercent", extraPercent)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        } catch (DataAccessException refused) {
            throw Refusal.of(refused)
                    .map(why -> why == Refusal.CONFLICT
                            ? Problem.conflict("assess.problem.partial-invigilator")
                            : Problem.conflict("assess.problem.checked-in"))
                    .orElseThrow(() -> refused);
        }
        audit.record(
                "sitting:" + sitting,
                Optional.of(invigilator),
                confirmed ? "identity-confirmed" : "identity-not-confirmed",
                Map.of("document", document, "extraPercent", extraPercent));
        if (confirmed) events.publishEvent(new Invigilated(sitting, candidate(sitting), invigilator));
    }

    private PersonId candidate(SittingId sitting) {
        return new PersonId(jdbc.sql("select candidate from assess.sitting where id = :id")
                .param("id", sitting.value())
                .query(java.util.UUID.class)
                .single());
    }
}
