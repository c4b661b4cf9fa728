package org.tessera.certify;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tessera.assess.ExamDay;
import org.tessera.assess.SatExam;
import org.tessera.assess.SittingId;
import org.tessera.design.Catalogue;
import org.tessera.design.Published;
import org.tessera.design.Reviews;
import org.tessera.people.Organisations;
import org.tessera.people.People;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;
import org.tessera.platform.Superuser;

/** Plays certification by the same calls as the pages: whoever tests what follows from a certificate can begin here. */
@Component
public class CertificationDay {
    /** An exam's cast, and the people of the certification body who decide. */
    public record Cast(ExamDay.Cast exam, PersonId officer, PersonId secondOfficer, PersonId judge) {
        public OrganisationId body() {
            return exam.body();
        }

        public OrganisationId centre() {
            return exam.centre();
        }
    }

    private final ExamDay exam;
    private final SatExam sat;
    private final Applications applications;
    private final Catalogue catalogue;
    private final Reviews reviews;
    private final Organisations organisations;
    private final People people;
    private final Superuser superuser;

    CertificationDay(
            ExamDay exam,
            SatExam sat,
            Applications applications,
            Catalogue catalogue,
            Reviews reviews,
            Organisations organisations,
            People people,
            Superuser superuser) {
        this.exam = exam;
        this.sat = sat;
        this.applications = applications;
        this.catalogue = catalogue;
        this.reviews = reviews;
        this.organisations = organisations;
        this.people = people;
        this.superuser = superuser;
    }

    public Cast cast() {
        Published.of(catalogue, reviews, "K08");
        var cast = exam.cast();
        var officer = exam.person("Olga", cast.body(), Role.CERTIFICATION_OFFICER);
        organisations.approveTestCentre(cast.centre(), LocalDate.now().plusYears(1), officer);
        return new Cast(
                cast,
                officer,
                exam.person("Otto", cast.body(), Role.CERTIFICATION_OFFICER),
                exam.person("Anna", cast.body(), Role.APPEALS_MEMBER));
    }

    public PersonId candidate(Cast cast) {
        return exam.candidate(cast.exam());
    }

    /** One who can be written to. */
    public PersonId candidate(Cast cast, String email) {
        return exam.candidate(cast.exam(), email);
    }

    /** Another officer of the body, who may be somebody else's teacher or examiner. */
    public void alsoOfficer(Cast cast, PersonId person) {
        people.grant(person, cast.body(), Role.CERTIFICATION_OFFICER, Optional.empty());
    }

    /** Another appeals member of the body. */
    public void alsoJudge(Cast cast, PersonId person) {
        people.grant(person, cast.body(), Role.APPEALS_MEMBER, Optional.empty());
    }

    public void taught(PersonId educator, PersonId learner, Cast cast, LocalDate on) {
        exam.taught(educator, learner, cast.exam(), on);
    }

    public ApplicationId applied(Cast cast, PersonId candidate) {
        return applications.apply(candidate, "K08", cast.body(), cast.centre());
    }

    public ApplicationId accepted(Cast cast, PersonId candidate) {
        var id = applied(cast, candidate);
        applications.accept(
                id,
                cast.officer(),
                Instant.now().minusSeconds(60),
                Instant.now().plus(Duration.ofHours(5)));
        return id;
    }

    /** Accepted, examined and marked; only the decision is missing. */
    public ApplicationId examined(Cast cast, PersonId candidate, boolean pass) {
        var id = accepted(cast, candidate);
        sat.play(cast.exam(), sitting(id), candidate, pass);
        return id;
    }

    public Decision.Granted granted(Cast cast, PersonId candidate) {
        return granted(cast, examined(cast, candidate, true));
    }

    /** The decision alone, on what was examined before. */
    public Decision.Granted granted(Cast cast, ApplicationId examined) {
        return (Decision.Granted) applications.decide(examined, cast.officer(), true, "Both parts are passed.");
    }

    SittingId sitting(ApplicationId id) {
        return applications.find(id).flatMap(Application::sitting).orElseThrow();
    }

    /** Rewrites a record as only a superuser can, with all triggers off; for time that must pass in a test. */
    public void rewrite(String sql, Map<String, ?> parameters) {
        superuser.rewrite(sql, parameters);
    }
}
