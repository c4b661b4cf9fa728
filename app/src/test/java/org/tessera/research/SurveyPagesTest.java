package org.tessera.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tessera.WholeApplication;
import org.tessera.people.NewPerson;
import org.tessera.people.Organisation;
import org.tessera.people.Organisations;
import org.tessera.people.People;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;

class SurveyPagesTest extends WholeApplication {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Surveys surveys;

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    private OrganisationId association;
    private PersonId representative;

    @BeforeEach
    void arrive() {
        association =
                organisations.register(Organisation.Kind.EMPLOYER, "Association of Hotels", "GR", Optional.empty());
        representative = person(association, Role.EMPLOYER_REPRESENTATIVE);
    }

    @Test
    void aRepresentativeOpensASurveyAndGetsALinkOnce() {
        var opened = post("/surveys", representative, Map.of("title-en", "First jobs", "title-el", "Πρώτες θέσεις"));
        assertThat(opened).hasStatus(303);
        var path = location(opened);
        var invited = post(path + "/invitations", representative, Map.of("label", "Hotels", "number", "1"));
        assertThat(invited).hasStatusOk();
        assertThat(secretsIn(invited)).hasSize(1);
        assertThat(secretsIn(get(path, representative))).isEmpty();
    }

    @Test
    void loadingTheLinkAgainMakesNoSecondInvitationInSilence() {
        var path = "/surveys/" + aSurvey();
        post(path + "/invitations", representative, Map.of("label", "Hotels", "number", "1"));
        assertThat(post(path + "/invitations", representative, Map.of("label", "Hotels", "number", "1")))
                .hasStatus(422)
                .bodyText()
                .contains("already an invitation with this label", "value=\"Hotels\"");
    }

    @Test
    void severalInvitationsAreMadeAtOnce() {
        var path = "/surveys/" + aSurvey();
        var first = post(path + "/invitations", representative, Map.of("label", "Shop", "number", "3"));
        var second = post(path + "/invitations", representative, Map.of("label", "Shop", "number", "2"));
        assertThat(secretsIn(first)).hasSize(3);
        assertThat(second).bodyText().contains("Shop 4", "Shop 5");
    }

    @Test
    void anotherOrganisationsSurveyIsNotFound() {
        var stranger = person(
                organisations.register(Organisation.Kind.EMPLOYER, "Others", "GR", Optional.empty()),
                Role.EMPLOYER_REPRESENTATIVE);
        var path = "/surveys/" + aSurvey();
        for (var page : List.of("", "/close", "/results", "/results.csv", "/codebook.csv"))
            assertThat(get(path + page, stranger)).hasStatus(404);
        assertThat(post(path + "/close", stranger, Map.of())).hasStatus(404);
        assertThat(post(path + "/invitations", stranger, Map.of("label", "x", "number", "1")))
                .hasStatus(404);
    }

    @Test
    void whoDoesNotRepresentEmployersIsSentAway() {
        assertThat(get("/surveys", person(association, Role.LEARNER))).hasStatus(403);
    }

    @Test
    void aSurveyWithoutATitleIsNotOpened() {
        assertThat(post("/surveys", representative, Map.of("title-en", "", "title-el", "Πρώτες θέσεις")))
                .hasStatus(422)
                .bodyText()
                .contains("Write something here", "value=\"Πρώτες θέσεις\"");
    }

    @Test
    void anEmployerAnswersPageByPageWithoutAnAccount() {
        var path = "/survey/" + surveys.invite(aSurvey(), "hotel", representative);
        assertThat(browser.get().uri(path)).hasStatusOk().bodyText().contains("57 questions", "15 short pages");
        var saved = browser.post()
                .uri(path + "/1")
                .with(csrf())
                .param("importance-LifeComp-P1", "4")
                .param("needed-LifeComp-P1", "yes")
                .param("importance-LifeComp-P2", "none")
                .exchange();
        assertThat(saved).hasStatus(303).hasHeader("Location", path + "/2");
        assertThat(browser.get().uri(path + "/1"))
                .bodyText()
                .containsPattern("(?s)name=\"importance-LifeComp-P1\"[^>]*value=\"4\"[^>]* checked")
                .containsPattern("(?s)name=\"needed-LifeComp-P1\"[^>]* checked");
        assertThat(browser.post().uri(path + "/15").with(csrf())).hasHeader("Location", path + "/organisation");
        assertThat(browser.post()
                        .uri(path + "/organisation")
                        .with(csrf())
                        .param("size", "10-49")
                        .param("sector", "I")
                        .param("country", "GR"))
                .hasStatus(303)
                .hasHeader("Location", path + "/thanks");
        assertThat(browser.get().uri(path + "/thanks")).bodyText().contains("You answered 1 question.");
    }

    @Test
    void aTickWithoutARatingIsSaidAtTheQuestionAndNothingTypedIsLost() {
        var path = "/survey/" + surveys.invite(aSurvey(), "hotel", representative);
        assertThat(browser.post()
                        .uri(path + "/1")
                        .with(csrf())
                        .param("needed-LifeComp-P1", "yes")
                        .param("importance-LifeComp-P2", "5"))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#importance-LifeComp-P1\"", "Self-regulation: choose also how important it is")
                .containsPattern("(?s)name=\"importance-LifeComp-P2\"[^>]*value=\"5\"[^>]* checked");
    }

    @Test
    void anAnswerThatWasNotOfferedIsRefused() {
        var path = "/survey/" + surveys.invite(aSurvey(), "hotel", representative);
        assertThat(browser.post().uri(path + "/1").with(csrf()).param("importance-LifeComp-P1", "6"))
                .hasStatus(422);
        assertThat(browser.post()
                        .uri(path + "/organisation")
                        .with(csrf())
                        .param("size", "7")
                        .param("sector", "")
                        .param("country", ""))
                .hasStatus(422);
        assertThat(browser.get().uri(path + "/16")).hasStatus(404);
        assertThat(browser.get().uri(path + "/0")).hasStatus(404);
    }

    @Test
    void aWrongLinkAndAClosedSurveyHaveTheirOwnWords() {
        assertThat(browser.get().uri("/survey/invented"))
                .hasStatus(404)
                .bodyText()
                .contains("This link leads to no survey");
        var survey = aSurvey();
        var secret = surveys.invite(survey, "late", representative);
        surveys.close(survey, representative);
        for (var page : List.of("", "/1", "/organisation"))
            assertThat(browser.get().uri("/survey/" + secret + page)).hasStatus(410);
        assertThat(browser.post().uri("/survey/" + secret + "/1").with(csrf())).hasStatus(410);
    }

    @Test
    void resultsAreAPageAndTablesAndHideSmallGroups() {
        var survey = aSurvey();
        for (int i = 0; i < 12; i++) {
            var answers = i < 9
                    ? List.of(new Answer("DigComp:1.2", 5, true), new Answer("DigComp:1.1", 5, true))
                    : List.of(new Answer("DigComp:1.2", 4, false));
            surveys.answer(
                    surveys.invite(survey, "employer " + i, representative),
                    answers,
                    new Respondent("10-49", "I", i < 3 ? "ES" : "GR"));
        }
        var path = "/surveys/" + survey;
        assertThat(get(path + "/results", representative)).hasStatus(409);
        assertThat(post(path + "/close", representative, Map.of()))
                .hasStatus(303)
                .hasHeader("Location", path + "/results");
        assertThat(get(path + "/results", representative))
                .hasStatusOk()
                .bodyText()
                .contains("12 employers answered", "<svg", "4.8", "75%", "Fewer than 10 answers", "not shown")
                .doesNotContain(">3<", ">9<");
        assertThat(get(path + "/results.csv", representative))
                .hasStatusOk()
                .bodyText()
                .contains("\"DigComp:1.2\",", ",12,4.75,0.95,", "\"DigComp:1.1\",", "\"<10\"");
        assertThat(get(path + "/codebook.csv", representative))
                .hasStatusOk()
                .bodyText()
                .contains("Relative importance index", "\"EntreComp:3.5\"");
    }

    private SurveyId aSurvey() {
        return surveys.open(Map.of("en", "First jobs"), association, representative);
    }

    private PersonId person(OrganisationId organisation, Role role) {
        var person = people.register(
                new NewPerson("Maria", "Test", Optional.empty(), Optional.empty(), "en", Optional.empty()),
                Optional.empty());
        people.grant(person, organisation, role, Optional.empty());
        return person;
    }

    private MvcTestResult get(String path, PersonId who) {
        return browser.get().uri(path).with(user(who.toString())).exchange();
    }

    private MvcTestResult post(String path, PersonId who, Map<String, String> form) {
        var request = browser.post().uri(path).with(user(who.toString())).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }

    private static String location(MvcTestResult result) {
        return java.util.Objects.requireNonNull(result.getResponse().getHeader("Location"));
    }

    private static List<String> secretsIn(MvcTestResult result) {
        try {
            return Pattern.compile("href=\"[^\"]*/survey/([A-Za-z0-9_-]{43})\"")
                    .matcher(result.getResponse().getContentAsString())
                    .results()
                    .map(m -> m.group(1))
                    .toList();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
