package org.tessera.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;
import org.tessera.issue.Credentials;
import org.tessera.passport.PassportDay;
import org.tessera.platform.Ids;
import org.tessera.platform.Sha256;

class SharedPageTest extends WholeApplication {
    private static final String NAME = "Παράδειγμα";

    @Autowired
    MockMvcTester browser;

    @Autowired
    PassportDay day;

    @Autowired
    Credentials credentials;

    @Autowired
    JdbcClient jdbc;

    /** Whoever comes first makes the holder; tests that change what they hold make their own. */
    private static PassportDay.@Nullable Holder first;

    private PassportDay.Holder holder;
    private String link;
    private int viewsBefore;

    @BeforeEach
    void aLink() {
        if (first == null) first = day.holder();
        of(first);
    }

    private void of(PassportDay.Holder someone) {
        holder = someone;
        link = day.link(holder);
        viewsBefore = day.views(holder);
    }

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

    @Test
    void anEndedLinkIsGoneWithoutAnyName() throws Exception {
        day.expire(holder);
        assertGone(410, "This link has ended");
    }

    @Test
    void aStoppedLinkIsGoneWithoutAnyName() throws Exception {
        day.stop(holder);
        assertGone(410, "This link was stopped");
    }

    @Test
    void anInventedLinkLeadsNowhere() throws Exception {
        link = Ids.secret();
        assertGone(404, "There is no such link");
    }

    @Test
    void aLinkThatWasCutOffSaysSo() throws Exception {
        link = link.substring(0, 40);
        assertGone(404, "This link is not complete");
    }

    @Test
    void theShareItselfIsNoKeyToIt() throws Exception {
        assertThat(get("/v/" + holder.credential(), "en").getStatus()).isEqualTo(404);
        assertThat(get("/v/" + Sha256.of(link), "en").getStatus()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?full=1", "?name=full", "?file=yes&name=full", "?format=json", "?format=json&full=1"})
    void nothingInTheAddressWidensWhatTheHolderChose(String more) throws Exception {
        var narrow = day.link(holder, false, false);
        assertThat(page("/v/" + narrow + more)).contains("Ελένη Π.").doesNotContain(NAME, "Paradeigma");
        assertThat(get("/v/" + narrow + "/files/1" + more, "en").getStatus()).isEqualTo(404);
    }

    @Test
    void theSealedFileIsGivenOnlyWhereTheHolderAllowsIt() throws Exception {
        var wide = day.link(holder, true, true);
        assertThat(get("/v/" + wide + "/files/1", "en").getContentAsByteArray())
                .isEqualTo(credentials.sealed(holder.credential()));
        assertThat(get("/v/" + wide + "/files/2", "en").getStatus()).isEqualTo(404);
        assertThat(get("/v/" + link + "/files/1", "en").getStatus()).isEqualTo(404);
    }

    @Test
    void aLookIsCountedOnceAndNothingElseChanges() throws Exception {
        var before = everythingElse();
        page("/v/" + link);
        assertThat(views()).isEqualTo(1);
        assertThat(everythingElse()).isEqualTo(before);
    }

    @Test
    void theHoldersOwnLooksAreNotCounted() {
        var me = SecurityMockMvcRequestPostProcessors.user(holder.id().toString());
        assertThat(browser.get().uri("/v/" + link).with(me)).hasStatusOk();
        assertThat(browser.get()
                        .uri("/v/preview?credential={id}&name=full&days=7", holder.credential())
                        .with(me))
                .hasStatusOk();
        assertThat(views()).isZero();
    }

    @Test
    void programsThatOnlyPeekAreNotCounted() {
        assertThat(browser.head().uri("/v/" + link)).hasStatusOk();
        assertThat(browser.get().uri("/v/" + link).header("User-Agent", "Slackbot-LinkExpanding 1.0"))
                .hasStatusOk();
        assertThat(browser.get().uri("/v/" + link).header("User-Agent", "WhatsApp/2.23"))
                .hasStatusOk();
        assertThat(browser.get().uri("/v/" + link).header("Sec-Purpose", "prefetch;prerender"))
                .hasStatusOk();
        assertThat(views()).isZero();
    }

    @Test
    void linksThatAreNotLiveAreNotCounted() throws Exception {
        day.stop(holder);
        page("/v/" + link);
        assertThat(views()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?lang=el", "?format=json"})
    void noCookieIsSetNothingIsKeptAndNobodyIsTold(String more) {
        for (String path : List.of("/v/" + link, "/v/" + Ids.secret(), "/v/x")) {
            var answer = get(path + more, "en");
            assertThat(answer.getHeaders("Set-Cookie")).isEmpty();
            assertThat(answer.getHeader("Cache-Control")).contains("no-store");
            assertThat(answer.getHeader("X-Robots-Tag")).contains("noindex");
            assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        }
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

    @Test
    void manyGuessesFindNothing() throws Exception {
        for (int guess = 0; guess < 100; guess++) {
            assertThat(get("/v/" + Ids.secret(), "en").getContentAsString()).doesNotContain(NAME);
        }
    }

    private int views() {
        return day.views(holder) - viewsBefore;
    }

    private List<Object> everythingElse() {
        return jdbc.sql("""
                select (select count(*) from platform.audit_event), (select count(*) from passport.share),
                       (select count(*) from passport.share where stopped_at is not null),
                       (select count(*) from issue.issued), (select count(*) from platform.session)
                """).query().singleRow().values().stream().toList();
    }

    private void assertShowsNothing() throws Exception {
        for (String path : List.of("/v/" + link, "/v/" + link + "?format=json")) {
            assertThat(page(path))
                    .contains("Altered: do not rely on this")
                    .doesNotContain(
                            NAME, "Ελένη", "Paradeigma", "Checking if information", "CERTIFICATION_BODY", "K08");
        }
    }

    private void assertGone(int status, String title) throws Exception {
        var answer = get("/v/" + link, "en");
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getContentAsString()).contains(title).doesNotContain(NAME, "Ελένη", "Checking if");
        assertThat(get("/v/" + link + "?format=json", "en").getContentType()).startsWith("application/problem+json");
    }

    private String page(String path) throws Exception {
        return get(path, "en").getContentAsString();
    }

    private MockHttpServletResponse get(String path, String language) {
        return browser.get()
                .uri(path)
                .header("Accept-Language", language)
                .exchange()
                .getResponse();
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
