package org.tessera.issue.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.UriComponentsBuilder;
import org.tessera.WholeApplication;
import org.tessera.credential.Checker;
import org.tessera.credential.Report;
import org.tessera.issue.Credentials;
import org.tessera.issue.Faults;
import org.tessera.passport.PassportDay;
import org.tessera.platform.PersonId;
import org.tessera.platform.Superuser;

/**
 * What a wallet gets, and what it is refused with the error of the specification. One holder, who is dear to make; and one
 * class, so that the list of refusals can be read against OpenID4VCI 1.0.
 */
class WalletTest extends WholeApplication {
    private static final String CALLBACK = "eu.europa.ec.euidi://authorization";
    private static PassportDay.@Nullable Holder first;

    @Autowired
    MockMvcTester web;

    @Autowired
    PassportDay day;

    @Autowired
    Offers offers;

    @Autowired
    Credentials credentials;

    @Autowired
    Superuser superuser;

    @Autowired
    Faults faults;

    @Autowired
    Clock clock;

    private PassportDay.Holder holder;
    private TestWallet wallet;

    @BeforeEach
    void aHolderWithAWallet() {
        if (first == null) first = day.holder();
        holder = first;
        wallet = new TestWallet(web);
    }

    @Test
    void aWalletGetsACredentialThatIsBoundToItsKeyAndGenuine() throws Exception {
        var answer = wallet.credential(bearer(), TestWallet.asking(wallet.proof(wallet.nonce())));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.raw().getHeader("Cache-Control")).contains("no-store");
        var credential = answer.body().at("/credentials/0/credential").asString("");
        var claims = claims(credential);
        assertThat(key(claims)).isEqualTo(wallet.key.toPublicJWK());
        assertThat(claims.toString()).contains("/types/micro-credential", "status_list", "/token");
        var report = new Checker(credentials.trust(), credentials.statuses(), clock)
                .consulting(credentials.log())
                .check(credential.getBytes(StandardCharsets.US_ASCII));
        assertThat(report.verdict()).as(report.toJson()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        assertThat(report.toJson()).contains("Παράδειγμα");
    }

    @Test
    void severalKeysGetSeveralCopiesWithPlacesOfTheirOwn() throws Exception {
        var nonce = wallet.nonce();
        var other = TestWallet.newKey();
        var answer = wallet.credential(
                bearer(),
                TestWallet.asking(
                        wallet.proof(nonce), TestWallet.proof(other, TestWallet.HOST, nonce, KeyProofs.TYPE)));
        assertThat(answer.body().path("credentials").size()).isEqualTo(2);
        var one = claims(answer.body().at("/credentials/0/credential").asString(""));
        var two = claims(answer.body().at("/credentials/1/credential").asString(""));
        assertThat(List.of(key(one), key(two))).containsExactly(wallet.key.toPublicJWK(), other.toPublicJWK());
        assertThat(one.get("status")).isNotEqualTo(two.get("status"));
        assertThat(one.get("jti")).isNotEqualTo(two.get("jti"));
    }

    @Test
    void whatIsNotReadyIsFetchedLaterByTheTokenThatWaitsForIt() throws Exception {
        var token = bearer();
        faults.hold(true);
        String transaction;
        try {
            var asked = wallet.credential(token, TestWallet.asking(wallet.proof(wallet.nonce())));
            assertThat(asked.status()).isEqualTo(202);
            transaction = asked.text("transaction_id");
            assertThat(transaction).matches("[A-Za-z0-9_-]{43}");
            var tooEarly = later(token, transaction);
            assertThat(tooEarly.status()).as("section 9.2: still pending").isEqualTo(202);
            assertThat(tooEarly.text("transaction_id")).isEqualTo(transaction);
            assertThat(tooEarly.body().path("interval").asInt()).isPositive();
            assertThat(tooEarly.body().has("credentials")).isFalse();
        } finally {
            faults.hold(false);
        }
        assertThat(later(bearer(), transaction).error()).isEqualTo("invalid_transaction_id");
        assertThat(later(token, "another").error()).isEqualTo("invalid_transaction_id");
        var got = later(token, transaction);
        assertThat(got.status()).isEqualTo(200);
        var claims = claims(got.body().at("/credentials/0/credential").asString(""));
        assertThat(key(claims)).isEqualTo(wallet.key.toPublicJWK());
        assertThat(later(token, transaction).error()).as("once").isEqualTo("invalid_transaction_id");
    }

    private TestWallet.Answer later(String token, String transaction) {
        return wallet.json(
                "/wallet/deferred", "Bearer " + token, Optional.empty(), Map.of("transaction_id", transaction));
    }

    @Test
    void aWithdrawnCredentialIsWithdrawnInTheWalletToo() {
        var other = day.holder();
        var token = bearer(other);
        var sealed = wallet.credential(token, TestWallet.asking(wallet.proof(wallet.nonce())))
                .body()
                .at("/credentials/0/credential")
                .asString("");
        day.withdraw(other);
        var checker = new Checker(credentials.trust(), credentials.statuses(), clock);
        var patience = System.nanoTime() + 30_000_000_000L;
        Report report;
        do report = checker.check(sealed.getBytes(StandardCharsets.US_ASCII));
        while (report.verdict() == Report.Verdict.GENUINE_AND_VALID && System.nanoTime() < patience);
        assertThat(report.toJson()).contains("WITHDRAWN");
        assertThat(wallet.credential(token, TestWallet.asking(wallet.proof(wallet.nonce())))
                        .error())
                .isEqualTo("credential_request_denied");
    }

    @Test
    void anOfferIsReadTwiceAndSaysNothingAboutThePerson() {
        var made = offers.make(holder.id(), holder.credential());
        assertThat(offers.link(made.secret())).startsWith("openid-credential-offer://?credential_offer_uri=http");
        var offer = wallet.offer(made.secret());
        assertThat(wallet.offer(made.secret()).body()).isEqualTo(offer.body());
        assertThat(offer.body().toString())
                .contains("\"input_mode\":\"numeric\"", "\"length\":6")
                .doesNotContain(
                        made.transactionCode(),
                        holder.id().toString(),
                        holder.credential().toString());
        assertThat(wallet.offer("x").status()).isEqualTo(404);
    }

    @Test
    void aCodeIsGoodOnceAndItsReturnEndsWhatCameOfIt() {
        var made = offers.make(holder.id(), holder.credential());
        var code = wallet.code(made.secret());
        var token = wallet.token(code, made.transactionCode(), false).text("access_token");
        assertThat(wallet.offer(made.secret()).status()).isEqualTo(404);
        var again = wallet.token(code, made.transactionCode(), false);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.error()).isEqualTo("invalid_grant");
        var answer = wallet.credential(token, TestWallet.asking(wallet.proof(wallet.nonce())));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error()).isEqualTo("invalid_token");
    }

    @Test
    void aWrongTransactionCodeIsRefusedAndFiveCloseTheOffer() {
        var made = offers.make(holder.id(), holder.credential());
        var code = wallet.code(made.secret());
        var wrong = made.transactionCode().equals("000000") ? "000001" : "000000";
        for (int n = 0; n < 5; n++) {
            var answer = wallet.token(code, wrong, false);
            assertThat(answer.error()).isEqualTo("invalid_grant");
        }
        assertThat(wallet.token(code, made.transactionCode(), false).error()).isEqualTo("invalid_grant");
        assertThat(wallet.offer(made.secret()).status()).isEqualTo(404);
    }

    @Test
    void aMissingTransactionCodeIsAnInvalidRequest() {
        var made = offers.make(holder.id(), holder.credential());
        var answer = wallet.form(
                "/oauth/token",
                Map.of("grant_type", PreAuthorizedGrant.TYPE, "pre-authorized_code", wallet.code(made.secret())),
                false);
        assertThat(answer.error()).isEqualTo("invalid_request");
        assertThat(wallet.form("/oauth/token", Map.of("grant_type", "password"), false)
                        .error())
                .isEqualTo("unsupported_grant_type");
    }

    @Test
    void anOfferOfYesterdayIsOver() {
        var made = offers.make(holder.id(), holder.credential());
        var code = wallet.code(made.secret());
        superuser.rewrite(
                "update wallet.offer set made_at = made_at - interval '1 hour', expires_at = expires_at - interval '1 hour'"
                        + " where id = :id",
                Map.of("id", made.id()));
        assertThat(wallet.token(code, made.transactionCode(), false).error()).isEqualTo("invalid_grant");
    }

    @Test
    void aNonceIsGoodOnce() {
        var token = bearer();
        var nonce = wallet.nonce();
        assertThat(wallet.credential(token, TestWallet.asking(wallet.proof(nonce)))
                        .status())
                .isEqualTo(200);
        var again = wallet.credential(token, TestWallet.asking(wallet.proof(nonce)));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.error()).isEqualTo("invalid_nonce");
    }

    @Test
    void aProofForAnotherIssuerOrOfAnotherKindIsInvalid() {
        var token = bearer();
        var elsewhere = TestWallet.proof(wallet.key, "https://elsewhere.example", wallet.nonce(), KeyProofs.TYPE);
        assertThat(wallet.credential(token, TestWallet.asking(elsewhere)).error())
                .isEqualTo("invalid_proof");
        var other = TestWallet.proof(wallet.key, TestWallet.HOST, wallet.nonce(), "JWT");
        assertThat(wallet.credential(token, TestWallet.asking(other)).error()).isEqualTo("invalid_proof");
        var right = wallet.proof(wallet.nonce());
        var broken = right.substring(0, right.length() - 4) + (right.endsWith("AAAA") ? "BBBB" : "AAAA");
        assertThat(wallet.credential(token, TestWallet.asking(broken)).error()).isEqualTo("invalid_proof");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing :: invalid_credential_request",
                "[] :: invalid_credential_request",
                "{} :: invalid_credential_request",
                "{\"credential_configuration_id\":\"x\"} :: unknown_credential_configuration",
                "{\"credential_identifier\":\"x\"} :: unknown_credential_identifier",
                "{\"credential_configuration_id\":\"micro-credential\"} :: invalid_proof",
                "{\"credential_configuration_id\":\"micro-credential\",\"proofs\":{\"jwt\":[\"x\"]}} :: invalid_proof",
                "{\"credential_configuration_id\":\"micro-credential\",\"credential_response_encryption\":{}} :: invalid_encryption_parameters",
            })
    void badInputIsAnsweredWithTheErrorOfTheSpecification(String line) {
        var parts = line.split(" :: ");
        var answer = wallet.credential(bearer(), parts[0]);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo(parts[1]);
    }

    @Test
    void withoutATokenOrWithAnotherScopeNothingIsGiven() {
        var body = TestWallet.asking(wallet.proof(wallet.nonce()));
        var answer = wallet.json("/wallet/credential", "", Optional.empty(), body);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.raw().getHeader("WWW-Authenticate")).startsWith("DPoP");
        assertThat(wallet.credential("x", body).error()).isEqualTo("invalid_token");
        var badge = new HashMap<String, Object>(body);
        badge.put("credential_configuration_id", "open-badge");
        var other = wallet.credential(bearer(), badge);
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.error()).isEqualTo("insufficient_scope");
    }

    @Test
    void aBoundTokenIsWorthNothingWithoutItsKey() {
        var made = offers.make(holder.id(), holder.credential());
        var answer = wallet.token(wallet.code(made.secret()), made.transactionCode(), true);
        assertThat(answer.text("token_type")).isEqualTo("DPoP");
        var token = answer.text("access_token");
        var path = "/wallet/credential";
        var body = TestWallet.asking(wallet.proof(wallet.nonce()));
        assertThat(wallet.credential(token, body).error()).isEqualTo("invalid_token");
        var stolen = Optional.of(wallet.dpop(TestWallet.newKey(), path, Optional.of(token)));
        var refused = wallet.json(path, "DPoP " + token, stolen, body);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.error()).isIn("invalid_token", "invalid_dpop_proof");
        assertThat(wallet.json(path, "DPoP " + token, Optional.empty(), body).error())
                .isEqualTo("invalid_dpop_proof");
        var elsewhere = Optional.of(wallet.dpop(wallet.dpopKey, "/wallet/deferred", Optional.of(token)));
        assertThat(wallet.json(path, "DPoP " + token, elsewhere, body).error()).isEqualTo("invalid_dpop_proof");
        var right = Optional.of(wallet.dpop(wallet.dpopKey, path, Optional.of(token)));
        assertThat(wallet.json(path, "DPoP " + token, right, body).status()).isEqualTo(200);
        assertThat(wallet.json(path, "DPoP " + token, right, body).error())
                .as("the same proof once more")
                .isEqualTo("invalid_dpop_proof");
    }

    @Test
    void whatBecameOfACredentialIsNotedForTheTokenThatGotIt() {
        var token = bearer();
        var name = wallet.credential(token, TestWallet.asking(wallet.proof(wallet.nonce())))
                .text("notification_id");
        var told = Map.of("notification_id", name, "event", "credential_accepted");
        assertThat(notify(token, told).status()).isEqualTo(204);
        assertThat(notify(bearer(), told).error()).isEqualTo("invalid_notification_id");
        assertThat(notify(token, Map.of("notification_id", name, "event", "lost"))
                        .error())
                .isEqualTo("invalid_notification_request");
        assertThat(wallet.json("/wallet/deferred", "Bearer " + token, Optional.empty(), Map.of("transaction_id", name))
                        .error())
                .isEqualTo("invalid_transaction_id");
    }

    @Test
    void byTheBrowserAWalletGetsACodeAndAToken() throws Exception {
        var made = offers.make(holder.id(), holder.credential());
        var verifier = new CodeVerifier();
        var pushed = push(Map.of("issuer_state", wallet.state(made.secret()), "state", "s1"), verifier, true);
        assertThat(pushed.status()).isEqualTo(201);
        var request = pushed.text("request_uri");
        assertThat(asked(holder.id(), request).getContentAsString()).contains("EU Digital Identity Wallet");
        var location = answered(holder.id(), request, holder.credential().toString());
        assertThat(location).startsWith(CALLBACK).contains("state=s1", "iss=http");
        var code = parameter(location, "code");
        assertThat(exchange(code, new CodeVerifier(), true).error())
                .as("another verifier")
                .isEqualTo("invalid_grant");
        assertThat(exchange(code, verifier, false).error()).as("no key").isEqualTo("invalid_dpop_proof");
        var token = exchange(code, verifier, true).text("access_token");
        var path = "/wallet/credential";
        var body = TestWallet.asking(wallet.proof(wallet.nonce()));
        var proof = Optional.of(wallet.dpop(wallet.dpopKey, path, Optional.of(token)));
        assertThat(wallet.json(path, "DPoP " + token, proof, body).status()).isEqualTo(200);
        assertThat(exchange(code, verifier, true).error()).as("once more").isEqualTo("invalid_grant");
        var late = Optional.of(wallet.dpop(wallet.dpopKey, path, Optional.of(token)));
        assertThat(wallet.json(path, "DPoP " + token, late, body).status()).isEqualTo(401);
    }

    @Test
    void anotherPersonsOfferGivesNothing() throws Exception {
        var made = offers.make(holder.id(), holder.credential());
        var stranger = day.beginner();
        var request = push(Map.of("issuer_state", wallet.state(made.secret())), new CodeVerifier(), true)
                .text("request_uri");
        assertThat(asked(stranger, request).getContentAsString())
                .doesNotContain(holder.credential().toString(), "value=\"yes\"");
        assertThat(answer(stranger, request, "yes", holder.credential().toString())
                        .getStatus())
                .isEqualTo(422);
        assertThat(answer(stranger, request, "no", "").getHeader("Location")).contains("error=access_denied");
        assertThat(offers.of(holder.id(), made.id()).used()).isFalse();
    }

    @Test
    void aRequestThatWasNotPushedOrHasNoPkceIsRefused() {
        assertThat(push(Map.of("code_challenge_method", "plain"), new CodeVerifier(), true)
                        .error())
                .isEqualTo("invalid_request");
        assertThat(push(Map.of("scope", "everything"), new CodeVerifier(), true).error())
                .isEqualTo("invalid_scope");
        assertThat(push(Map.of("redirect_uri", "https://thief.example"), new CodeVerifier(), true)
                        .error())
                .isEqualTo("invalid_request");
        assertThat(push(Map.of("client_id", "nobody"), new CodeVerifier(), true).error())
                .isEqualTo("invalid_client");
        var plain = wish(Map.of(), new CodeVerifier());
        var address = UriComponentsBuilder.fromPath("/oauth/authorize");
        plain.forEach((name, value) -> address.queryParam(name, value));
        assertThat(web.get()
                        .uri(URI.create(address.encode().toUriString()))
                        .with(user(holder.id().toString())))
                .hasStatus(400);
    }

    @Test
    void anyWalletMayRegisterItselfAndPeopleAreToldThatNobodyCheckedIt() throws Exception {
        var registered = wallet.json(
                "/oauth/register",
                "",
                Optional.empty(),
                Map.of("client_name", "Some Wallet", "redirect_uris", List.of("https://wallet.example/cb")));
        assertThat(registered.status()).isEqualTo(201);
        var request = push(
                        Map.of("client_id", registered.text("client_id"), "redirect_uri", "https://wallet.example/cb"),
                        new CodeVerifier(),
                        true)
                .text("request_uri");
        var page = web.get()
                .uri("/oauth/authorize?client_id={c}&request_uri={r}&lang=en", registered.text("client_id"), request)
                .with(user(holder.id().toString()))
                .exchange()
                .getResponse();
        assertThat(page.getContentAsString()).contains("Some Wallet", "nobody has checked it", "wallet.example");
        assertThat(page.getHeader("Content-Security-Policy")).contains("form-action 'self' https://wallet.example;");
        for (String bad : List.of("http://wallet.example/cb", "javascript:alert(1)", "https://x.example/#y"))
            assertThat(wallet.json(
                                    "/oauth/register",
                                    "",
                                    Optional.empty(),
                                    Map.of("client_name", "Bad", "redirect_uris", List.of(bad)))
                            .status())
                    .as(bad)
                    .isEqualTo(400);
    }

    @Test
    void theMetadataSayWhatThereIs() {
        var issuer = wallet.get("/.well-known/openid-credential-issuer").body();
        assertThat(issuer.path("credential_issuer").asString()).isEqualTo(TestWallet.HOST);
        var configuration = issuer.at("/credential_configurations_supported/micro-credential");
        assertThat(configuration.path("format").asString()).isEqualTo("dc+sd-jwt");
        assertThat(configuration
                        .at("/credential_signing_alg_values_supported/0")
                        .asString())
                .isEqualTo("ES256");
        var type = URI.create(configuration.path("vct").asString());
        assertThat(wallet.get(type.getPath()).body().path("vct").asString()).isEqualTo(type.toString());
        var server = wallet.get("/.well-known/oauth-authorization-server").body();
        assertThat(server.path("issuer").asString()).isEqualTo(TestWallet.HOST);
        assertThat(server.path("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
        assertThat(server.path("grant_types_supported").toString())
                .contains("authorization_code", PreAuthorizedGrant.TYPE);
        assertThat(server.path("pre-authorized_grant_anonymous_access_supported")
                        .asBoolean())
                .isTrue();
    }

    private String bearer() {
        return bearer(holder);
    }

    private String bearer(PassportDay.Holder of) {
        var made = offers.make(of.id(), of.credential());
        return wallet.token(wallet.code(made.secret()), made.transactionCode(), false)
                .text("access_token");
    }

    private TestWallet.Answer notify(String token, Map<String, String> told) {
        return wallet.json("/wallet/notification", "Bearer " + token, Optional.empty(), told);
    }

    private static Map<String, String> wish(Map<String, String> changes, CodeVerifier verifier) {
        var wish = new HashMap<>(Map.of(
                "client_id",
                "wallet-dev",
                "redirect_uri",
                CALLBACK,
                "response_type",
                "code",
                "scope",
                "micro-credential",
                "code_challenge_method",
                "S256"));
        wish.put(
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue());
        wish.putAll(changes);
        return wish;
    }

    private TestWallet.Answer push(Map<String, String> changes, CodeVerifier verifier, boolean proved) {
        return wallet.form("/oauth/par", wish(changes, verifier), proved);
    }

    private TestWallet.Answer exchange(String code, CodeVerifier verifier, boolean proved) {
        return wallet.form(
                "/oauth/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "client_id",
                        "wallet-dev",
                        "redirect_uri",
                        CALLBACK,
                        "code_verifier",
                        verifier.getValue()),
                proved);
    }

    private MockHttpServletResponse asked(PersonId person, String request) {
        return web.get()
                .uri("/oauth/authorize?client_id=wallet-dev&request_uri={r}", request)
                .with(user(person.toString()))
                .exchange()
                .getResponse();
    }

    private MockHttpServletResponse answer(PersonId person, String request, String answer, String about) {
        return web.post()
                .uri("/oauth/authorize")
                .with(user(person.toString()))
                .with(csrf())
                .param("client", "wallet-dev")
                .param("request", request.substring("urn:ietf:params:oauth:request_uri:".length()))
                .param("answer", answer)
                .param("about", about)
                .exchange()
                .getResponse();
    }

    private String answered(PersonId person, String request, String about) {
        var response = answer(person, request, "yes", about);
        assertThat(response.getStatus()).isEqualTo(303);
        return String.valueOf(response.getHeader("Location"));
    }

    private static String parameter(String address, String name) {
        return String.valueOf(UriComponentsBuilder.fromUriString(address)
                .build()
                .getQueryParams()
                .getFirst(name));
    }

    private static Map<String, Object> claims(String credential) throws Exception {
        var jwt = SignedJWT.parse(credential.split("~", 2)[0]);
        assertThat(jwt.getHeader().getType().getType()).isEqualTo("dc+sd-jwt");
        assertThat(jwt.getHeader().getX509CertChain()).hasSize(1);
        assertThat(Set.of("given_name", "birthdate")).noneMatch(jwt.getPayload().toJSONObject()::containsKey);
        assertThat(new String(Base64.getUrlDecoder().decode(credential.split("~")[1]), StandardCharsets.UTF_8))
                .startsWith("[\"");
        return jwt.getJWTClaimsSet().getClaims();
    }

    @SuppressWarnings("unchecked")
    private static ECKey key(Map<String, Object> claims) throws Exception {
        return ECKey.parse((Map<String, Object>)
                ((Map<String, Object>) Optional.ofNullable(claims.get("cnf")).orElseThrow()).get("jwk"));
    }
}
