package org.tessera.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tessera.WholeApplication;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;
import org.tessera.platform.Settings;

class PasskeysTest extends WholeApplication {
    @Autowired
    MockMvcTester web;

    @Autowired
    Browser browser;

    @Autowired
    World world;

    @Autowired
    Passkeys passkeys;

    @Autowired
    Settings settings;

    PersonId person = new PersonId(new UUID(0, 0));
    Cookie session = new Cookie("session", "none");
    String origin = "";

    @BeforeEach
    void somebodyIsSignedIn() {
        person = world.person(world.school(), Role.LEARNER);
        session = browser.session(web, person);
        origin = settings.baseUrl().toString();
    }

    @Test
    void whoRegisteredAPasskeySignsInWithIt() throws Exception {
        var phone = new Authenticator(origin, true);
        assertThat(register(phone)).hasStatusOk();
        assertThat(passkeys.of(person)).extracting(Passkeys.Listed::label).containsExactly("My phone");

        var question = web.post().uri("/sign-in/passkey/options").with(csrf()).exchange();
        var answer = signIn(question, phone.get(question.getResponse().getContentAsString()));
        assertThat(answer).hasStatusOk().bodyText().isEqualTo("{\"next\":\"/account\"}");
        var own = Objects.requireNonNull(answer.getResponse().getCookie("session"));
        assertThat(own.getValue()).isNotEqualTo(cookie(question).getValue());
        assertThat(web.get().uri("/account").cookie(own))
                .hasStatusOk()
                .bodyText()
                .contains("Eleni Test");
    }

    @Test
    void anAnswerIsGoodForItsOwnQuestionOnly() throws Exception {
        var phone = new Authenticator(origin, true);
        register(phone);
        var first = web.post().uri("/sign-in/passkey/options").with(csrf()).exchange();
        var second = web.post().uri("/sign-in/passkey/options").with(csrf()).exchange();
        var answer = phone.get(first.getResponse().getContentAsString());
        assertThat(signIn(second, answer)).hasStatus(400);
        assertThat(signIn(first, answer)).hasStatusOk();
        assertThat(signIn(first, answer)).hasStatus(400);
    }

    @Test
    void aPasskeyUsedOnAnotherSiteOpensNothing() throws Exception {
        var phone = new Authenticator("https://tessera.example", true);
        assertThat(register(phone)).hasStatus(400);
        assertThat(passkeys.of(person)).isEmpty();
    }

    @Test
    void aDeviceThatDoesNotCheckItsUserOpensNothing() throws Exception {
        assertThat(register(new Authenticator(origin, false))).hasStatus(400);
        assertThat(passkeys.of(person)).isEmpty();
    }

    @Test
    void aRemovedPasskeyOpensNothing() throws Exception {
        var phone = new Authenticator(origin, true);
        register(phone);
        var key = passkeys.of(person).getFirst().id();
        assertThat(Browser.post(web, session, "/account/passkeys/" + key + "/removal"))
                .hasStatus(303);
        var question = web.post().uri("/sign-in/passkey/options").with(csrf()).exchange();
        assertThat(signIn(question, phone.get(question.getResponse().getContentAsString())))
                .hasStatus(400);
    }

    @Test
    void nobodyRemovesAnothersPasskey() throws Exception {
        register(new Authenticator(origin, true));
        var key = passkeys.of(person).getFirst().id();
        var other = browser.session(web, world.person(world.school(), Role.LEARNER));
        assertThat(Browser.post(web, other, "/account/passkeys/" + key + "/removal"))
                .hasStatus(404);
        assertThat(passkeys.of(person)).hasSize(1);
    }

    @Test
    void theQuestionForSigningInNamesNobody() {
        assertThat(web.post().uri("/sign-in/passkey/options").with(csrf()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.allowCredentials")
                .asArray()
                .isEmpty();
    }

    @Test
    void nonsenseIsRefused() {
        var question = web.post().uri("/sign-in/passkey/options").with(csrf()).exchange();
        assertThat(signIn(question, "{\"id\": 7}")).hasStatus(400);
        assertThat(Browser.post(web, session, "/account/passkeys")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("[]"))
                .hasStatus(400);
    }

    private MvcTestResult register(Authenticator phone) throws Exception {
        var question = Browser.post(web, session, "/account/passkeys/options").exchange();
        return Browser.post(web, session, "/account/passkeys?label=My phone")
                .contentType(MediaType.APPLICATION_JSON)
                .content(phone.create(question.getResponse().getContentAsString()))
                .exchange();
    }

    private MvcTestResult signIn(MvcTestResult question, String answer) {
        return web.post()
                .uri("/sign-in/passkey?next=/account")
                .cookie(cookie(question))
                .contentType(MediaType.APPLICATION_JSON)
                .content(answer)
                .with(csrf())
                .exchange();
    }

    private static Cookie cookie(MvcTestResult question) {
        return Objects.requireNonNull(question.getResponse().getCookie("session"));
    }
}
