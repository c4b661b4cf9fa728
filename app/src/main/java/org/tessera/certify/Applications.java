package org.tessera.certify;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.assess.SittingId;
import org.tessera.assess.Sittings;
import org.tessera.design.Catalogue;
import org.tessera.people.People;
import org.tessera.platform.Audit;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;

/** Applications for certification, from the candidate's wish to the officer's decision. */
@Component
public class Applications {
    /** More than any body decides in one sitting; a file of them is made for that. */
    private static final int MOST_WAITING = 10_000;

    private final JdbcClient jdbc;
    private final Eligibility eligibility;
    private final Catalogue catalogue;
    private final Sittings sittings;
    private final Deciding deciding;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    Applications(
            JdbcClient jdbc,
            Eligibility eligibility,
            Catalogue catalogue,
            Sittings sittings,
            Deciding deciding,
            People people,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.eligibility = eligibility;
        this.catalogue = catalogue;
        this.sittings = sittings;
        this.deciding = deciding;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Records an application.
     *
     * @param microCredential such as {@code K08}
     * @throws NotEligible with every reason, when the person can't apply now
     */
    @Transactional
    public ApplicationId apply(
            PersonId candidate, String microCredential, OrganisationId certificationBody, OrganisationId testCentre) {
        var hindrances = eligibility.hindrances(candidate, microCredential, certificationBody, testCentre);
        if (!hindrances.isEmpty()) throw new NotEligible(hindrances);
        var version = catalogue.current(microCredential).orElseThrow().version();
        var id = ApplicationId.next();
        try {
            jdbc.sql("""
                insert into certify.application
                       (id, candidate, micro_credential, version, body, test_centre, applied_at, state)
                values (:id, :candidate, :what, :version, :body, :centre, :now, 'applied')
                """)
                    .param("id", id.value())
                    .param("candidate", candidate.value())
                    .param("what", microCredential)
                    .param("version", version)
                    .param("body", certificationBody.value())
                    .param("centre", testCentre.value())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException anotherOneJustNow) {
            throw new NotEligible(List.of(Hindrance.OPEN_APPLICATION));
        }
        audit.record(
                "application:" + id,
                Optional.of(candidate),
                "applied",
                Map.of("micro-credential", microCredential, "version", version, "body", certificationBody.toString()));
        return id;
    }

    /**
     * Accepts an application: the candidate may sit the assessment at the test centre within this time.
     *
     * @throws Problem when the officer is not one of this body, it was handled already, or there is no form to sit
     */
    @Transactional
    public void accept(ApplicationId id, PersonId officer, Instant from, Instant until) {
        var application = forUpdate(id, officer);
        if (application.stage() != Application.Stage.APPLIED) throw Problem.conflict("certify.problem.handled");
        var sitting = sittings.register(
                application.candidate(),
                application.microCredential(),
                application.testCentre(),
                application.body(),
                from,
                until);
        handle(id, officer, "accepted", Optional.of(sitting), Optional.of(from), Optional.of(until), "");
        audit.record("application:" + id, Optional.of(officer), "accepted", Map.of("sitting", sitting.toString()));
    }

    /** Declines an application; the note tells the candidate why. */
    @Transactional
    void decline(ApplicationId id, PersonId officer, String note) {
        if (forUpdate(id, officer).stage() != Application.Stage.APPLIED)
            throw Problem.conflict("certify.problem.handled");
        handle(id, officer, "declined", Optional.empty(), Optional.empty(), Optional.empty(), note);
        audit.record("application:" + id, Optional.of(officer), "declined", Map.of());
    }

    /** The candidate takes the application back before it was accepted. */
    @Transactional
    void cancel(ApplicationId id, PersonId candidate) {
        int rows = jdbc.sql("""
            update certify.application
               set state = 'cancelled'
             where id = :id and candidate = :candidate and state = 'applied'
            """)
                .param("id", id.value())
                .param("candidate", candidate.value())
                .update();
        if (rows == 0) throw Problem.conflict("certify.problem.handled");
        audit.record("application:" + id, Optional.of(candidate), "cancelled", Map.of());
    }

    /**
     * Decides on certification, on the released result.
     *
     * @param reasons written to the candidate; a refusal needs them
     * @return {@code NotTaken} when this officer or this file does not allow a decision
     */
    public Decision decide(ApplicationId id, PersonId officer, boolean grant, String reasons) {
        var application = find(id).orElseThrow(Problem::notFound);
        return deciding.decide(
                application, officer, grant, reasons, application.sitting().flatMap(sittings::released));
    }

    Optional<Application> find(ApplicationId id) {
        return jdbc.sql("select * from certify.application where id = :id")
                .param("id", id.value())
                .query(Application::read)
                .optional();
    }

    /** A candidate's applications, the newest first. */
    List<Application> by(PersonId candidate) {
        return jdbc.sql("select * from certify.application where candidate = :candidate order by applied_at desc")
                .param("candidate", candidate.value())
                .query(Application::read)
                .list();
    }

    /** All that waits for the officers of a body, the oldest first. */
    List<Application> waiting(OrganisationId body) {
        return waiting(List.of(body), 1, MOST_WAITING);
    }

    /**
     * A page of what waits for the officers of these bodies, the oldest first.
     *
     * @param page from 1
     * @param many on a page; one more is given when there is a next page
     */
    List<Application> waiting(List<OrganisationId> bodies, int page, int many) {
        if (bodies.isEmpty()) return List.of();
        return jdbc.sql("""
            select *
              from certify.application
             where body in (:bodies) and state in ('applied', 'accepted')
             order by applied_at, id
             limit :many offset :before
            """)
                .param("bodies", bodies.stream().map(OrganisationId::value).toList())
                .param("many", many + 1)
                .param("before", (page - 1) * many)
                .query(Application::read)
                .list();
    }

    /** Waits for the lock, so that two officers can't handle it at once. */
    private Application forUpdate(ApplicationId id, PersonId officer) {
        var application = jdbc.sql("select * from certify.application where id = :id for update")
                .param("id", id.value())
                .query(Application::read)
                .optional()
                .orElseThrow(Problem::notFound);
        if (people.holding(application.body(), Role.CERTIFICATION_OFFICER).stream()
                .noneMatch(p -> p.id().equals(officer))) {
            throw Problem.notFound();
        }
        if (application.candidate().equals(officer)) throw Problem.conflict("certify.problem.own-application");
        return application;
    }

    private void handle(
            ApplicationId id,
            PersonId officer,
            String state,
            Optional<SittingId> sitting,
            Optional<Instant> from,
            Optional<Instant> until,
            String note) {
        jdbc.sql("""
            update certify.application
               set state = :state, sitting = cast(:sitting as uuid), sits_from = :from, sits_until = :until,
                   handled_by = :officer, handled_at = :now, note = :note
             where id = :id
            """)
                .param("id", id.value())
                .param("state", state)
                .param("sitting", sitting.map(SittingId::toString).orElse(null))
                .param("from", from.map(Timestamp::from).orElse(null), java.sql.Types.TIMESTAMP)
                .param("until", until.map(Timestamp::from).orElse(null), java.sql.Types.TIMESTAMP)
                .param("officer", officer.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("note", note)
                .update();
    }
}
