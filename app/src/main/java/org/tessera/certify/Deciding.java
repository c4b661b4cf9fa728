package org.tessera.certify;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tessera.assess.Result;
import org.tessera.design.Catalogue;
import org.tessera.design.MicroCredential;
import org.tessera.people.People;
import org.tessera.platform.Audit;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;
import org.tessera.platform.Settings;
import org.tessera.platform.Sha256;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes decisions on certification. What stands in the way is told beforehand; the database refuses it once more when the
 * decision is written, so a program that forgets to ask changes nothing.
 */
@Component
class Deciding {
    private final JdbcClient jdbc;
    private final Involvements involvements;
    private final CertificateBook book;
    private final Catalogue catalogue;
    private final People people;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Settings settings;
    private final Clock clock;

    Deciding(
            JdbcClient jdbc,
            Involvements involvements,
            CertificateBook book,
            Catalogue catalogue,
            People people,
            Audit audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            JsonMapper json,
            Settings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.involvements = involvements;
        this.book = book;
        this.catalogue = catalogue;
        this.people = people;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /** Why this officer could not decide now, whichever way. */
    List<Obstacle> obstacles(Application application, PersonId officer, Optional<Result> result) {
        var obstacles = new ArrayList<Obstacle>();
        if (people.holding(application.body(), Role.CERTIFICATION_OFFICER).stream()
                .noneMatch(p -> p.id().equals(officer))) obstacles.add(Obstacle.NOT_AN_OFFICER);
        if (application.candidate().equals(officer)) obstacles.add(Obstacle.OWN_APPLICATION);
        application
                .sitting()
                .flatMap(s -> involvements.against(officer, application.candidate(), s, clock.instant()))
                .ifPresent(obstacles::add);
        if (deciders(application).contains(officer.value())) obstacles.add(Obstacle.DECIDED_BEFORE);
        switch (application.stage()) {
            case ACCEPTED -> {
                if (result.isEmpty()) obstacles.add(Obstacle.NO_RESULT);
            }
            case DECIDED -> obstacles.add(Obstacle.ALREADY_DECIDED);
            case APPLIED, DECLINED, CANCELLED -> obstacles.add(Obstacle.NOT_ACCEPTED);
        }
        return obstacles;
    }

    /** Why the certificate can't be granted, although a decision could be taken. */
    List<Obstacle> againstGranting(Result result) {
        var obstacles = new ArrayList<Obstacle>();
        if (!result.passed()) obstacles.add(Obstacle.NOT_PASSED);
        if (result.demonstration() && !settings.demo()) obstacles.add(Obstacle.ONLY_A_SAMPLE);
        return obstacles;
    }

    /** Takes the decision, or tells what stands in the way. */
    Decision decide(
            Application application, PersonId officer, boolean grant, String reasons, Optional<Result> released) {
        if (!grant && reasons.isBlank()) throw new IllegalArgumentException("a refusal tells its reasons");
        var obstacles = obstacles(application, officer, released);
        if (grant) released.map(this::againstGranting).ifPresent(obstacles::addAll);
        if (!obstacles.isEmpty()) return new Decision.NotTaken(List.copyOf(obstacles));
        return record(application, officer, grant, reasons, released.orElseThrow());
    }

    /** Writes the decision without asking first: the database has the last word. */
    Decision record(Application application, PersonId officer, boolean grant, String reasons, Result result) {
        try {
            return transaction.execute(_ -> write(application, officer, grant, reasons, result));
        } catch (DataAccessException refused) {
            return Refusals.obstacle(refused)
                    .<Decision>map(o -> new Decision.NotTaken(List.of(o)))
                    .orElseThrow(() -> refused);
        }
    }

    private Decision write(Application application, PersonId officer, boolean grant, String reasons, Result result) {
        var id = DecisionId.next();
        var certificate = CertificateId.next();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var standard = catalogue
                .version(application.microCredential(), application.version())
                .orElseThrow();
        var recorded = recorded(application, standard, certificate, grant, now, result);
        var facts = json.writeValueAsString(recorded);
        insert(id, application, officer, grant, reasons, result.satOn(), now, facts);
        jdbc.sql("update certify.application set state = 'decided' where id = :id")
                .param("id", application.id().value())
                .update();
        audit.record(
                "application:" + application.id(),
                Optional.of(officer),
                "decision-on-certification",
                Map.of("decision", id.toString(), "granted", grant, "facts", Sha256.of(facts)));
        events.publishEvent(new DecisionTaken(id, application.id(), application.candidate()));
        if (!grant) return new Decision.Refused(id, reasons);
        var until = standardEnd(standard, now);
        book.enter(certificate, id, application, standard.reference(), officer, day(now), until, now);
        events.publishEvent(new CertificateGranted(certificate, id, application.candidate()));
        return new Decision.Granted(id, certificate, until);
    }

    private Recorded recorded(
            Application application,
            MicroCredential standard,
            CertificateId certificate,
            boolean grant,
            Instant now,
            Result result) {
        return new Recorded(
                grant,
                grant ? certificate.value() : null,
                application.candidate().value(),
                application.body().value(),
                application.testCentre().value(),
                application.microCredential(),
                application.version(),
                standard.reference(),
                now,
                grant ? day(now) : null,
                grant ? standardEnd(standard, now) : null,
                Recorded.proof(result));
    }

    private void insert(
            DecisionId id,
            Application application,
            PersonId officer,
            boolean grant,
            String reasons,
            LocalDate satOn,
            Instant now,
            String facts) {
        jdbc.sql("""
                insert into certify.decision (id, application, round, candidate, sitting, sat_on, granted, reasons,
                                              decided_by, decided_at, facts, hash)
                values (:id, :application, :round, :candidate, :sitting, :sat, :granted, :reasons, :officer, :now,
                        :facts, :hash)
                """)
                .param("id", id.value())
                .param("application", application.id().value())
                .param("round", deciders(application).size() + 1)
                .param("candidate", application.candidate().value())
                .param("sitting", application.sitting().orElseThrow().value())
                .param("sat", Date.valueOf(satOn))
                .param("granted", grant)
                .param("reasons", reasons)
                .param("officer", officer.value())
                .param("now", Timestamp.from(now))
                .param("facts", facts)
                .param("hash", Sha256.of(facts))
                .update();
    }

    private List<UUID> deciders(Application application) {
        return jdbc.sql("select decided_by from certify.decision where application = :id")
                .param("id", application.id().value())
                .query(UUID.class)
                .list();
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, settings.zone());
    }

    /** The last day of a certificate: three years from 3 June 2027 end with 2 June 2030. */
    private LocalDate standardEnd(MicroCredential standard, Instant at) {
        return day(at).plusYears(standard.validityYears()).minusDays(1);
    }
}
