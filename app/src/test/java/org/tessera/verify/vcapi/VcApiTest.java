package org.tessera.verify.vcapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.credential.Check;
import org.tessera.credential.Checker;
import org.tessera.credential.DataIntegrity;
import org.tessera.credential.ProofKey;
import org.tessera.credential.StatusSource;
import org.tessera.credential.Trust;
import org.tessera.platform.Settings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a conformance suite does with the façade; by itself, as a deployment that switched it on has it. */
class VcApiTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path home;

    private TestIssuer issuer;
    private MockMvcTester suite;

    @BeforeEach
    void switchedOn() {
        var settings = new Settings(
                home,
                home,
                URI.create("http://localhost:8080"),
                false,
                List.of("en"),
                ZoneOffset.UTC,
                "test@localhost");
        issuer = new TestIssuer(settings, Clock.systemUTC());
        suite = MockMvcTester.of(new VcApi(issuer, JSON, Clock.systemUTC()));
    }

    @Test
    void whatIsIssuedIsVerified() throws Exception {
        var signed = issued(credential());
        assertThat(signed.at("/proof/0/cryptosuite").asString()).isEqualTo("eddsa-rdfc-2022");
        assertVerdict(send("/credentials/verify", Map.of("verifiableCredential", signed)), true);
    }

    @Test
    void whatWasAlteredIsNotVerified() throws Exception {
        var altered = issued(credential());
        ((ObjectNode) altered.path("credentialSubject")).put("id", "did:example:somebody-else");
        assertVerdict(send("/credentials/verify", Map.of("verifiableCredential", altered)), false);
    }

    @Test
    void whatHasNoProofIsNotVerified() throws Exception {
        assertVerdict(send("/credentials/verify", Map.of("verifiableCredential", credential())), false);
    }

    @Test
    void whatIsOverIsNotVerified() throws Exception {
        var old = credential();
        old.put("validFrom", "2001-01-01T00:00:00Z").put("validUntil", "2002-01-01T00:00:00Z");
        assertVerdict(send("/credentials/verify", Map.of("verifiableCredential", issued(old))), false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @context          | ["https://www.w3.org/2018/credentials/v1"]
            type              | ["Something"]
            issuer            | "did"
            issuer            | "did:example:another"
            credentialSubject | {}
            validFrom         | "yesterday"
            id                | "not a url"
            evidence          | {"id": "urn:uuid:0195b0aa-0000-7000-8000-000000000001"}
            credentialStatus  | {"id": "urn:uuid:0195b0aa-0000-7000-8000-000000000001"}
            credentialSubject | {"id": "did:example:x", "aWordThatNoContextKnows": "y"}
            """)
    void whatTheDataModelForbidsIsNotIssued(String member, String value) throws Exception {
        var credential = credential();
        credential.set(member, JSON.readTree(value));
        assertThat(send("/credentials/issue", Map.of("credential", credential)).getStatus())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"/credentials/issue", "/credentials/verify", "/presentations/verify"})
    void whatIsNoJsonIsRefusedAndNothingBreaks(String path) {
        for (String body : List.of("", "[", "null", "{\"verifiableCredential\":7}")) {
            assertThat(suite.post()
                            .uri(path)
                            .content(body)
                            .exchange()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(400);
        }
    }

    @Test
    void aPresentationThatItsHolderSignedForThisChallengeAndDomainIsVerified() throws Exception {
        var presentation = presented("fresh", "example.org");
        assertVerdict(verified(presentation, "fresh", "example.org"), true);
        assertVerdict(verified(presentation, "another", "example.org"), false);
        assertVerdict(verified(presentation, "fresh", "example.com"), false);
    }

    @Test
    void aPresentationWithAnAlteredCredentialIsNotVerified() throws Exception {
        var presentation = presented("fresh", "example.org");
        ((ObjectNode) presentation.at("/verifiableCredential/0/credentialSubject")).put("id", "did:example:other");
        assertVerdict(verified(presentation, "fresh", "example.org"), false);
    }

    @Test
    void aPresentationWithoutAProofOfItsHolderIsNotVerified() throws Exception {
        var presentation = (ObjectNode) presented("fresh", "example.org");
        presentation.remove("proof");
        assertVerdict(verified(presentation, "fresh", "example.org"), false);
    }

    private JsonNode presented(String challenge, String domain) throws Exception {
        var presentation = Map.of(
                "@context", List.of("https://www.w3.org/ns/credentials/v2"),
                "type", List.of("VerifiablePresentation"),
                "verifiableCredential", List.of(issued(credential())));
        return JSON.readTree(DataIntegrity.sign(
                JSON.writeValueAsBytes(presentation),
                ProofKey.generateDidKey(ProofKey.Suite.EDDSA_RDFC_2022),
                Instant.now(),
                "authentication",
                Map.of("challenge", challenge, "domain", domain)));
    }

    private MockHttpServletResponse verified(JsonNode presentation, String challenge, String domain) {
        var options = Map.of("challenge", challenge, "domain", domain);
        return send("/presentations/verify", Map.of("verifiablePresentation", presentation, "options", options));
    }

    @Test
    void theKeyStaysTheSameAndIsNobodysWhomAPageWouldRecognise() throws Exception {
        assertThat(new TestIssuer(
                                new Settings(
                                        home,
                                        home,
                                        URI.create("http://localhost:8080"),
                                        false,
                                        List.of("en"),
                                        ZoneOffset.UTC,
                                        "test@localhost"),
                                Clock.systemUTC())
                        .id())
                .isEqualTo(issuer.id())
                .startsWith("did:key:z6Mk");
        var report = new Checker(Trust.none(), StatusSource.none(), Clock.systemUTC())
                .check(issued(credential()).toString().getBytes(StandardCharsets.UTF_8));
        assertThat(report.checks()).noneMatch(c -> c.kind() == Check.Kind.ISSUER && c.outcome() == Check.Outcome.HOLDS);
        try (var files = Files.list(home.resolve("keys"))) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactly("vc-api-test-key.json");
        }
    }

    private ObjectNode credential() {
        var credential = JSON.createObjectNode();
        credential.putArray("@context").add("https://www.w3.org/ns/credentials/v2");
        credential.putArray("type").add("VerifiableCredential");
        credential.put("issuer", issuer.id());
        credential.putObject("credentialSubject").put("id", "did:example:subject");
        return credential;
    }

    private JsonNode issued(ObjectNode credential) throws Exception {
        var answer = send("/credentials/issue", Map.of("credential", credential));
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(201);
        return JSON.readTree(answer.getContentAsString()).path("verifiableCredential");
    }

    private MockHttpServletResponse send(String path, Map<String, Object> body) {
        return suite.post()
                .uri(path)
                .contentType("application/json")
                .content(JSON.writeValueAsString(body))
                .exchange()
                .getResponse();
    }

    private static void assertVerdict(MockHttpServletResponse answer, boolean verified) throws Exception {
        assertThat(JSON.readTree(answer.getContentAsString()).path("verified").asBoolean())
                .as(answer.getContentAsString())
                .isEqualTo(verified);
        assertThat(answer.getStatus()).isEqualTo(verified ? 200 : 400);
    }
}
