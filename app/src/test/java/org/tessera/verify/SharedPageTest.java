package org.tessera.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.platform.Sha256;

class SharedPageTest extends AtALink {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Genuine and valid today | Checking if information is reliable
            el | Γνήσιο και σε ισχύ σήμερα | Έλεγχος της αξιοπιστίας πληροφοριών
            """)
    void theFiveAnswersStandInTheFirstPartOfThePage(String language, String verdict, String title) throws Exception {
        var page = get("/v/" + link, language).getContentAsString();
        var body = page.substring(page.indexOf("<main"), page.indexOf("<dl"));
        var words = body.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
        assertThat(words)
                .containsSubsequence(verdict, NAME, title, "CERTIFICATION_BODY", year(3))
                .hasSizeLessThan(420);
    }

    @Test
    void theAnswersComeInTheirOrder() throws Exception {
        assertThat(page("/v/" + link))
                .containsSubsequence(
                        "Genuine and valid today",
                        "<dt>Who",
                        "<dt>What",
                        "<dt>Can do",
                        "<dt>How proven",
                        "<dt>Who says so",
                        "<dt>Valid",
                        "Why trust this?",
                        "The 8 checks",
                        "What this does not say");
    }

    @Test
    void thePageWalksBackFromTheDecisionToTheMatrixWithLinksToPublicPages() throws Exception {
        assertThat(page("/v/" + link))
                .containsSubsequence(
                        "Decision", "Result", "Exam", "Standard", "/standards/K08/", "Skill", "/matrix/key-skills/");
    }

    @Test
    void neitherPointsNorTheDayOfBirthAreShown() throws Exception {
        var born = java.time.LocalDate.now().minusYears(20);
        assertThat(page("/v/" + link) + page("/v/" + link + "?format=json"))
                .doesNotContain(born.toString())
                .doesNotContain(Integer.toString(born.getYear()))
                .doesNotContain("\"raw\"", "points reached");
    }

    @Test
    void programsGetTheSameAsJson() throws Exception {
        var answer = browser.get()
                .uri("/v/" + link)
                .header("Accept", "application/json")
                .exchange()
                .getResponse();
        assertThat(answer.getContentType()).startsWith("application/json");
        assertThat(answer.getContentAsString())
                .contains("\"verdict\" : \"valid\"", NAME, "\"kind\" : \"seal\"", "\"trace\"");
        assertThat(page("/v/" + link + "?format=json")).contains("\"verdict\" : \"valid\"");
    }

    @Test
    void aWithdrawnCertificateIsWithdrawnAtOnce() throws Exception {
        of(day.holder());
        assertThat(page("/v/" + link)).contains("Genuine and valid today");
        day.withdraw(holder);
        assertThat(page("/v/" + link)).contains("Withdrawn on").doesNotContain("Genuine and valid", "is certified in");
        assertThat(page("/v/" + link + "?format=json")).contains("\"verdict\" : \"withdrawn\"");
    }

    @Test
    void aWithdrawalTellsItsDayAndAReasonFromTheListAndNeverTheOfficersWords() throws Exception {
        of(day.holder());
        day.withdraw(holder);
        var today = java.time.LocalDate.now().getYear();
        assertThat(page("/v/" + link))
                .containsPattern("Withdrawn on [^<]*" + today)
                .contains("it was issued by mistake")
                .doesNotContain("Giannis");
        assertThat(page("/v/" + link + "?format=json"))
                .contains("\"reason\" : \"issued-in-error\"", "\"since\"")
                .doesNotContain("Giannis");
    }

    @Test
    void aSuspendedCertificateIsSuspendedAtOnce() throws Exception {
        of(day.holder());
        day.suspend(holder);
        assertThat(page("/v/" + link)).contains("Suspended since").doesNotContain("Genuine and valid");
    }

    @Test
    void alteredBytesShowNothingOfTheContentEvenIfTheHashWasAlteredToo() throws Exception {
        of(day.holder());
        var altered = credentials.sealed(holder.credential());
        var payload = new String(altered).indexOf("\"payload\"") + 200;
        altered[payload] = (byte) (altered[payload] == 'A' ? 'B' : 'A');
        day.overwrite(holder.credential(), altered, Sha256.of(altered));
        assertShowsNothing();
    }

    @Test
    void anotherPersonsGenuineCredentialInItsPlaceShowsNothing() throws Exception {
        of(day.holder());
        var others = credentials.sealed(day.holder().credential());
        day.overwrite(holder.credential(), others, Sha256.of(others));
        assertShowsNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "not even JSON"})
    void whateverElseStandsInItsPlaceIsCalledAltered(String stored) throws Exception {
        of(day.holder());
        day.overwrite(holder.credential(), stored.getBytes(), Sha256.of(stored));
        assertShowsNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "el", "it", "pl", "es", "ro"})
    void thePageWithAllThatItLoadsIsAtMostFortyKilobytesAndNeedsNoScript(String language) throws Exception {
        var page = get("/v/" + link, language).getContentAsByteArray();
        var style = new String(page).replaceFirst("(?s).*stylesheet\" href=\"([^\"]+)\".*", "$1");
        var bytes = zipped(page) + zipped(get(style, language).getContentAsByteArray());
        assertThat(bytes).isLessThanOrEqualTo(40_000);
        assertThat(new String(page)).doesNotContain("<script");
    }

    private void assertShowsNothing() throws Exception {
        for (String path : List.of("/v/" + link, "/v/" + link + "?format=json")) {
            assertThat(page(path))
                    .contains("Altered: do not rely on this")
                    .doesNotContain(
                            NAME, "Ελένη", "Paradeigma", "Checking if information", "CERTIFICATION_BODY", "K08");
        }
    }

    private static String year(int later) {
        return Integer.toString(java.time.LocalDate.now().plusYears(later).getYear());
    }

    private static int zipped(byte[] content) throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write(content);
        }
        return zipped.size();
    }
}
