package org.tessera.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;
import org.tessera.people.NewPerson;
import org.tessera.people.Organisation;
import org.tessera.people.Organisations;
import org.tessera.people.People;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;
import org.tessera.platform.Sha256;
import org.tessera.research.Answer;
import org.tessera.research.SurveyId;
import org.tessera.research.Surveys;

class MatrixPagesTest extends WholeApplication {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Matrices matrices;

    @Autowired
    Surveys surveys;

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Test
    void everybodyReadsAVersionInTheirLanguage() {
        assertThat(browser.get().uri("/matrix/key-skills/1").header("Accept-Language", "el"))
                .hasStatusOk()
                .bodyText()
                .contains("Είκοσι βασικές δεξιότητες", "Έλεγχος της αξιοπιστίας", "Δεν είναι ο επίσημος κατάλογος");
    }

    @Test
    void theDataOfAVersionHaveTheHashThatNamesIt() {
        var version = matrices.version("key-skills", 1).orElseThrow();
        assertThat(browser.get().uri("/matrix/key-skills/1.json"))
                .hasStatusOk()
                .hasHeader("ETag", "\"" + version.hash() + "\"")
                .bodyText()
                .satisfies(text -> assertThat(Sha256.of(text)).isEqualTo(version.hash()));
    }

    @Test
    void whatWasNeverPublishedIsNotFound() {
        for (var path : List.of("/matrix/key-skills/999", "/matrix/key-skills/0.json", "/matrix/other/1"))
            assertThat(browser.get().uri(path)).hasStatus(404);
    }

    @Test
    void aNewVersionCarriesTheSurveysEvidenceAndTheOldOneStays() {
        var before = matrices.version("key-skills", 1).orElseThrow();
        var published = matrices.publish("key-skills", Optional.of(closedSurvey()), Optional.of(PersonId.next()));
        assertThat(published.label()).isEqualTo("survey");
        assertThat(published.number()).isGreaterThan(1);
        assertThat(published.facts("K08")).hasValueSatisfying(facts -> {
            assertThat(facts.rank()).isEqualTo(1);
            assertThat(facts.answers()).isEqualTo(10);
            assertThat(facts.outOf()).isEqualTo(57);
            assertThat(facts.neededAtEntry()).isEqualTo(1);
        });
        assertThat(published.skill("K07").flatMap(Skill::evidence))
                .hasValueSatisfying(e -> assertThat(e.suppressed()).isTrue());
        assertThat(published.facts("K07")).isEmpty();
        assertThat(published.notListed()).extracting(e -> e.competence()).containsExactly("DigComp:2.4");
        assertThat(matrices.version("key-skills", 1)).contains(before);
        assertThat(matrices.version("key-skills", published.number())).contains(published);
        assertThat(browser.get().uri("/matrix/key-skills/" + published.number()))
                .bodyText()
                .contains("1st of 57", "Rated as high, but not in the list", "Fewer than 10 employers rated it");
    }

    @Test
    void anOpenSurveyIsNoEvidence() {
        var survey = surveys.open(Map.of("en", "Open"), OrganisationId.next(), PersonId.next());
        assertThatThrownBy(() -> matrices.publish("key-skills", Optional.of(survey), Optional.empty()))
                .hasMessage("research.problem.open");
    }

    @Test
    void onlyThePlatformsAdministratorPublishes() {
        var survey = closedSurvey();
        var administrator = person(Role.PLATFORM_ADMINISTRATOR);
        assertThat(publish(person(Role.EMPLOYER_REPRESENTATIVE), "soft-skills", survey))
                .hasStatus(403);
        assertThat(publish(administrator, "invented", survey)).hasStatus(422);
        assertThat(publish(administrator, "soft-skills", survey)).hasStatus(303);
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult publish(
            PersonId who, String catalogue, SurveyId survey) {
        return browser.post()
                .uri("/matrix/publish")
                .with(user(who.toString()))
                .with(csrf())
                .param("catalogue", catalogue)
                .param("survey", survey.toString())
                .exchange();
    }

    private SurveyId closedSurvey() {
        var who = PersonId.next();
        var survey = surveys.open(Map.of("en", "First jobs", "el", "Πρώτες θέσεις"), OrganisationId.next(), who);
        for (int i = 0; i < 10; i++)
            surveys.answer(
                    surveys.invite(survey, "employer " + i, who),
                    List.of(new Answer("DigComp:1.2", 5, true), new Answer("DigComp:2.4", 4, false)));
        surveys.close(survey, who);
        return survey;
    }

    private PersonId person(Role role) {
        var organisation = organisations.register(Organisation.Kind.AWARDING_BODY, "Example", "GR", Optional.empty());
        var person = people.register(
                new NewPerson("Maria", "Test", Optional.empty(), Optional.empty(), "en", Optional.empty()),
                Optional.empty());
        people.grant(person, organisation, role, Optional.empty());
        return person;
    }
}
