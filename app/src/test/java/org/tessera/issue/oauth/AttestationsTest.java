package org.tessera.issue.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.tessera.WholeApplication;
import org.tessera.credential.SealKey;
import org.tessera.credential.TestAccess;
import org.tessera.platform.Settings;
import org.tessera.platform.Throttle;
import tools.jackson.databind.json.JsonMapper;

/** Wallets show their maker's word once an operator has named makers. */
class AttestationsTest extends WholeApplication {
    private static final String CALLBACK = "eu.europa.ec.euidi://authorization";
    private static final JsonMapper JSON = new JsonMapper();

    /** What may be wrong with what a wallet shows. */
    private record Shown(SealKey maker, Map<String, Object> vouched, ECKey signer, Map<String, Object> possession) {}

    @Autowired
    Proofs proofs;

    @Autowired
    Clients clients;

    @Autowired
    Wishes wishes;

    @Autowired
    AccessTokens tokens;

    @Autowired
    List<Grant> grants;

    @Autowired
    Throttle throttle;

    @Autowired
    Settings settings;

    @Autowired
    Clock clock;

    @TempDir
    Path dir;

    private SealKey maker;
    private ECKey wallet;
    private String client;
    private Attestations attestations;

    @BeforeEach
    void anOperatorWhoNamesOneMaker() throws Exception {
        maker = maker("known");
        wallet = new ECKeyGenerator(Curve.P_256).generate();
        client = clients.register("Wallet", List.of(CALLBACK));
        var pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(maker.chain().getLast().getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        attestations = new Attestations(
                new ClientSettings(List.of(), Optional.of(Files.writeString(dir.resolve("makers.pem"), pem))),
                proofs,
                settings,
                clock);
    }

    @Test
    void aWalletOfAKnownMakerComesInAndNotTwiceWithTheSameProof() throws Exception {
        var request = request(right());
        attestations.require(request, Map.of("client_id", client));
        assertThatThrownBy(() -> attestations.require(request, Map.of("client_id", client)))
                .hasMessageContaining("invalid_client");
    }

    @Test
    void whateverElseItShowsIsRefused() throws Exception {
        var right = right();
        var stranger = maker("stranger");
        var otherKey = new ECKeyGenerator(Curve.P_256).generate();
        for (var wrong : List.of(
                new Shown(stranger, right.vouched, wallet, right.possession),
                new Shown(maker, right.vouched, otherKey, right.possession),
                new Shown(maker, with(right.vouched, "exp", now() - 1), wallet, right.possession),
                new Shown(maker, with(right.vouched, "sub", "somebody-else"), wallet, right.possession),
                new Shown(maker, with(right.vouched, "cnf", Map.of()), wallet, right.possession),
                new Shown(maker, right.vouched, wallet, with(right.possession, "aud", "https://other.example")),
                new Shown(maker, right.vouched, wallet, with(right.possession, "iat", now() - 600)),
                new Shown(maker, right.vouched, wallet, with(right.possession, "iat", now() + 600)),
                new Shown(maker, right.vouched, wallet, with(right.possession, "jti", "")),
                new Shown(maker, right.vouched, wallet, with(right.possession, "iss", "somebody-else")))) {
            var request = request(wrong);
            assertThatThrownBy(() -> attestations.require(request, Map.of("client_id", client)))
                    .as(wrong.toString())
                    .isInstanceOf(OAuthProblem.class)
                    .hasMessageContaining("invalid_client");
        }
        assertThatThrownBy(() -> attestations.require(new MockHttpServletRequest(), Map.of()))
                .isInstanceOf(OAuthProblem.class);
    }

    @Test
    void aWalletIsAskedWhereItPushesAndWhereItFetchesAndProgramsForBadgesAreNot() throws Exception {
        var pages = new TokenPages(grants, tokens, wishes, proofs, attestations, throttle, JSON);
        assertThat(pages.push(pushing(request(right()), "micro-credential"))
                        .getStatusCode()
                        .value())
                .isEqualTo(201);
        assertThatThrownBy(() -> pages.push(pushing(new MockHttpServletRequest(), "micro-credential")))
                .hasMessageContaining("invalid_client");
        var badges = "https://purl.imsglobal.org/spec/ob/v3p0/scope/credential.readonly";
        assertThat(pages.push(pushing(new MockHttpServletRequest(), badges))
                        .getStatusCode()
                        .value())
                .isEqualTo(201);
        var fetching = new MockHttpServletRequest("POST", TokenPages.TOKEN);
        fetching.setParameter("grant_type", "urn:ietf:params:oauth:grant-type:pre-authorized_code");
        fetching.setParameter("pre-authorized_code", "invented");
        fetching.setParameter("tx_code", "123456");
        assertThatThrownBy(() -> pages.token(fetching)).hasMessageContaining("invalid_client");
    }

    private MockHttpServletRequest pushing(MockHttpServletRequest request, String scope) {
        request.setMethod("POST");
        request.setRequestURI(TokenPages.PUSH);
        request.setContentType("application/x-www-form-urlencoded");
        Map.of(
                        "client_id",
                        client,
                        "redirect_uri",
                        CALLBACK,
                        "response_type",
                        "code",
                        "scope",
                        scope,
                        "code_challenge",
                        CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier())
                                .getValue(),
                        "code_challenge_method",
                        "S256")
                .forEach(request::setParameter);
        return request;
    }

    private SealKey maker(String name) throws Exception {
        return TestAccess.openOrCreate(dir.resolve(name), "Maker " + name, "GR", "wallet.example", clock);
    }

    private Shown right() {
        return new Shown(
                maker,
                Map.of(
                        "sub",
                        client,
                        "exp",
                        now() + 3600,
                        "cnf",
                        Map.of("jwk", wallet.toPublicJWK().toJSONObject())),
                wallet,
                Map.of(
                        "aud", settings.address(""),
                        "iat", now(),
                        "jti", UUID.randomUUID().toString()));
    }

    private long now() {
        return Instant.now(clock).getEpochSecond();
    }

    private static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
        var changed = new TreeMap<>(claims);
        changed.put(name, value);
        if (name.equals("iat") || name.equals("aud") || name.equals("iss"))
            changed.put("jti", UUID.randomUUID().toString());
        return changed;
    }

    private static MockHttpServletRequest request(Shown shown) throws Exception {
        var request = new MockHttpServletRequest();
        var chain = List.of(
                Base64.getEncoder().encodeToString(shown.maker.certificate().getEncoded()));
        var attested =
                content(Map.of("alg", "ES256", "typ", "oauth-client-attestation+jwt", "x5c", chain), shown.vouched);
        request.addHeader(Attestations.ATTESTATION, attested + "." + url(shown.maker.sign(bytes(attested))));
        var possessed = content(Map.of("alg", "ES256", "typ", "oauth-client-attestation-pop+jwt"), shown.possession);
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(shown.signer.toECPrivateKey());
        signature.update(bytes(possessed));
        request.addHeader(Attestations.POSSESSION, possessed + "." + url(signature.sign()));
        return request;
    }

    private static String content(Map<String, Object> header, Map<String, Object> claims) {
        return url(JSON.writeValueAsBytes(header)) + "." + url(JSON.writeValueAsBytes(claims));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
