package org.tessera.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.tessera.platform.Ids;
import org.tessera.platform.Sha256;

/** How far a link goes: who is counted, what it never opens, and how it ends. */
class LinkTest extends AtALink {
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

    @Test
    void whoeverGuessesFindsNothingAndIsSoonToldToWait() throws Exception {
        int budget = SharedPages.GUESSES.tries();
        for (int guess = 0; guess < budget; guess++) {
            assertThat(guess(Ids.secret()).getStatus()).isEqualTo(404);
        }
        var stopped = guess(Ids.secret());
        assertThat(stopped.getStatus()).isEqualTo(429);
        assertThat(stopped.getContentAsString()).contains("Too many tries").doesNotContain(NAME);
        // Not even a right guess is answered now, or trying on would still be worth it; others are not kept waiting.
        assertThat(guess(link).getStatus()).isEqualTo(429);
        assertThat(get("/v/" + link, "en").getStatus()).isEqualTo(200);
    }

    private MockHttpServletResponse guess(String secret) {
        return browser.get()
                .uri("/v/" + secret)
                .header("Accept-Language", "en")
                .with(request -> {
                    request.setRemoteAddr("198.51.100.23");
                    return request;
                })
                .exchange()
                .getResponse();
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

    private void assertGone(int status, String title) throws Exception {
        var answer = get("/v/" + link, "en");
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getContentAsString()).contains(title).doesNotContain(NAME, "Ελένη", "Checking if");
        assertThat(get("/v/" + link + "?format=json", "en").getContentType()).startsWith("application/problem+json");
    }
}
