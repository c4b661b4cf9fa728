package org.tessera.verify;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** A wallet made of Nimbus alone, without a line of our own credential library, for trying what a wallet must not do. */
final class ForeignWallet {
    private static final JsonMapper JSON = new JsonMapper();

    private ForeignWallet() {}

    /** The claims of a signed request. */
    static Map<String, Object> claims(String request) throws ParseException {
        return SignedJWT.parse(request).getJWTClaimsSet().toJSONObject();
    }

    /** The credential with only these claims disclosed (an element of a list has no name), and the holder's signature. */
    static String presentation(WalletDay.Held held, Set<String> show, ECKey key, String audience, String nonce)
            throws JOSEException {
        var parts = List.of(held.credential().split("~"));
        var shown = new ArrayList<>(List.of(parts.getFirst()));
        for (var disclosure : parts.subList(1, parts.size())) {
            var array = JSON.readTree(Base64URL.from(disclosure).decode());
            if (show.contains(array.size() == 3 ? array.get(1).stringValue() : "outcomes")) shown.add(disclosure);
        }
        var signed = String.join("~", shown) + "~";
        var binding = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("kb+jwt"))
                        .build(),
                new JWTClaimsSet.Builder()
                        .audience(audience)
                        .issueTime(Date.from(Instant.now()))
                        .claim("nonce", nonce)
                        .claim("sd_hash", Base64URL.encode(sha256(signed)).toString())
                        .build());
        binding.sign(new ECDSASigner(key));
        return signed + binding.serialize();
    }

    /** What {@code direct_post} sends. */
    static Map<String, String> plain(String presentation, String state) {
        return Map.of("vp_token", token(presentation), "state", state);
    }

    /** What {@code direct_post.jwt} sends. */
    static Map<String, String> encrypted(Map<String, Object> request, String presentation, String state)
            throws ParseException, JOSEException {
        var metadata = JSON.readTree(JSON.writeValueAsString(request.get("client_metadata")));
        var key = JWKSet.parse(metadata.path("jwks").toString())
                .getKeys()
                .getFirst()
                .toECKey();
        var jwe = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128GCM)
                        .keyID(key.getKeyID())
                        .build(),
                new Payload("{\"vp_token\":" + token(presentation) + ",\"state\":\"" + state + "\"}"));
        jwe.encrypt(new ECDHEncrypter(key));
        return Map.of("response", jwe.serialize());
    }

    private static String token(String presentation) {
        return JSON.writeValueAsString(Map.of("micro-credential", List.of(presentation)));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
