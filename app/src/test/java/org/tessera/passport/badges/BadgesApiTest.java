package org.tessera.passport.badges;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.UriComponentsBuilder;
import org.tessera.SampleAward;
import org.tessera.WholeApplication;
import org.tessera.credential.DataIntegrity;
import org.tessera.credential.OpenBadge;
import org.tessera.credential.ProofKey;
import org.tessera.people.NewPerson;
import org.tessera.people.People;
import org.tessera.platform.PersonId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program of somebody else works with a person's passport through the Open Badges 3.0 API. */
class BadgesApiTest extends WholeApplication {
    private static final String SCOPE = "https://purl.imsglobal.org/spec/ob/v3p0/scope/";
    private static final String API = "/ims/ob/v3p0";
    private static final String BACK = "http://127.0.0.1:7777/back";
    private static final ProofKey ACADEMY = ProofKey.generateDidKey(ProofKey.Suite.EDDSA_RDFC_2022);

    private static @Nullable PersonId eleni;
    private static String token = "";

    @Autowired
    MockMvcTester browser;

    @Autowired
    People people;

    @Autowired
    JsonMapper json;

    @BeforeEach
    void aProgramThatMayDoEverything() throws Exception {
        if (eleni != null) return;
        eleni = person();
        token = token(
                eleni,
                SCOPE + "credential.readonly",
                SCOPE + "credential.upsert",
                SCOPE + "profile.readonly",
                SCOPE + "profile.update");
    }

    @Test
    void whoeverComesFindsInTheDiscoveryDocumentWhereToRegisterAndToAsk() throws Exception {
        var described = json.readTree(
                body(browser.get().uri(API + "/discovery").exchange().getResponse()));
        var scheme = described.at("/components/securitySchemes/OAuth2ACG");
        assertThat(scheme.path("x-imssf-registrationUrl").asString()).endsWith("/oauth/register");
        assertThat(scheme.at("/flows/authorizationCode/tokenUrl").asString()).endsWith("/oauth/token");
        assertThat(scheme.at("/flows/authorizationCode/scopes").propertyNames())
                .containsExactlyInAnyOrder(
                        SCOPE + "credential.readonly",
                        SCOPE + "credential.upsert",
                        SCOPE + "profile.readonly",
                        SCOPE + "profile.update");
        assertThat(described.at("/info/x-imssf-privacyPolicyUrl").asString()).endsWith("/privacy");
    }

    @Test
    void aBadgeOfAnotherIssuerIsKeptByteForByteAndReadBack() throws Exception {
        var badge = badge("urn:uuid:0195b0aa-0000-7000-8000-000000000001", Instant.now());
        var sent = bring(badge);
        assertThat(sent.getStatus()).isEqualTo(201);
        assertThat(sent.getContentType()).startsWith("application/vc+ld+json");
        assertThat(body(sent)).isEqualTo(badge);
        assertThat(read("").path("credential").valueStream().toList()).contains(json.readTree(badge));
    }

    @Test
    void aNewerBadgeTakesThePlaceOfTheOlderAndNeverTheOtherWayRound() throws Exception {
        var id = "urn:uuid:0195b0aa-0000-7000-8000-000000000002";
        var older = badge(id, Instant.now().minusSeconds(1000));
        var newer = badge(id, Instant.now().minusSeconds(10));
        assertThat(bring(older).getStatus()).isEqualTo(201);
        assertThat(bring(newer).getStatus()).isEqualTo(200);
        assertThat(bring(older).getStatus()).isEqualTo(304);
        assertThat(read("").path("credential")
                        .valueStream()
                        .filter(b -> b.path("id").asString().equals(id))
                        .toList())
                .containsExactly(json.readTree(newer));
    }

    @Test
    void anAlteredBadgeIsRefused() throws Exception {
        var altered = badge("urn:uuid:0195b0aa-0000-7000-8000-000000000003", Instant.now())
                .replace("Checking if information", "Checking that information");
        assertStatus(bring(altered), 400, "invalid_data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[1,2", "a.b.c", "{\"type\":[\"VerifiableCredential\",\"OpenBadgeCredential\"]}"})
    void whatIsNoBadgeIsRefused(String body) throws Exception {
        assertStatus(bring(body), 400, "invalid_data");
    }

    @Test
    void aBadgeWithoutProofIsRefused() throws Exception {
        assertStatus(
                bring(new String(unsigned("urn:uuid:0195b0aa-0000-7000-8000-000000000004", Instant.now()))),
                400,
                "invalid_data");
    }

    @Test
    void theListComesInPagesThatLeadToOneAnother() throws Exception {
        bring(badge("urn:uuid:0195b0aa-0000-7000-8000-000000000005", Instant.now()));
        bring(badge("urn:uuid:0195b0aa-0000-7000-8000-000000000006", Instant.now()));
        var page = get("/credentials?limit=1&offset=1", token);
        assertThat(json.readTree(body(page)).path("credential").size()).isEqualTo(1);
        assertThat(Integer.parseInt(page.getHeader("X-Total-Count"))).isGreaterThanOrEqualTo(2);
        assertThat(page.getHeader("Link")).contains("limit=1&offset=0>; rel=\"first\"", "rel=\"last\"", "rel=\"prev\"");
    }

    @Test
    void sinceLeavesOutWhatIsOlder() throws Exception {
        bring(badge("urn:uuid:0195b0aa-0000-7000-8000-000000000007", Instant.now()));
        assertThat(read("?since=2001-01-01T00:00:00").path("credential").size()).isPositive();
        assertThat(read("?since=2199-01-01T00:00:00Z").path("credential").size())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=x", "offset=-1", "since=yesterday"})
    void aQueryThatMakesNoSenseSaysSo(String query) throws Exception {
        assertStatus(get("/credentials?" + query, token), 400, "invalid_query_parameter");
    }

    @Test
    void theProfileHasTheRegistersNameAndKeepsWhatAProgramSays() throws Exception {
        var profile = json.readTree(body(get("/profile", token)));
        assertThat(profile.path("name").asString()).isEqualTo("Ελένη Παράδειγμα");
        assertThat(profile.toString()).doesNotContain("birth", "2006");
        var changed = put(Map.of(
                "id",
                profile.path("id").asString(),
                "type",
                List.of("Profile"),
                "name",
                "Somebody Else",
                "url",
                "https://eleni.example"));
        assertThat(changed.getStatus()).isEqualTo(200);
        var read = json.readTree(body(get("/profile", token)));
        assertThat(read.path("url").asString()).isEqualTo("https://eleni.example");
        assertThat(read.path("name").asString()).isEqualTo("Ελένη Παράδειγμα");
    }

    @Test
    void anotherPersonsProfileCantBeWritten() throws Exception {
        assertStatus(put(Map.of("id", "urn:uuid:" + person(), "type", List.of("Profile"))), 400, "invalid_data");
        assertStatus(put(Map.of("id", "urn:uuid:" + eleni)), 400, "invalid_data");
    }

    @Test
    void withoutATokenNothingIsSaid() throws Exception {
        for (String path : List.of("/credentials", "/profile")) {
            var answer = browser.get().uri(API + path).exchange().getResponse();
            assertStatus(answer, 401, "unauthorizedrequest");
            assertThat(answer.getHeader("WWW-Authenticate")).startsWith("Bearer");
        }
        assertStatus(get("/credentials", "invented"), 401, "unauthorizedrequest");
    }

    @Test
    void aTokenIsGoodForWhatThePersonAllowedAndForTheirPassportOnly() throws Exception {
        bring(badge("urn:uuid:0195b0aa-0000-7000-8000-000000000008", Instant.now()));
        var another = token(person(), SCOPE + "credential.readonly");
        assertThat(json.readTree(body(get("/credentials", another)))
                        .path("credential")
                        .size())
                .isZero();
        assertStatus(get("/profile", another), 403, "forbidden");
        assertStatus(
                post(badge("urn:uuid:0195b0aa-0000-7000-8000-000000000009", Instant.now()), another), 403, "forbidden");
    }

    private PersonId person() {
        return people.register(
                new NewPerson("Ελένη", "Παράδειγμα", Optional.empty(), Optional.empty(), "el", Optional.empty()),
                Optional.empty());
    }

    /** Registers a program, lets the person allow it, and changes the code for a token, as RFC 6749 and 7636 have it. */
    private String token(PersonId person, String... scopes) throws Exception {
        var registered = json.readTree(body(browser.post()
                .uri("/oauth/register")
                .contentType("application/json")
                .content("{\"client_name\":\"Backpack\",\"redirect_uris\":[\"" + BACK + "\"]}")
                .exchange()
                .getResponse()));
        var client = registered.path("client_id").asString();
        var verifier = new CodeVerifier();
        var me = SecurityMockMvcRequestPostProcessors.user(person.toString());
        var asked = browser.get()
                .uri(UriComponentsBuilder.fromPath("/oauth/authorize")
                        .queryParam("response_type", "code")
                        .queryParam("client_id", client)
                        .queryParam("redirect_uri", BACK)
                        .queryParam("scope", "{scope}")
                        .queryParam("code_challenge", CodeChallenge.compute(CodeChallengeMethod.S256, verifier))
                        .queryParam("code_challenge_method", "S256")
                        .encode()
                        .buildAndExpand(String.join(" ", scopes))
                        .toUri())
                .with(me)
                .exchange()
                .getResponse();
        var request = parameter(String.valueOf(asked.getHeader("Location")), "request_uri");
        var answered = browser.post()
                .uri("/oauth/authorize")
                .with(me)
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .param("client", client)
                .param("request", request.replaceFirst(".*:", ""))
                .param("answer", "yes")
                .exchange()
                .getResponse();
        var given = browser.post()
                .uri("/oauth/token")
                .param("grant_type", "authorization_code")
                .param("code", parameter(String.valueOf(answered.getHeader("Location")), "code"))
                .param("client_id", client)
                .param("redirect_uri", BACK)
                .param("code_verifier", verifier.getValue())
                .exchange()
                .getResponse();
        return json.readTree(body(given)).path("access_token").asString();
    }

    private static String parameter(String address, String name) {
        var value = UriComponentsBuilder.fromUriString(address)
                .build()
                .getQueryParams()
                .getFirst(name);
        return java.net.URLDecoder.decode(String.valueOf(value), StandardCharsets.UTF_8);
    }

    private static byte[] unsigned(String id, Instant from) {
        return OpenBadge.write(
                SampleAward.by(ACADEMY.controller(), "Academy of Elsewhere", "https://academy.example/k08")
                        .id(id)
                        .learner(SampleAward.learner())
                        .issued(from)
                        .validFrom(from)
                        .build());
    }

    private static String badge(String id, Instant from) {
        return new String(DataIntegrity.sign(unsigned(id, from), ACADEMY, from), StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse bring(String badge) {
        return post(badge, token);
    }

    private MockHttpServletResponse post(String badge, String by) {
        return browser.post()
                .uri(API + "/credentials")
                .header("Authorization", "Bearer " + by)
                .contentType("application/vc+ld+json")
                .content(badge)
                .exchange()
                .getResponse();
    }

    private MockHttpServletResponse put(Map<String, Object> profile) {
        return browser.put()
                .uri(API + "/profile")
                .header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .content(json.writeValueAsBytes(profile))
                .exchange()
                .getResponse();
    }

    private MockHttpServletResponse get(String path, String by) {
        return browser.get()
                .uri(API + path)
                .header("Authorization", "Bearer " + by)
                .exchange()
                .getResponse();
    }

    private JsonNode read(String query) throws Exception {
        return json.readTree(body(get("/credentials" + query, token)));
    }

    private void assertStatus(MockHttpServletResponse answer, int status, String minor) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(body(answer)).contains("\"imsx_codeMajor\":\"failure\"", "\"" + minor + "\"");
    }

    private static String body(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
