package org.tessera.people;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;

class SignInTest extends WholeApplication {
    @Autowired
    MockMvcTester browser;

    @Autowired
    World world;

    @Autowired
    Postbox postbox;

    @Autowired
    SignInLinks links;

    @Autowired
    Onward onward;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aLinkComesByMailAndSignsInOnce() throws Exception {
        var address = World.address();
        world.person(Optional.of(address), world.school(), Role.LEARNER);
        ask(address.toUpperCase(Locale.ROOT));
        var link = link(address);

        assertThat(browser.get().uri(link)).hasStatusOk().bodyText().contains("as Eleni Test");
        var session = browser.post().uri(link).with(csrf()).exchange();
        assertThat(session).hasStatus(303).hasHeader("Location", "/privacy");
        assertThat(session).cookies().containsCookie("session");
        assertThat(browser.post().uri(link).with(csrf())).hasStatus(410);
    }

    @Test
    void anUnknownAddressGetsTheSameAnswer() {
        var address = World.address();
        ask(address);
        await().until(this::everyWishForALinkIsDealtWith);
        assertThat(postbox.of(address)).isEmpty();
    }

    @Test
    void whatIsNotAnAddressIsSaidAndKept() {
        assertThat(browser.post()
                        .uri("/sign-in/link")
                        .param("email", "maria at home")
                        .with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("maria at home", "for example");
    }

    @Test
    void aLinkIsGoneAfterAQuarterOfAnHour() {
        var link = links.issue(learner());
        jdbc.sql("update people.sign_in_link set expires_at = :now")
                .param("now", Timestamp.from(Instant.now()))
                .update();
        assertThat(browser.get().uri(link)).hasStatus(410);
        assertThat(browser.post().uri(link).with(csrf())).hasStatus(410);
    }

    @Test
    void theDatabaseHoldsNoLink() {
        var secret = links.issue(learner()).substring("/sign-in/link/".length());
        assertThat(jdbc.sql("select cast(l as text) from people.sign_in_link l")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(secret));
    }

    @Test
    void aSessionIdKnownBeforehandIsWorthNothingAfterwards() {
        var planted = signIn(new Cookie[0]);
        var own = signIn(planted);
        assertThat(own.getValue()).isNotEqualTo(planted.getValue());
    }

    private Cookie signIn(Cookie... before) {
        var request = browser.post().uri(links.issue(learner())).with(csrf());
        if (before.length > 0) request = request.cookie(before);
        return Objects.requireNonNull(request.exchange().getResponse().getCookie("session"));
    }

    @Test
    void signingOutEndsTheSessionAndClearsTheBrowser() {
        assertThat(browser.post().uri("/sign-out").with(csrf()))
                .hasStatus(303)
                .hasHeader("Clear-Site-Data", "\"cookies\", \"storage\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "https:evil.example",
                "https://evil.example/",
                "/privacy/..;/evil",
                "/privacy\r\nSet-Cookie: a=b",
                "@@@@evil.example",
                "/%2F%2Fevil.example",
                "/no/such/page",
                "javascript:alert(1)",
                "/..//evil.example",
                "/privacy#//evil.example",
                ""
            })
    void noOtherPlaceThanAPageOfOursIsGoneTo(String wish) {
        assertThat(onward.from(wish)).isEqualTo("/");
    }

    @Test
    void aPageOfOursIsGoneTo() {
        assertThat(onward.from("/privacy?lang=el")).isEqualTo("/privacy?lang=el");
    }

    private boolean everyWishForALinkIsDealtWith() {
        return jdbc.sql("""
                        select count(*) from public.event_publication
                        where event_type like '%LinkAsked' and completion_date is null""").query(Integer.class).single() == 0;
    }

    private PersonId learner() {
        return world.person(world.school(), Role.LEARNER);
    }

    private void ask(String address) {
        assertThat(browser.post()
                        .uri("/sign-in/link")
                        .param("email", address)
                        .param("next", "/privacy")
                        .with(csrf()))
                .hasStatus(303)
                .hasHeader("Location", "/sign-in/link");
    }

    private String link(String address) throws InterruptedException {
        var message = Objects.requireNonNull(postbox.of(address).poll(20, SECONDS), "no mail came");
        var text = Objects.requireNonNull(message.getText());
        return text.lines()
                .filter(line -> line.startsWith("http"))
                .findFirst()
                .orElseThrow()
                .replaceFirst("^https?://[^/]+", "");
    }
}
