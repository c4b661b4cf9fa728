package org.tessera.assess;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.people.NewPerson;
import org.tessera.people.Organisation;
import org.tessera.people.Organisations;
import org.tessera.people.People;
import org.tessera.people.Teaching;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;
import org.tessera.platform.Superuser;

/** Plays an exam day by the same calls as the pages: whoever tests what follows from a result can begin here. */
@Component
public class ExamDay {
    /** One certification body with its bank, one test centre, and their people. */
    public record Cast(OrganisationId body, OrganisationId centre, PersonId invigilator, List<PersonId> examiners) {}

    private final Organisations organisations;
    private final People people;
    private final Teaching teaching;
    private final Banks banks;
    private final Sittings sittings;
    private final CheckIns checkIns;
    private final Parts parts;
    private final Answers answers;
    private final Marking marking;
    private final Closing closing;
    private final JdbcClient jdbc;
    private final Superuser superuser;

    ExamDay(
            Organisations organisations,
            People people,
            Teaching teaching,
            Banks banks,
            Sittings sittings,
            CheckIns checkIns,
            Parts parts,
            Answers answers,
            Marking marking,
            Closing closing,
            JdbcClient jdbc,
            Superuser superuser) {
        this.organisations = organisations;
        this.people = people;
        this.teaching = teaching;
        this.banks = banks;
        this.sittings = sittings;
        this.checkIns = checkIns;
        this.parts = parts;
        this.answers = answers;
        this.marking = marking;
        this.closing = closing;
        this.jdbc = jdbc;
        this.superuser = superuser;
    }

    public Cast cast() {
        var body = organisation(Organisation.Kind.CERTIFICATION_BODY);
        var centre = organisation(Organisation.Kind.VET_PROVIDER);
        ConfidentialBank.loadFor(body, banks);
        var examiners = List.of(
                person("Eva", body, Role.EXAMINER),
                person("Emil", body, Role.EXAMINER),
                person("Edda", body, Role.EXAMINER));
        examiners.forEach(e -> qualified(e, body));
        return new Cast(body, centre, person("Ivo", centre, Role.INVIGILATOR), examiners);
    }

    /** What a round of practice comes to that went well; TrainingTest goes through one. */
    void qualified(PersonId examiner, OrganisationId body) {
        jdbc.sql("""
                insert into assess.qualification (id, task, examiner, round, scripts, kappa, near, passed, at, valid_until)
                select :id, t.id, :examiner, 1, 20, 0.8, 1, true, now(), now() + interval '1 year'
                  from assess.task t where t.owner = :body
                """)
                .param("id", Ids.next())
                .param("examiner", examiner.value())
                .param("body", body.value())
                .update();
    }

    public OrganisationId organisation(Organisation.Kind kind) {
        return organisations.register(kind, kind + " " + Ids.secret(), "GR", Optional.empty());
    }

    public PersonId person(String givenName, OrganisationId organisation, Role... roles) {
        return person(givenName, Optional.empty(), organisation, roles);
    }

    private PersonId person(String givenName, Optional<String> email, OrganisationId organisation, Role... roles) {
        var id = people.register(
                new NewPerson(
                        givenName, "Kanarini", Optional.empty(), Optional.of(LocalDate.of(2007, 2, 3)), "en", email),
                Optional.empty());
        for (Role role : roles) people.grant(id, organisation, role, Optional.empty());
        return id;
    }

    public PersonId candidate(Cast cast) {
        return person("Zoe", cast.centre(), Role.LEARNER);
    }

    /** One who can be written to. */
    public PersonId candidate(Cast cast, String email) {
        return person("Zoe", Optional.of(email), cast.centre(), Role.LEARNER);
    }

    public void taught(PersonId educator, PersonId learner, Cast cast, LocalDate on) {
        teaching.record(educator, learner, cast.centre(), on);
    }

    public SittingId registered(Cast cast, PersonId candidate) {
        return sittings.register(
                candidate,
                "K08",
                cast.centre(),
                cast.body(),
                Instant.now().minusSeconds(60),
                Instant.now().plus(Duration.ofHours(5)));
    }

    public void checkIn(Cast cast, SittingId sitting) {
        checkIns.record(sitting, cast.invigilator(), "identity-card", true, 0);
    }

    public SittingId inExam(Cast cast, PersonId candidate) {
        var sitting = registered(cast, candidate);
        checkIn(cast, sitting);
        parts.start(sitting, candidate, Part.EXAM, "en");
        return sitting;
    }

    /** Answers the exam with these options, one for each question, and hands it in. */
    public void sitExam(SittingId sitting, PersonId candidate, List<String> options) {
        for (int n = 1; n <= options.size(); n++) answer(sitting, candidate, Part.EXAM, n, options.get(n - 1));
        parts.submit(sitting, candidate, Part.EXAM, 1);
    }

    void startAndSit(SittingId sitting, PersonId candidate) {
        parts.start(sitting, candidate, Part.EXAM, "en");
        sitExam(sitting, candidate, ConfidentialBank.KEYS);
        sitTask(sitting, candidate, "We keep the bottles back.");
    }

    public void sitTask(SittingId sitting, PersonId candidate, String text) {
        parts.start(sitting, candidate, Part.TASK, "en");
        answer(sitting, candidate, Part.TASK, 0, text);
        parts.submit(sitting, candidate, Part.TASK, 1);
    }

    public Answers.Reply answer(SittingId sitting, PersonId candidate, Part part, int slot, String text) {
        return answers.save(
                sitting,
                candidate,
                new Answers.Change(part, slot, UUID.randomUUID(), 1, Optional.empty(), Optional.of(text), false));
    }

    /** The next examiner of the cast who may marks; returns who it was. */
    public void mark(Cast cast, PersonId examiner, List<Integer> criteria) {
        var script = marking.next(examiner, List.of(cast.body())).orElseThrow();
        marking.mark(script, examiner, criteria, Optional.empty());
    }

    /** A whole sitting: everything answered right or wrong, the task written and marked by two. */
    public SittingId result(Cast cast, PersonId candidate, boolean pass) {
        var sitting = inExam(cast, candidate);
        sitExam(sitting, candidate, pass ? ConfidentialBank.KEYS : List.of("b", "c", "d", "a", "b"));
        sitTask(sitting, candidate, "Dear Ms Ferrari, we keep the bottles back.");
        mark(cast, cast.examiners().get(0), List.of(2, 2, 2, 2));
        mark(cast, cast.examiners().get(1), List.of(2, 2, 2, 1));
        return sitting;
    }

    /** A sitting past every rule of the code, so that only the database is left to refuse it. */
    void rawSitting(Cast cast, PersonId candidate, UUID form, boolean demonstration) {
        jdbc.sql("""
                insert into assess.sitting (id, candidate, micro_credential, form, task, practice, demonstration,
                                            test_centre, certification_body, opens_at, closes_at, registered_at)
                select :id, :candidate, 'K08', :form, t.id, false, :demonstration, :centre, :body, now(),
                       now() + interval '1 hour', now()
                  from assess.task t where t.owner = :body
                """)
                .param("id", Ids.next())
                .param("candidate", candidate.value())
                .param("form", form)
                .param("demonstration", demonstration)
                .param("centre", cast.centre().value())
                .param("body", cast.body().value())
                .update();
    }

    /** Moves the deadline of an open part, as if time had passed. */
    public void deadlineWas(SittingId sitting, Part part, Duration ago) {
        jdbc.sql("""
                update assess.part set deadline = clock_timestamp() - make_interval(secs => :ago)
                 where sitting = :sitting and part = :part
                """)
                .param("ago", ago.toSeconds())
                .param("sitting", sitting.value())
                .param("part", part.code())
                .update();
    }

    /** Does what the clock does: closes what is overdue and releases what is due. */
    public void closing() {
        closing.run();
    }

    /** Takes the cut from a form, as if it had come without one. */
    public void rewriteFormCut(UUID form) {
        superuser.rewrite("delete from assess.cut_decision where form = :form", Map.of("form", form));
    }

    /** Rewrites a record as only a superuser can, with all triggers off; for time that must pass in a test. */
    void rewrite(String sql, Map<String, ?> parameters) {
        superuser.rewrite(sql, parameters);
    }
}
