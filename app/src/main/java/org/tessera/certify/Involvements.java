package org.tessera.certify;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.assess.Examined;
import org.tessera.assess.Invigilated;
import org.tessera.assess.SittingId;
import org.tessera.people.Taught;
import org.tessera.platform.Audit;
import org.tessera.platform.PersonId;
import org.tessera.platform.Settings;

/**
 * Remembers who taught, examined or invigilated whom, in the same transaction in which it happened: a decision that is
 * being taken at that moment waits for it.
 */
@Component
class Involvements {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Settings settings;
    private final Clock clock;

    Involvements(JdbcClient jdbc, Audit audit, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void taught(Taught event) {
        record(event.learner(), event.educator(), Obstacle.TAUGHT, null, event.on());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void examined(Examined event) {
        record(event.candidate(), event.examiner(), Obstacle.EXAMINED, event.sitting(), event.on());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void invigilated(Invigilated event) {
        var today = LocalDate.ofInstant(clock.instant(), settings.zone());
        record(event.candidate(), event.invigilator(), Obstacle.INVIGILATED, event.sitting(), today);
    }

    /** What is against this person's deciding about the candidate; the rule itself is a function of the database. */
    Optional<Obstacle> against(PersonId person, PersonId candidate, SittingId sitting, Instant at) {
        return jdbc.sql("select certify.partiality(:candidate, :person, :sitting, :at)")
                .param("candidate", candidate.value())
                .param("person", person.value())
                .param("sitting", sitting.value())
                .param("at", Timestamp.from(at))
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single()
                .map(kind -> Obstacle.valueOf(kind.toUpperCase(Locale.ROOT)));
    }

    private void record(PersonId candidate, PersonId person, Obstacle kind, @Nullable SittingId sitting, LocalDate on) {
        jdbc.sql("""
                insert into certify.involvement (candidate, person, kind, sitting, on_day)
                values (:candidate, :person, :kind, :sitting, :on)
                on conflict do nothing
                """)
                .param("candidate", candidate.value())
                .param("person", person.value())
                .param("kind", kind.key())
                .param("sitting", sitting == null ? null : sitting.value(), java.sql.Types.OTHER)
                .param("on", Date.valueOf(on))
                .update();
        decisionsInDoubt(candidate, person, kind, on);
    }

    /** Teaching that is entered late can't undo a decision, but it must not stay unseen either. */
    private void decisionsInDoubt(PersonId candidate, PersonId person, Obstacle kind, LocalDate on) {
        jdbc.sql("""
                select id
                  from certify.decision
                 where candidate = :candidate and decided_by = :person
                   and :on <= cast(decided_at as date)
                   and :on > cast(decided_at - interval '2 years' as date)
                """)
                .param("candidate", candidate.value())
                .param("person", person.value())
                .param("on", Date.valueOf(on))
                .query(java.util.UUID.class)
                .list()
                .forEach(decision -> audit.record(
                        "decision:" + decision,
                        Optional.empty(),
                        "impartiality-in-doubt",
                        Map.of("kind", kind.key(), "on", on.toString())));
    }
}
