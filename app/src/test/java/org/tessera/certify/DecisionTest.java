package org.tessera.certify;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tessera.WholeApplication;
import org.tessera.assess.Result;
import org.tessera.assess.Sittings;
import org.tessera.certify.Decision.Granted;
import org.tessera.certify.Decision.NotTaken;
import org.tessera.certify.Decision.Refused;
import org.tessera.people.Postbox;
import org.tessera.platform.Audit;
import org.tessera.platform.PersonId;

/** Every gate of the decision on certification, together so that the list can be read against ISO/IEC 17024, 9.4. */
class DecisionTest extends WholeApplication {
    @Autowired
    CertificationDay day;

    @Autowired
    Applications applications;

    @Autowired
    Deciding deciding;

    @Autowired
    Certificates certificates;

    @Autowired
    Appeals appeals;

    @Autowired
    Sittings sittings;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Postbox postbox;

    private CertificationDay.Cast cast;
    private PersonId candidate;

    @BeforeEach
    void cast() {
        cast = day.cast();
        candidate = day.candidate(cast);
    }

    @Test
    void anIndependentOfficerGrantsACertificateForThreeYears() {
        var application = day.examined(cast, candidate, true);
        var granted = (Granted) applications.decide(application, cast.officer(), true, "");
        var certificate = certificates.of(granted.certificate());
        assertThat(certificate.state()).isEqualTo(State.VALID);
        assertThat(certificate.holder()).isEqualTo(candidate);
        assertThat(certificate.validUntil())
                .isEqualTo(certificate.validFrom().plusYears(3).minusDays(1));
        assertThat(audit.of("application:" + application))
                .extracting(Audit.Entry::action)
                .containsExactly("applied", "accepted", "decision-on-certification");
    }

    @Test
    void theFactsOfADecisionAreKeptUnderAHash() {
        var granted = day.granted(cast, candidate);
        var facts = certificates.facts(granted.decision());
        assertThat(facts.reference()).matches("decision:" + granted.decision() + "@1#[0-9a-f]{64}");
        assertThat(facts.microCredentialReference()).startsWith("micro-credential:K08@");
        assertThat(facts.proof().passed()).isTrue();
        assertThat(facts.proof().itemsByOutcome()).isNotEmpty();
    }

    @Test
    void aRefusalTellsItsReasonsAndGivesNoCertificate() {
        var application = day.examined(cast, candidate, false);
        var refused = applications.decide(application, cast.officer(), false, "The exam was not passed.");
        assertThat(refused).isInstanceOfSatisfying(Refused.class, r -> {
            assertThat(r.reasons()).isEqualTo("The exam was not passed.");
            assertThat(certificates.grantedBy(r.decision())).isEmpty();
        });
        assertThatThrownBy(() ->
                        applications.decide(day.examined(cast, day.candidate(cast), false), cast.officer(), false, " "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Others read a household's mail too, so it says that there is something to read, and neither what nor about which skill. */
    @Test
    void theCandidateIsToldByMailThatThereIsADecisionAndLaterAChange() throws InterruptedException {
        var address = "zoe-" + java.util.UUID.randomUUID() + "@example.org";
        var reachable = day.candidate(cast, address);
        var granted = day.granted(cast, reachable);
        assertThat(postbox.of(address).poll(20, SECONDS))
                .satisfies(letter -> assertThat(letter.getText())
                        .contains("decision was taken", address() + "/my/applications/")
                        .doesNotContain("K08", "granted", "Zoe"));
        certificates.suspend(granted.certificate(), cast.officer(), "The identity is in doubt.");
        assertThat(postbox.of(address).poll(20, SECONDS))
                .satisfies(letter -> assertThat(letter.getText())
                        .contains(address() + "/passport")
                        .doesNotContain("doubt", "suspend"));
        assertThat(postbox.of(address)).isEmpty();
    }

    @Test
    void aFailedAssessmentCantBeGranted() {
        assertObstacle(Obstacle.NOT_PASSED, day.examined(cast, candidate, false), cast.officer());
    }

    @Test
    void aResultFromAPublicSampleGrantsNothing() {
        var application = applications
                .find(day.examined(cast, candidate, true))
                .flatMap(Application::sitting)
                .orElseThrow();
        var result = sittings.released(application).orElseThrow();
        assertThat(deciding.againstGranting(result)).isEmpty();
        assertThat(deciding.againstGranting(fromASample(result))).containsExactly(Obstacle.ONLY_A_SAMPLE);
    }

    @Test
    void theDatabaseRefusesARefusalWithoutReasons() {
        var application = day.examined(cast, candidate, false);
        assertThatThrownBy(() -> forced(application, cast.officer(), false))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("a_refusal_has_reasons");
    }

    @Test
    void theDatabaseRefusesADecisionOnWhatWasNotAccepted() {
        var application = day.examined(cast, candidate, true);
        rewriteState(application, "decided");
        assertThat(forced(application, cast.officer())).isEqualTo(notTaken(Obstacle.ALREADY_DECIDED));
    }

    @Test
    void theDatabaseRefusesASecondDecisionWithoutAnAppealThatWasUpheldAndBySomebodyWhoDecided() {
        var application = day.examined(cast, candidate, false);
        var first = (Refused) applications.decide(application, cast.officer(), false, "The exam was not passed.");
        rewriteState(application, "accepted");
        assertThat(forced(application, cast.secondOfficer())).isEqualTo(notTaken(Obstacle.DECIDED_BEFORE));
        appeals.make(application, first.decision(), candidate, "The lights went out.");
        assertThat(forced(application, cast.secondOfficer())).isEqualTo(notTaken(Obstacle.DECIDED_BEFORE));
        appeals.hear(appeals.against(first.decision()).orElseThrow(), cast.judge(), true, "They did.");
        assertThat(forced(application, cast.officer())).isEqualTo(notTaken(Obstacle.DECIDED_BEFORE));
        assertThat(forced(application, cast.secondOfficer())).isInstanceOf(Granted.class);
    }

    @Test
    void anAppealIsHeardNeitherByItsMakerNorByWhoDecidedNorByWhoTaught() {
        var application = day.examined(cast, candidate, false);
        var first = (Refused) applications.decide(application, cast.officer(), false, "The exam was not passed.");
        appeals.make(application, first.decision(), candidate, "The lights went out.");
        var appeal = appeals.against(first.decision()).orElseThrow();
        day.taught(cast.judge(), candidate, cast, LocalDate.now());
        for (var partial : java.util.List.of(candidate, cast.officer(), cast.judge())) {
            assertThatThrownBy(() -> appeals.hear(appeal, partial, true, "They did."))
                    .hasMessage("certify.problem.not-independent");
        }
        appeals.hear(appeal, cast.secondOfficer(), true, "They did.");
    }

    @Test
    void anotherBodysOfficerDoesNotHandleAnApplication() {
        var application = day.applied(cast, candidate);
        var from = Instant.now();
        assertThatThrownBy(() -> applications.accept(application, day.cast().officer(), from, from.plusSeconds(60)))
                .hasMessage("platform.problem.not-found");
    }

    @Test
    void nobodyHandlesTheirOwnApplication() {
        var application = day.applied(cast, candidate);
        var from = Instant.now();
        day.alsoOfficer(cast, candidate);
        assertThatThrownBy(() -> applications.accept(application, candidate, from, from.plusSeconds(60)))
                .hasMessage("certify.problem.own-application");
    }

    @Test
    void theDatabaseRefusesWhoHandlesTheirOwnApplication() {
        var application = day.applied(cast, candidate);
        assertThatThrownBy(() -> day.rewrite(
                        "update certify.application set handled_by = candidate where id = :id",
                        java.util.Map.of("id", application.value())))
                .hasMessageContaining("nobody_handles_their_own_application");
    }

    @Test
    void nothingIsDecidedBeforeTheResultIsReleased() {
        assertObstacle(Obstacle.NO_RESULT, day.accepted(cast, candidate), cast.officer());
    }

    @Test
    void nothingIsDecidedBeforeTheApplicationIsAccepted() {
        assertObstacle(Obstacle.NOT_ACCEPTED, day.applied(cast, candidate), cast.officer());
    }

    @Test
    void nobodyDecidesTwice() {
        var application = day.examined(cast, candidate, true);
        applications.decide(application, cast.officer(), true, "");
        assertObstacle(Obstacle.ALREADY_DECIDED, application, cast.secondOfficer());
    }

    @Test
    void somebodyElsesOfficerDoesNotDecide() {
        var stranger = day.cast().officer();
        assertObstacle(Obstacle.NOT_AN_OFFICER, day.examined(cast, candidate, true), stranger);
    }

    @Test
    void nobodyDecidesOnThemselves() {
        day.alsoOfficer(cast, candidate);
        var application = day.examined(cast, candidate, true);
        assertObstacle(Obstacle.OWN_APPLICATION, application, candidate);
        assertThatThrownBy(() -> forced(application, candidate))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("nobody_decides_on_themselves");
    }

    @Test
    void whoTaughtTheCandidateDoesNotDecide() {
        var application = day.examined(cast, candidate, true);
        day.taught(
                cast.officer(), candidate, cast, LocalDate.now().minusYears(2).plusDays(2));
        assertObstacle(Obstacle.TAUGHT, application, cast.officer());
        assertThat(forced(application, cast.officer())).isEqualTo(notTaken(Obstacle.TAUGHT));
        assertThat(applications.decide(application, cast.secondOfficer(), true, ""))
                .isInstanceOf(Granted.class);
    }

    @Test
    void whoTaughtMoreThanTwoYearsAgoDecides() {
        var application = day.examined(cast, candidate, true);
        day.taught(
                cast.officer(), candidate, cast, LocalDate.now().minusYears(2).minusDays(2));
        assertThat(applications.decide(application, cast.officer(), true, "")).isInstanceOf(Granted.class);
    }

    @Test
    void whoExaminedTheCandidateDoesNotDecide() {
        var examiner = cast.exam().examiners().getFirst();
        day.alsoOfficer(cast, examiner);
        var application = day.examined(cast, candidate, true);
        assertObstacle(Obstacle.EXAMINED, application, examiner);
        assertThat(forced(application, examiner)).isEqualTo(notTaken(Obstacle.EXAMINED));
    }

    @Test
    void whoInvigilatedTheSittingDoesNotDecide() {
        var invigilator = cast.exam().invigilator();
        day.alsoOfficer(cast, invigilator);
        var application = day.examined(cast, candidate, true);
        assertObstacle(Obstacle.INVIGILATED, application, invigilator);
        assertThat(forced(application, invigilator)).isEqualTo(notTaken(Obstacle.INVIGILATED));
    }

    @Test
    void examiningThisVerySittingCountsHoweverLongAgo() {
        var examiner = cast.exam().examiners().getFirst();
        day.alsoOfficer(cast, examiner);
        var application = day.examined(cast, candidate, true);
        day.rewrite(
                "update certify.involvement set on_day = '2001-01-01' where candidate = :candidate",
                java.util.Map.of("candidate", candidate.value()));
        assertThat(forced(application, examiner)).isEqualTo(notTaken(Obstacle.EXAMINED));
    }

    @Test
    void aDecisionWaitsForTeachingThatIsBeingRecordedAndIsThenRefused() {
        var application = day.examined(cast, candidate, true);
        var decision = transaction.execute(_ -> {
            day.taught(cast.officer(), candidate, cast, LocalDate.now());
            var deciding = CompletableFuture.supplyAsync(() -> forced(application, cast.officer()));
            awaitSomebodyWaiting();
            assertThat(deciding).isNotDone();
            return deciding;
        });
        assertThat(decision.join()).isEqualTo(notTaken(Obstacle.TAUGHT));
    }

    @Test
    void teachingThatIsEnteredLateLeavesADoubtInTheAuditTrail() {
        var granted = day.granted(cast, candidate);
        day.taught(cast.officer(), candidate, cast, LocalDate.now().minusMonths(3));
        assertThat(audit.of("decision:" + granted.decision()))
                .extracting(Audit.Entry::action)
                .containsExactly("impartiality-in-doubt");
    }

    @Test
    void aDecisionIsNeverChanged() {
        var granted = day.granted(cast, candidate);
        assertThatThrownBy(() -> jdbc.sql("update certify.decision set granted = false where id = :id")
                        .param("id", granted.decision().value())
                        .update())
                .hasMessageContaining("it is a record");
    }

    private void assertObstacle(Obstacle obstacle, ApplicationId application, PersonId officer) {
        assertThat(applications.decide(application, officer, true, ""))
                .isInstanceOfSatisfying(
                        NotTaken.class, n -> assertThat(n.obstacles()).contains(obstacle));
    }

    /** Past every question that the program asks, so that only the database is left to refuse. */
    private Decision forced(ApplicationId id, PersonId officer) {
        return forced(id, officer, true);
    }

    private Decision forced(ApplicationId id, PersonId officer, boolean grant) {
        var application = applications.find(id).orElseThrow();
        Optional<Result> result = application.sitting().flatMap(sittings::released);
        return deciding.record(application, officer, grant, "", result.orElseThrow());
    }

    private void rewriteState(ApplicationId application, String state) {
        day.rewrite(
                "update certify.application set state = :state where id = :id",
                java.util.Map.of("state", state, "id", application.value()));
    }

    private static Result fromASample(Result r) {
        return new Result(
                r.sitting(),
                r.candidate(),
                r.microCredential(),
                r.form(),
                r.raw(),
                r.cut(),
                r.outOf(),
                r.examPassed(),
                r.task(),
                r.taskPassed(),
                r.clustersPassed(),
                r.passed(),
                r.satOn(),
                r.releasedAt(),
                r.supervised(),
                r.examiners(),
                r.itemsByOutcome(),
                true);
    }

    private void awaitSomebodyWaiting() {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!jdbc.sql("select exists (select 1 from pg_locks where not granted)")
                .query(Boolean.class)
                .single()) {
            if (System.nanoTime() > end) throw new AssertionError("the decision did not wait");
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static NotTaken notTaken(Obstacle obstacle) {
        return new NotTaken(java.util.List.of(obstacle));
    }
}
