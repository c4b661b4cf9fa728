package org.tessera.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.WholeApplication;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Sha256;

class SurveysTest extends WholeApplication {
    private static final PersonId WHO = PersonId.next();
    private static final Offset<Double> EXACTLY = Offset.offset(0.00005);

    @Autowired
    Surveys surveys;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aClosedSurveySaysWhatTheEmployersSaid() {
        var survey = aSurvey();
        // Twelve employers: the first competence gets 5 from nine and 2 from three; the second always 3.
        for (int i = 0; i < 12; i++)
            surveys.answer(
                    invited(survey, "employer " + i),
                    List.of(new Answer("DigComp:1.2", i < 9 ? 5 : 2, i < 6), new Answer("LifeComp:P1", 3, false)));
        surveys.close(survey, WHO);

        var evidence = surveys.evidence(survey);
        assertThat(evidence.answers()).isEqualTo(12);
        assertThat(evidence.competences()).hasSize(57);
        var first = evidence.of("DigComp:1.2").orElseThrow();
        assertThat(first.n()).isEqualTo(12);
        assertThat(first.mean()).isCloseTo(4.25, EXACTLY);
        assertThat(first.rii()).isCloseTo(51.0 / 60, EXACTLY);
        assertThat(first.neededAtEntry()).isCloseTo(0.5, EXACTLY);
        assertThat(first.low()).isLessThan(first.rii());
        assertThat(first.high()).isGreaterThan(first.rii());
        assertThat(first.rank()).isEqualTo(1);
        assertThat(evidence.of("LifeComp:P1").orElseThrow().rank()).isEqualTo(2);
    }

    @Test
    void equallyImportantCompetencesShareARank() {
        var survey = aSurvey();
        for (int i = 0; i < 10; i++)
            surveys.answer(
                    invited(survey, "employer " + i),
                    List.of(
                            new Answer("DigComp:1.1", 4, false),
                            new Answer("DigComp:1.2", 4, false),
                            new Answer("DigComp:1.3", 2, false)));
        surveys.close(survey, WHO);
        var evidence = surveys.evidence(survey);
        assertThat(evidence.of("DigComp:1.1").orElseThrow().rank()).isEqualTo(1);
        assertThat(evidence.of("DigComp:1.2").orElseThrow().rank()).isEqualTo(1);
        assertThat(evidence.of("DigComp:1.3").orElseThrow().rank()).isEqualTo(3);
    }

    @Test
    void aGroupOfFewerThanTenGivesNoNumber() {
        var survey = aSurvey();
        for (int i = 0; i < 9; i++)
            surveys.answer(invited(survey, "employer " + i), List.of(new Answer("DigComp:1.2", 5, true)));
        surveys.close(survey, WHO);
        assertThat(surveys.evidence(survey).of("DigComp:1.2"))
                .contains(new CompetenceEvidence("DigComp:1.2", 9, 0, 0, 0, 0, 0, 0, true));
    }

    @Test
    void anInvitationCountsOnceAndItsLastWordHolds() {
        var survey = aSurvey();
        var secrets = new ArrayList<String>();
        for (int i = 0; i < 10; i++) secrets.add(invited(survey, "employer " + i));
        for (int round = 1; round <= 2; round++)
            for (var secret : secrets) surveys.answer(secret, List.of(new Answer("DigComp:1.2", round, false)));
        surveys.close(survey, WHO);
        var evidence = surveys.evidence(survey);
        assertThat(evidence.answers()).isEqualTo(10);
        assertThat(evidence.of("DigComp:1.2").orElseThrow().mean()).isCloseTo(2.0, EXACTLY);
    }

    @Test
    void answersThatWereNotSentDoNotCount() {
        var survey = aSurvey();
        surveys.savePage(invited(survey, "begun"), List.of("DigComp:1.2"), List.of(new Answer("DigComp:1.2", 5, true)));
        surveys.close(survey, WHO);
        assertThat(surveys.evidence(survey).answers()).isZero();
        assertThat(surveys.evidence(survey).of("DigComp:1.2").orElseThrow().n()).isZero();
    }

    @Test
    void anAnswerCanBeTakenBack() {
        var survey = aSurvey();
        var secret = invited(survey, "undecided");
        surveys.answer(secret, List.of(new Answer("DigComp:1.2", 5, true)));
        surveys.savePage(secret, List.of("DigComp:1.2"), List.of());
        surveys.close(survey, WHO);
        assertThat(surveys.evidence(survey).of("DigComp:1.2").orElseThrow().n()).isZero();
    }

    @Test
    void aClosedSurveyTakesNothingMore() {
        var survey = aSurvey();
        var secret = invited(survey, "late");
        surveys.close(survey, WHO);
        assertThatThrownBy(() -> surveys.answer(secret, List.of(new Answer("DigComp:1.2", 5, true))))
                .hasMessage("research.problem.answer-closed");
        assertThatThrownBy(() -> surveys.invite(survey, "later", WHO)).hasMessage("research.problem.closed");
        assertThatThrownBy(() -> surveys.close(survey, WHO)).hasMessage("research.problem.closed");
    }

    @Test
    void theDatabaseItselfKeepsAClosedSurveyClosed() {
        var survey = aSurvey();
        surveys.answer(invited(survey, "one"), List.of(new Answer("DigComp:1.2", 5, true)));
        surveys.close(survey, WHO);
        assertThatThrownBy(() -> jdbc.sql("""
                        update research.answer set importance = 1
                         where invitation in (select id from research.invitation where survey = :survey)
                        """).param("survey", survey.value()).update())
                .hasMessageContaining("the survey is closed");
        assertThatThrownBy(
                        () -> jdbc.sql("update research.survey set closed_at = null, closed_by = null where id = :id")
                                .param("id", survey.value())
                                .update())
                .hasMessageContaining("the survey is closed");
        assertThatThrownBy(() -> jdbc.sql("delete from research.evidence").update())
                .hasMessageContaining("it is a record");
    }

    @Test
    void anOpenSurveyGivesNoResults() {
        var survey = aSurvey();
        assertThatThrownBy(() -> surveys.evidence(survey)).hasMessage("research.problem.open");
    }

    @Test
    void theSecretIsKeptOnlyAsAHash() {
        var secret = invited(aSurvey(), "secret");
        assertThat(jdbc.sql("select count(*) from research.invitation i where i::text like :secret")
                        .param("secret", "%" + secret + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from research.invitation where secret_hash = :hash")
                        .param("hash", Sha256.of(secret))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anInventedSecretOpensNothing() {
        assertThatThrownBy(() -> surveys.answer("invented", List.of())).hasMessage("research.problem.link");
    }

    @Test
    void aSurveyTakesNoAnswerToWhatItDoesNotAsk() {
        var secret = invited(aSurvey(), "odd");
        assertThatThrownBy(() -> surveys.answer(secret, List.of(new Answer("DigComp:9.9", 1, false))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private SurveyId aSurvey() {
        return surveys.open(Map.of("en", "First jobs", "el", "Πρώτες θέσεις"), OrganisationId.next(), WHO);
    }

    private String invited(SurveyId survey, String label) {
        return surveys.invite(survey, label, WHO);
    }
}
