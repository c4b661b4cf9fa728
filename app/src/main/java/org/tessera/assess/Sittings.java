package org.tessera.assess;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Settings;

/** The appointments with exams, and what came of them. */
@Component
public class Sittings {
    private final JdbcClient jdbc;
    private final Results results;
    private final Appointments appointments;
    private final Settings settings;
    private final Audit audit;
    private final Clock clock;

    Sittings(JdbcClient jdbc, Results results, Appointments appointments, Settings settings, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.results = results;
        this.appointments = appointments;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes an appointment. The certification body's newest confidential form and task are used; public samples are
     * taken only when the whole deployment is a demonstration. The result is released as soon as it is complete.
     *
     * @param from when the candidate may start at the earliest
     * @param until when the exam ends at the latest, whenever it was started
     * @throws Problem 409 {@code assess.problem.no-form} when there is no form for this micro-credential
     */
    @Transactional
    public SittingId register(
            PersonId candidate,
            String microCredential,
            OrganisationId testCentre,
            OrganisationId certificationBody,
            Instant from,
            Instant until) {
        return register(
                candidate,
                microCredential,
                testCentre,
                certificationBody,
                from,
                until,
                Optional.empty(),
                settings.demo());
    }

    /**
     * Makes an appointment with a time before which no result is released, and possibly only as a demonstration.
     *
     * @param releaseAt everybody of one exam session gets the result at the same time; nothing: when it is complete
     * @param demonstration whether a public sample may be used; the result then says that it proves nothing
     * @throws Problem 409 {@code assess.problem.no-form}
     */
    @Transactional
    public SittingId register(
            PersonId candidate,
            String microCredential,
            OrganisationId testCentre,
            OrganisationId certificationBody,
            Instant from,
            Instant until,
            Optional<Instant> releaseAt,
            boolean demonstration) {
        var form = form(microCredential, certificationBody, demonstration, false);
        var task = task(microCredential, certificationBody, demonstration);
        if (form.isEmpty() || task.isEmpty()) throw Problem.conflict("assess.problem.no-form", microCredential);
        var id = insert(new Registration(
                candidate,
                microCredential,
                form.get(),
                task,
                demonstration,
                Optional.of(testCentre),
                Optional.of(certificationBody),
                from,
                until,
                releaseAt));
        audit.record(
                "sitting:" + id,
                Optional.empty(),
                "sitting-registered",
                Map.of("candidate", candidate.toString(), "testCentre", testCentre.toString()));
        return id;
    }

    /**
     * Opens a practice test: the same player with the practice questions, open for a day, with feedback at the end.
     *
     * @throws Problem 404 when there are no practice questions
     */
    @Transactional
    public SittingId practise(PersonId candidate, String microCredential) {
        var form = form(microCredential, new OrganisationId(new UUID(0, 0)), true, true)
                .orElseThrow(Problem::notFound);
        var now = clock.instant();
        return insert(new Registration(
                candidate,
                microCredential,
                form,
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                now.minusSeconds(60),
                now.plusSeconds(24 * 60 * 60),
                Optional.empty()));
    }

    /** The micro-credentials for which there are practice questions. */
    public List<String> practisable() {
        return jdbc.sql("""
                select distinct f.micro_credential
                  from assess.form f join assess.bank b on b.id = f.bank
                 where f.practice and b.owner is null
                 order by 1
                """).query(String.class).list();
    }

    /** The result, or nothing before its release. */
    public Optional<Result> released(SittingId sitting) {
        return results.released(sitting);
    }

    /** A candidate's appointments, practice apart, the newest first. */
    public List<SittingId> of(PersonId candidate) {
        return appointments.of(candidate).stream()
                .filter(a -> !a.practice())
                .map(Appointment::id)
                .toList();
    }

    /** Whose sitting it is, and for what. */
    public record Registered(PersonId candidate, String microCredential) {}

    /** Whose sittings these are; one that does not exist is left out. */
    public Map<SittingId, Registered> candidates(List<SittingId> of) {
        var registered = new java.util.HashMap<SittingId, Registered>();
        if (of.isEmpty()) return registered;
        jdbc.sql("select id, candidate, micro_credential from assess.sitting where id in (:ids)")
                .param("ids", of.stream().map(SittingId::value).toList())
                .query((row, n) -> registered.put(
                        new SittingId(row.getObject("id", UUID.class)),
                        new Registered(
                                new PersonId(row.getObject("candidate", UUID.class)),
                                row.getString("micro_credential"))))
                .list();
        return registered;
    }

    private record Registration(
            PersonId candidate,
            String microCredential,
            UUID form,
            Optional<UUID> task,
            boolean demonstration,
            Optional<OrganisationId> testCentre,
            Optional<OrganisationId> certificationBody,
            Instant from,
            Instant until,
            Optional<Instant> releaseAt) {}

    private SittingId insert(Registration registration) {
        var id = new SittingId(Ids.next());
        jdbc.sql("""
                insert into assess.sitting (id, candidate, micro_credential, form, task, practice, demonstration,
                                            test_centre, certification_body, opens_at, closes_at, release_at, registered_at)
                values (:id, :candidate, :microCredential, :form, :task, :practice, :demonstration,
                        :testCentre, :certificationBody, :from, :until, :releaseAt, :now)
                """)
                .param("id", id.value())
                .param("candidate", registration.candidate().value())
                .param("microCredential", registration.microCredential())
                .param("form", registration.form())
                .param("task", registration.task().orElse(null))
                .param("practice", registration.task().isEmpty())
                .param("demonstration", registration.demonstration())
                .param(
                        "testCentre",
                        registration.testCentre().map(OrganisationId::value).orElse(null))
                .param(
                        "certificationBody",
                        registration
                                .certificationBody()
                                .map(OrganisationId::value)
                                .orElse(null))
                .param("from", Timestamp.from(registration.from()))
                .param("until", Timestamp.from(registration.until()))
                .param(
                        "releaseAt",
                        registration.releaseAt().map(Timestamp::from).orElse(null))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    private Optional<UUID> form(String microCredential, OrganisationId owner, boolean sampleToo, boolean practice) {
        return jdbc.sql("""
                select f.id
                  from assess.form f join assess.bank b on b.id = f.bank
                 where f.micro_credential = :microCredential and f.practice = :practice
                   and (b.owner = :owner or (:sampleToo and b.owner is null))
                   and (f.practice or b.owner is null or exists (select 1 from assess.cut_decision d where d.form = f.id))
                   and (f.practice or not f.profile or exists (select 1 from assess.band_decision d where d.form = f.id))
                 order by b.owner is null, f.frozen_at desc
                 limit 1
                """)
                .param("microCredential", microCredential)
                .param("practice", practice)
                .param("owner", owner.value())
                .param("sampleToo", sampleToo)
                .query(UUID.class)
                .optional();
    }

    private Optional<UUID> task(String microCredential, OrganisationId owner, boolean sampleToo) {
        return jdbc.sql("""
                select id
                  from assess.task
                 where micro_credential = :microCredential and (owner = :owner or (:sampleToo and owner is null))
                 order by owner is null, loaded_at desc
                 limit 1
                """)
                .param("microCredential", microCredential)
                .param("owner", owner.value())
                .param("sampleToo", sampleToo)
                .query(UUID.class)
                .optional();
    }
}
