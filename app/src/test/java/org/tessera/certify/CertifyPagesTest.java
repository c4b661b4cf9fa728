package org.tessera.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tessera.WholeApplication;
import org.tessera.platform.PersonId;

class CertifyPagesTest extends WholeApplication {
    @Autowired
    CertificationDay day;

    @Autowired
    Applications applications;

    @Autowired
    Certificates certificates;

    @Autowired
    Appeals appeals;

    @Autowired
    DecisionBook decisions;

    @Autowired
    MockMvcTester browser;

    private CertificationDay.Cast cast;
    private PersonId candidate;

    @BeforeEach
    void cast() {
        cast = day.cast();
        candidate = day.candidate(cast);
    }

    @Test
    void aCandidateAppliesAndSeesWhatComesNext() {
        assertThat(get(candidate, "/my/applications/new?what=K08"))
                .bodyText()
                .contains("Apply for a micro-credential")
                .doesNotContain("apply for this now");
        var sent = post(
                candidate,
                "/my/applications",
                "what", "K08",
                "body", cast.body().toString(),
                "centre", cast.centre().toString(),
                "statement", "yes");
        assertThat(sent).hasStatus(303);
        var mine = applications.by(candidate).getFirst();
        assertThat(sent).hasHeader("Location", "/my/applications/" + mine.id());
        assertThat(get(candidate, "/my/applications/" + mine.id()))
                .hasStatusOk()
                .bodyText()
                .contains("An officer reads it now", "Take my application back");
        assertThat(get(candidate, "/my/applications/new?what=K08")).bodyText().contains("You have an open application");
    }

    @Test
    void anApplicationThatIsNotCompleteKeepsWhatWasChosen() {
        var answer = post(candidate, "/my/applications", "what", "K08", "body", "nonsense", "centre", cast.centre().toString());
        assertThat(answer).hasStatus(422).bodyText().contains("Choose one of the answers", "selected");
        assertThat(applications.by(candidate)).isEmpty();
    }

    @Test
    void nobodySeesSomebodyElsesApplication() {
        var id = day.applied(cast, candidate);
        assertThat(get(day.candidate(cast), "/my/applications/" + id)).hasStatus(404);
        assertThat(get(day.cast().officer(), "/certify/applications/" + id)).hasStatus(404);
        assertThat(post(day.cast().officer(), "/certify/applications/" + id + "/accept", "from", "2026-01-01", "until", "2099-01-01"))
                .hasStatus(404);
        assertThat(get(candidate, "/certify/applications/" + id)).hasStatus(403);
        assertThat(get(candidate, "/my/applications/nonsense")).hasStatus(404);
    }

    @Test
    void anOfficerAcceptsFromTheQueue() {
        var id = day.applied(cast, candidate);
        assertThat(get(cast.officer(), "/certify")).bodyText().contains("New applications (1)", "Zoe Kanarini");
        var path = "/certify/applications/" + id;
        assertThat(post(cast.officer(), path + "/accept", "from", "2099-02-01", "until", "2099-01-01"))
                .hasStatus(422)
                .bodyText()
                .contains("be before the first", "2099-02-01");
        assertThat(post(cast.officer(), path + "/accept", "from", LocalDate.now().toString(), "until", "2099-01-01"))
                .hasStatus(303);
        assertThat(get(cast.officer(), path)).bodyText().contains("not released yet");
        assertThat(post(cast.officer(), path + "/decline", "note", "Too late")).hasStatus(409);
    }

    @Test
    void aDeclinedApplicationTellsWhy() {
        var id = day.applied(cast, candidate);
        var path = "/certify/applications/" + id + "/decline";
        assertThat(post(cast.officer(), path, "note", "")).hasStatus(422);
        assertThat(post(cast.officer(), path, "note", "The centre is full.")).hasStatus(303);
        assertThat(get(candidate, "/my/applications/" + id)).bodyText().contains("was not accepted", "The centre is full.");
    }

    @Test
    void anOfficerGrantsAndTheCandidateIsLedToThePassport() {
        var id = day.examined(cast, candidate, true);
        var path = "/certify/applications/" + id;
        assertThat(get(cast.officer(), path)).bodyText().contains("Grant the certificate", "Supervised, identity checked");
        assertThat(post(cast.officer(), path + "/decide", "decision", "grant", "reasons", "")).hasStatus(303);
        assertThat(get(candidate, "/my/applications/" + id)).bodyText().contains("You have the certificate", "Valid");
    }

    @Test
    void whoTaughtReadsWhyTheyDontDecideAndSeesNoForm() {
        var id = day.examined(cast, candidate, true);
        day.taught(cast.officer(), candidate, cast, LocalDate.now().minusDays(40));
        var path = "/certify/applications/" + id;
        assertThat(get(cast.officer(), path))
                .bodyText()
                .contains("You taught this person within the last two years")
                .doesNotContain("Record the decision");
        assertThat(post(cast.officer(), path + "/decide", "decision", "grant"))
                .hasStatus(422)
                .bodyText()
                .contains("You taught this person");
    }

    @Test
    void aRefusalNeedsReasonsAndTheCandidateMayAppealOnce() {
        var id = day.examined(cast, candidate, false);
        var path = "/certify/applications/" + id + "/decide";
        assertThat(post(cast.officer(), path, "decision", "grant")).hasStatus(422);
        assertThat(post(cast.officer(), path, "decision", "refuse", "reasons", ""))
                .hasStatus(422)
                .bodyText()
                .contains("has a right to know");
        assertThat(post(cast.officer(), path, "decision", "refuse", "reasons", "The exam was not passed."))
                .hasStatus(303);
        var mine = "/my/applications/" + id;
        assertThat(get(candidate, mine)).bodyText().contains("The exam was not passed.", "Send my appeal");
        assertThat(post(candidate, mine + "/appeal", "grounds", "")).hasStatus(422);
        assertThat(post(candidate, mine + "/appeal", "grounds", "The lights went out.")).hasStatus(303);
        assertThat(post(candidate, mine + "/appeal", "grounds", "Again.")).hasStatus(409);
    }

    @Test
    void anAppealIsHeardBySomebodyElseAndOpensASecondDecision() {
        var id = day.examined(cast, candidate, false);
        applications.decide(id, cast.officer(), false, "The exam was not passed.");
        var decision = decisions.on(id).getFirst().id();
        appeals.make(id, decision, candidate, "The lights went out.");
        var path = "/certify/appeals/" + appeals.against(decision).orElseThrow().id();
        day.alsoJudge(cast, cast.officer());
        day.alsoJudge(cast, cast.exam().examiners().getFirst());
        for (var partial : java.util.List.of(cast.officer(), cast.exam().examiners().getFirst())) {
            assertThat(post(partial, path, "outcome", "dismissed", "reasons", "No."))
                    .hasStatus(409)
                    .bodyText()
                    .contains("Somebody else must do this");
        }
        assertThat(post(cast.judge(), path, "outcome", "upheld", "reasons", "The lights did go out.")).hasStatus(303);
        assertThat(applications.decide(id, cast.officer(), false, "Still not."))
                .isInstanceOfSatisfying(
                        Decision.NotTaken.class, n -> assertThat(n.obstacles()).contains(Obstacle.DECIDED_BEFORE));
        assertThat(applications.decide(id, cast.secondOfficer(), false, "Still not."))
                .isInstanceOf(Decision.Refused.class);
    }

    @Test
    void twoOfficersWithdrawOnThePage() {
        var id = day.granted(cast, candidate).certificate();
        var path = "/certify/certificates/" + id;
        assertThat(post(cast.officer(), path, "deed", "withdraw", "reason", "")).hasStatus(422);
        assertThat(post(cast.officer(), path, "deed", "withdraw", "reason", "In doubt.")).hasStatus(303);
        assertThat(get(cast.officer(), path)).bodyText().contains("Another officer must confirm").doesNotContain("Confirm the");
        assertThat(post(cast.officer(), path, "deed", "confirm")).hasStatus(409);
        assertThat(get(cast.secondOfficer(), path)).bodyText().contains("Confirm the withdrawal");
        assertThat(post(cast.secondOfficer(), path, "deed", "confirm")).hasStatus(303);
        assertThat(certificates.of(id).state()).isEqualTo(State.WITHDRAWN);
        assertThat(get(day.cast().officer(), path)).hasStatus(404);
    }

    @Test
    void anybodyMayComplainAndTheOfficerAnswers() {
        assertThat(browser.post().uri("/complaints").with(csrf()).param("body", cast.body().toString()).param("about", ""))
                .hasStatus(422);
        assertThat(browser.post()
                        .uri("/complaints")
                        .with(csrf())
                        .param("body", cast.body().toString())
                        .param("about", "The room was too cold. <b>Really</b>"))
                .hasStatus(303);
        assertThat(get(cast.officer(), "/certify/complaints"))
                .bodyText()
                .contains("The room was too cold. &lt;b&gt;Really");
    }

    @Test
    void thePagesSpeakGreek() {
        day.applied(cast, candidate);
        assertThat(browser.get().uri("/certify?lang=el").with(user(cast.officer().toString())))
                .bodyText()
                .contains("Νέες αιτήσεις (1)", "Έλεγχος")
                .doesNotContain("certify.");
    }

    private MvcTestResult get(PersonId person, String path) {
        return browser.get().uri(path).with(user(person.toString())).exchange();
    }

    private MvcTestResult post(PersonId person, String path, String... fields) {
        var request = browser.post().uri(path).with(user(person.toString())).with(csrf());
        for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }
}
