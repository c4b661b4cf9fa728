package org.tessera.passport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.tessera.WholeApplication;
import org.tessera.credential.Checker;
import org.tessera.credential.Format;
import org.tessera.credential.Report;
import org.tessera.issue.Credentials;
import org.tessera.platform.PersonId;
import tools.jackson.databind.json.JsonMapper;

/** What a holder has and shows. One class, because each test begins with the same holder, who is dear to make. */
class PassportTest extends WholeApplication {
    private static PassportDay.@Nullable Holder first;

    @Autowired
    MockMvcTester browser;

    @Autowired
    PassportDay day;

    @Autowired
    Shares shares;

    @Autowired
    Credentials credentials;

    @Autowired
    JdbcClient jdbc;

    private PassportDay.Holder holder;

    @BeforeEach
    void aHolder() {
        if (first == null) first = day.holder();
        holder = first;
    }

    @Test
    void aCredentialFillsItsTile() throws Exception {
        assertThat(page("/passport", holder.id()))
                .contains("1 of 20 skills certified", "Checking if information is reliable", "Valid until");
    }

    @Test
    void aPassportWithoutCredentialsTellsWhatItIs() throws Exception {
        assertThat(page("/passport", day.beginner()))
                .contains("0 of 20 skills certified", "Here is where your credentials will be", "Choose a first skill")
                .doesNotContain("Share with somebody");
    }

    @Test
    void aWithdrawnCredentialEmptiesItsTile() throws Exception {
        var withdrawn = day.holder();
        day.withdraw(withdrawn);
        assertThat(page("/passport", withdrawn.id()))
                .contains("0 of 20 skills certified", "Withdrawn", "The exam was sat by Giannis.");
    }

    @Test
    void aStrangerIsAskedToSignIn() {
        for (String path : List.of("/passport", "/passport.json", "/passport/share", "/v/preview")) {
            assertThat(browser.get().uri(path)).hasStatus(302);
        }
    }

    @Test
    void nobodyFindsAnotherPersonsPassportThroughTheirOwn() throws Exception {
        var share = madeBy(holder);
        var other = day.beginner();
        assertThat(page("/passport", other) + page("/passport.json", other)).doesNotContain("Παράδειγμα");
        for (String path : List.of(
                "/passport/credentials/" + holder.credential() + ".json",
                "/passport/links/" + share.id(),
                "/passport/links/" + share.id() + "/paper.pdf",
                "/v/preview?share=" + share.id(),
                "/v/preview?name=full&days=7&credential=" + holder.credential())) {
            assertThat(get(path, other).getStatus()).as(path).isEqualTo(404);
        }
    }

    @Test
    void nobodySharesOrStopsWhatIsAnotherPersons() {
        var share = madeBy(holder);
        var other = day.beginner();
        assertThat(choose("/passport/share", other, holder.credential().toString(), "7")
                        .getStatus())
                .isEqualTo(404);
        assertThat(choose("/passport/share/preview", other, holder.credential().toString(), "7")
                        .getStatus())
                .isEqualTo(404);
        assertThat(post("/passport/links/" + share.id() + "/stop", other).getStatus())
                .isEqualTo(404);
        assertThat(shares.open(share.secret())).isInstanceOf(OpenShare.Live.class);
    }

    @Test
    void whoMakesALinkSeesItAndAnotherSessionDoesNot() throws Exception {
        var made = choose("/passport/share", holder.id(), holder.credential().toString(), "7");
        assertThat(made.getStatus()).isEqualTo(303);
        var page = made.getHeader("Location");
        assertThat(get(page, holder.id(), made.getCookie("session")).getContentAsString())
                .contains("/v/", "<svg");
        assertThat(page(page, holder.id()))
                .doesNotContain("/v/" + secretOf(page, made))
                .contains("no longer shown");
    }

    @Test
    void theSecretOfALinkIsKeptNowhereInTheTables() {
        var share = madeBy(holder);
        var row = jdbc.sql("select cast(s as text) from passport.share s where id = :id")
                .param("id", share.id())
                .query(String.class)
                .single();
        assertThat(row).doesNotContain(share.secret());
        assertThat(share.secret()).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void stoppingIsOneTapAndLasts() {
        var share = madeBy(holder);
        assertThat(post("/passport/links/" + share.id() + "/stop", holder.id()).getStatus())
                .isEqualTo(303);
        assertThat(shares.open(share.secret())).isEqualTo(new OpenShare.Stopped());
        assertThat(post("/passport/links/" + share.id() + "/stop", holder.id()).getStatus())
                .isEqualTo(303);
    }

    @Test
    void aFormOfAnotherSiteStopsNothing() {
        var share = madeBy(holder);
        assertThat(browser.post().uri("/passport/links/" + share.id() + "/stop").with(as(holder.id())))
                .hasStatus(403);
        assertThat(shares.open(share.secret())).isInstanceOf(OpenShare.Live.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "credentials = array[gen_random_uuid()]",
                "full_name = not full_name",
                "with_file = not with_file",
                "expires_at = expires_at + interval '1 day'",
                "holder = gen_random_uuid()"
            })
    void theDatabaseWidensNoLink(String change) {
        var share = madeBy(holder);
        assertThatThrownBy(() -> jdbc.sql("update passport.share set " + change + " where id = :id")
                        .param("id", share.id())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("only be stopped");
    }

    @Test
    void theDatabaseKeepsNoLinkLongerThanNinetyDays() {
        assertThatThrownBy(() -> link(2161))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("share_lasts_at_most_90_days");
        link(2160);
    }

    /** A link past the program, which offers no more than 90 days. */
    private void link(int hours) {
        jdbc.sql("""
                insert into passport.share (id, holder, fingerprint, credentials, full_name, with_file, note, created_at,
                                            expires_at)
                values (gen_random_uuid(), :holder, encode(sha256(cast(cast(gen_random_uuid() as text) as bytea)), 'hex'),
                        array[gen_random_uuid()], false, false, '', now(), now() + make_interval(hours => :hours))
                """).param("holder", holder.id().value()).param("hours", hours).update();
    }

    @Test
    void theDatabaseOpensNoStoppedLinkAgain() {
        var share = madeBy(holder);
        shares.stop(holder.id(), share.id());
        assertThatThrownBy(() -> jdbc.sql("update passport.share set stopped_at = null where id = :id")
                        .param("id", share.id())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void nothingChosenBringsTheFormBackWithWhatWasTyped() throws Exception {
        var answer = browser.post()
                .uri("/passport/share/preview")
                .with(as(holder.id()))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .cookie(new Cookie("lang", "en"))
                .param("name", "short")
                .param("days", "30")
                .param("note", "Café Almar")
                .exchange()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("Choose at least one credential", "Café Almar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"365", "0", "-7", "", "seven"})
    void noLinkLivesLongerThanOffered(String days) {
        assertThat(choose("/passport/share", holder.id(), holder.credential().toString(), days)
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void aMinorShowsTheShortNameUnlessTheyChooseOtherwise() throws Exception {
        assertThat(page("/passport/share", day.minor().id())).containsPattern("value=\"short\"[^>]* checked");
        assertThat(page("/passport/share", holder.id())).containsPattern("value=\"full\"[^>]* checked");
    }

    @Test
    void thePreviewIsThePageThatTheOthersSee() throws Exception {
        var share = madeBy(holder);
        var preview = page("/v/preview?share=" + share.id(), holder.id());
        var seen = browser.get()
                .uri("/v/" + share.secret())
                .cookie(new Cookie("lang", "en"))
                .exchange()
                .getResponse()
                .getContentAsString();
        assertThat(facts(preview)).isEqualTo(facts(seen));
    }

    @Test
    void thePaperHasTheWordsTheLinkAndTheMomentOnOnePage() throws Exception {
        var made = choose("/passport/share", holder.id(), holder.credential().toString(), "90");
        var pdf = get(made.getHeader("Location") + "/paper.pdf", holder.id(), made.getCookie("session"))
                .getContentAsByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document))
                    .contains(
                            "Ελένη Παράδειγμα",
                            "Checking if information is reliable",
                            "As of",
                            "/v/",
                            "must begin with");
        }
    }

    @Test
    void withoutTheLinkThereIsNoPaper() {
        var share = madeBy(holder);
        assertThat(get("/passport/links/" + share.id() + "/paper.pdf", holder.id())
                        .getStatus())
                .isEqualTo(409);
    }

    @Test
    void theExportHoldsTheSealedOriginalsByteForByte() throws Exception {
        var export = new JsonMapper().readTree(page("/passport.json", holder.id()));
        var entry = export.path("credentials").get(0);
        assertThat(Base64.getDecoder().decode(entry.path("sealedBase64").asString()))
                .isEqualTo(credentials.sealed(holder.credential()));
        assertThat(entry.path("title").path("en").asString()).isEqualTo("Checking if information is reliable");
        assertThat(get("/passport/credentials/" + holder.credential() + ".json", holder.id())
                        .getContentAsByteArray())
                .isEqualTo(credentials.sealed(holder.credential()));
    }

    @Test
    void anOfferToAWalletShowsItsLinkToItsMakerAloneAndTheNumberElsewhere() throws Exception {
        var made = post("/passport/keep/" + holder.credential() + "/offers", holder.id());
        assertThat(made.getStatus()).isEqualTo(303);
        var page = String.valueOf(made.getHeader("Location"));
        var number = get(page + "/code", holder.id(), made.getCookie("session")).getContentAsString();
        var digits = java.util.regex.Pattern.compile(">(\\d{6})<").matcher(number);
        assertThat(digits.find()).isTrue();
        assertThat(get(page, holder.id(), made.getCookie("session")).getContentAsString())
                .contains("openid-credential-offer://?credential_offer_uri=", "<svg")
                .doesNotContain(digits.group(1));
        assertThat(page(page, holder.id())).doesNotContain("openid-credential-offer://");
        assertThat(get(page + "/code", holder.id()).getStatus()).isEqualTo(404);
        var other = day.beginner();
        assertThat(get(page, other).getStatus()).isEqualTo(404);
        assertThat(get("/passport/keep/" + holder.credential(), other).getStatus())
                .isEqualTo(404);
        assertThat(post("/passport/keep/" + holder.credential() + "/offers", other)
                        .getStatus())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wallet.sd-jwt", "badge.json", "badge-eddsa.json", "badge.jwt", "badge.png", "badge.svg"})
    void everyFormIsGenuineAndTheSameOnceMore(String name) {
        var path = "/passport/keep/" + holder.credential() + "/" + name;
        var file = get(path, holder.id()).getContentAsByteArray();
        var report = new Checker(credentials.trust(), credentials.statuses(), Clock.systemUTC()).check(file);
        assertThat(report.verdict()).as(report.toJson()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        assertThat(get(path, holder.id()).getContentAsByteArray()).isEqualTo(file);
        assertThat(get(path, day.beginner()).getStatus()).isEqualTo(404);
    }

    @Test
    void theWholePassportIsOneRecordOfWhatIsInForce() throws Exception {
        var someone = day.holder();
        assertThat(page("/passport", someone.id())).contains("/passport/record.json");
        var file = get("/passport/record.json", someone.id()).getContentAsByteArray();
        var checker = new Checker(credentials.trust(), credentials.statuses(), Clock.systemUTC());
        var report = checker.check(file);
        assertThat(report.format()).isEqualTo(Format.LEARNING_RECORD);
        assertThat(report.verdict()).as(report.toJson()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        assertThat(new String(file, StandardCharsets.UTF_8)).contains("Παράδειγμα", "ClrCredential", "did:web:");
        assertThat(get("/passport/record.json", day.beginner()).getStatus()).isEqualTo(409);

        day.suspend(someone);
        assertThat(get("/passport/record.json", someone.id()).getStatus())
                .as("nothing that is not in force is sealed again")
                .isEqualTo(409);
    }

    private Shares.Made madeBy(PassportDay.Holder someone) {
        return shares.make(someone.id(), new Choice(List.of(someone.credential()), true, false, 7, ""));
    }

    private MockHttpServletResponse choose(String path, PersonId who, String credential, String days) {
        return browser.post()
                .uri(path)
                .with(as(who))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .param("credential", credential)
                .param("name", "full")
                .param("days", days)
                .exchange()
                .getResponse();
    }

    private MockHttpServletResponse post(String path, PersonId who) {
        return browser.post()
                .uri(path)
                .with(as(who))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange()
                .getResponse();
    }

    private String page(String path, PersonId who) throws Exception {
        return get(path, who).getContentAsString();
    }

    private MockHttpServletResponse get(String path, PersonId who) {
        return get(path, who, new Cookie("seen", "before"));
    }

    private MockHttpServletResponse get(String path, PersonId who, Cookie session) {
        return browser.get()
                .uri(path)
                .with(as(who))
                .cookie(new Cookie("lang", "en"), session)
                .exchange()
                .getResponse();
    }

    private static RequestPostProcessor as(PersonId who) {
        return SecurityMockMvcRequestPostProcessors.user(who.toString());
    }

    private String secretOf(String page, MockHttpServletResponse made) throws Exception {
        var shown = get(page, holder.id(), made.getCookie("session")).getContentAsString();
        return shown.replaceFirst("(?s).*/v/([A-Za-z0-9_-]{43}).*", "$1");
    }

    private static String facts(String page) {
        return page.substring(page.indexOf("<p class=\"in-short\""), page.indexOf("</dl>"));
    }
}
