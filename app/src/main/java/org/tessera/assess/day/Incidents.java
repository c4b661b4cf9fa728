package org.tessera.assess.day;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.assess.SittingId;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/**
 * The incident log. Invigilators decide at once about time; whether a sitting is void is for an officer of the
 * certification body, and never for whoever noted the incident or checked the candidate in.
 */
@Component
class Incidents {
    private static final String ALL = """
            select i.*, d.outcome, d.minutes, d.reasons, d.decided_at
              from assess.incident i left join assess.incident_decision d on d.incident = i.id
            """;
    private final JdbcClient jdbc;
    private final ExamTime time;
    private final Audit audit;

    Incidents(JdbcClient jdbc, ExamTime time, Audit audit) {
        this.jdbc = jdbc;
        this.time = time;
        this.audit = audit;
    }

    /** Notes what happened. */
    @Transactional
    UUID note(Session session, Optional<SittingId> sitting, String kind, String words, PersonId by) {
        var id = Ids.next();
        jdbc.sql("""
                insert into assess.incident (id, session, sitting, kind, words, noted_by, noted_at)
                values (:id, :session, cast(:sitting as uuid), :kind, :words, :by, clock_timestamp())
                """)
                .param("id", id)
                .param("session", session.id())
                .param("sitting", sitting.map(SittingId::toString).orElse(null))
                .param("kind", kind)
                .param("words", words)
                .param("by", by.value())
                .update();
        audit.record("session:" + session.id(), Optional.of(by), "incident-noted", Map.of("kind", kind));
        return id;
    }

    /**
     * Decides an incident, once. Time that is given or given back moves the deadlines in the same transaction.
     *
     * @param concerned the sitting of the incident, or all of its session
     * @param minutes to be credited; 0 unless the outcome is {@code credit}
     * @throws Problem 409 {@code assess.day.problem.decided} when it was decided before, {@code assess.day.problem.void}
     *     when this person may not declare it void, or it is too late for that
     */
    @Transactional
    void decide(
            Incident incident, List<SittingId> concerned, String outcome, int minutes, String reasons, PersonId by) {
        try {
            jdbc.sql("""
                    insert into assess.incident_decision (incident, outcome, minutes, reasons, decided_by, decided_at)
                    values (:id, :outcome, :minutes, :reasons, :by, clock_timestamp())
                    """)
                    .param("id", incident.id())
                    .param("outcome", outcome)
                    .param("minutes", minutes)
                    .param("reasons", reasons)
                    .param("by", by.value())
                    .update();
        } catch (DataAccessException refused) {
            throw Problem.conflict(outcome.equals("void") ? "assess.day.problem.void" : "assess.day.problem.decided");
        }
        switch (outcome) {
            case "resume" -> time.goOn(concerned, by);
            case "credit" -> {
                time.goOn(concerned, by);
                time.give(concerned, minutes, "incident", reasons, by);
            }
            case "void" -> time.stop(concerned, by);
            default -> {}
        }
        for (SittingId sitting : concerned) {
            audit.record(
                    "sitting:" + sitting,
                    Optional.of(by),
                    "incident-decided",
                    Map.of("incident", incident.id().toString(), "outcome", outcome, "minutes", minutes));
        }
    }

    /** The log of a session, the newest first. */
    List<Incident> of(Session session) {
        return jdbc.sql(ALL + "where i.session = :session order by i.noted_at desc")
                .param("session", session.id())
                .query(Incidents::incident)
                .list();
    }

    /** What waits for the officers of these bodies: undecided, about one candidate. */
    List<Incident> waiting(List<OrganisationId> bodies) {
        if (bodies.isEmpty()) return List.of();
        return jdbc.sql(ALL + """
                  join assess.sitting s on s.id = i.sitting
                 where s.certification_body in (:bodies) and d.incident is null
                 order by i.noted_at
                 limit 200
                """)
                .param("bodies", bodies.stream().map(OrganisationId::value).toList())
                .query(Incidents::incident)
                .list();
    }

    private static Incident incident(ResultSet row, int number) throws SQLException {
        var outcome = Optional.ofNullable(row.getString("outcome"));
        return new Incident(
                row.getObject("id", UUID.class),
                row.getObject("session", UUID.class),
                Optional.ofNullable(row.getObject("sitting", UUID.class)).map(SittingId::new),
                row.getString("kind"),
                row.getString("words"),
                row.getTimestamp("noted_at").toInstant(),
                outcome.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Incident.Decided(
                                outcome.get(),
                                row.getInt("minutes"),
                                row.getString("reasons"),
                                row.getTimestamp("decided_at").toInstant())));
    }
}
