package org.tessera.issue.wallet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A wallet that does exactly what it is told, right or wrong, and reports the answer. */
final class TestWallet {
    static final String HOST = WholeApplication.address();
    private static final JsonMapper JSON = new JsonMapper();

    /** An answer: its status and, if it has one, its JSON. */
    record Answer(int status, JsonNode body, MockHttpServletResponse raw) {
        String error() {
            return body.path("error").asString("");
        }

        String text(String member) {
            return body.path(member).asString("");
        }
    }

    final ECKey key = newKey();
    final ECKey dpopKey = newKey();
    private final MockMvcTester web;

    TestWallet(MockMvcTester web) {
        this.web = web;
    }

    static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    Answer get(String path) {
        return answer(web.get().uri(path).exchange().getResponse());
    }

    /** Sends a form, with a DPoP proof if asked for. */
    Answer form(String path, Map<String, String> parameters, boolean proved) {
        var request = web.post().uri(path).contentType(MediaType.APPLICATION_FORM_URLENCODED);
        new TreeMap<>(parameters).forEach((name, value) -> request.param(name, value));
        if (proved) request.header("DPoP", dpop(dpopKey, path, Optional.empty()));
        return answer(request.exchange().getResponse());
    }

    Answer json(String path, String authorization, Optional<String> dpop, Object body) {
        var request = web.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body instanceof String text ? text : JSON.writeValueAsString(body));
        if (!authorization.isEmpty()) request.header("Authorization", authorization);
        dpop.ifPresent(proof -> request.header("DPoP", proof));
        return answer(request.exchange().getResponse());
    }

    Answer offer(String secret) {
        return get("/wallet/offers/" + secret);
    }

    String code(String secret) {
        return offer(secret)
                .body()
                .at("/grants/urn:ietf:params:oauth:grant-type:pre-authorized_code/pre-authorized_code")
                .asString("");
    }

    String state(String secret) {
        return offer(secret)
                .body()
                .at("/grants/authorization_code/issuer_state")
                .asString("");
    }

    Answer token(String code, String digits, boolean proved) {
        return form(
                "/oauth/token",
                Map.of("grant_type", PreAuthorizedGrant.TYPE, "pre-authorized_code", code, "tx_code", digits),
                proved);
    }

    String nonce() {
        return json("/wallet/nonce", "", Optional.empty(), "").text("c_nonce");
    }

    /** A right proof of the wallet's key. */
    String proof(String nonce) {
        return proof(key, HOST, nonce, KeyProofs.TYPE);
    }

    static String proof(ECKey key, String audience, String nonce, String type) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType(type))
                    .jwk(key.toPublicJWK())
                    .build();
            var claims = new JWTClaimsSet.Builder()
                    .audience(audience)
                    .issueTime(Date.from(Instant.now()))
                    .claim("nonce", nonce)
                    .build();
            var jwt = new SignedJWT(header, claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    static Map<String, Object> asking(String... proofs) {
        return Map.of("credential_configuration_id", "micro-credential", "proofs", Map.of("jwt", List.of(proofs)));
    }

    Answer credential(String bearer, Object body) {
        return json("/wallet/credential", "Bearer " + bearer, Optional.empty(), body);
    }

    /** A proof of possession for a request to a path, with the hash of the token that goes with it. */
    String dpop(ECKey with, String path, Optional<String> token) {
        try {
            var factory = new DefaultDPoPProofFactory(with, JWSAlgorithm.ES256);
            var address = URI.create(HOST + path);
            return token.isPresent()
                    ? factory.createDPoPJWT("POST", address, new DPoPAccessToken(token.get()))
                            .serialize()
                    : factory.createDPoPJWT("POST", address).serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static Answer answer(MockHttpServletResponse response) {
        var body = response.getContentAsByteArray();
        var type = String.valueOf(response.getContentType());
        return new Answer(
                response.getStatus(),
                type.contains("json")
                        ? JSON.readTree(new String(body, StandardCharsets.UTF_8))
                        : JSON.createObjectNode(),
                response);
    }
}
