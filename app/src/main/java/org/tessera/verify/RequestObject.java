package org.tessera.verify;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tessera.platform.Settings;

/** What a wallet reads about a request, before it is signed (OpenID4VP 1.0, sections 5, 8.2 and 8.3). */
final class RequestObject {
    /** Section 5.8: whoever signs a request for a wallet that it doesn't know yet names this. */
    private static final String ANY_WALLET = "https://self-issued.me/v2";

    private static final List<String> ENCRYPTIONS = List.of("A128GCM", "A256GCM");

    /** The algorithms that our checker knows. */
    private static final Map<String, Object> ALGORITHMS = Map.of(
            "sd-jwt_alg_values", List.of("ES256", "RS256", "EdDSA"), "kb-jwt_alg_values", List.of("ES256", "EdDSA"));

    private static final Map<String, Object> FORMATS = Map.of(Wanted.FORMAT, ALGORITHMS);

    private RequestObject() {}

    /**
     * The claims of the request.
     *
     * @param name who asks, as the wallet shows it
     * @param walletNonce what the wallet gave to be sure that the answer is fresh
     */
    static Map<String, Object> claims(
            Asked asked, Wanted wanted, String clientId, String name, Settings settings, Optional<String> walletNonce) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", clientId);
        claims.put("aud", ANY_WALLET);
        claims.put("iat", asked.created().getEpochSecond());
        claims.put("exp", asked.expires().getEpochSecond());
        claims.put("client_id", clientId);
        claims.put("response_type", "vp_token");
        claims.put("response_mode", asked.encrypted() ? "direct_post.jwt" : "direct_post");
        claims.put("response_uri", settings.address(asked.responsePath()));
        claims.put("nonce", asked.nonce());
        claims.put("state", asked.state());
        claims.put("dcql_query", wanted.dcql());
        claims.put("client_metadata", metadata(asked, name));
        walletNonce.ifPresent(nonce -> claims.put("wallet_nonce", nonce));
        return claims;
    }

    private static Map<String, Object> metadata(Asked asked, String name) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("client_name", name);
        metadata.put("vp_formats_supported", FORMATS);
        // The same under the names that drafts before 1.0 had, as wallets in use still read them.
        metadata.put("vp_formats", Map.of("vc+sd-jwt", ALGORITHMS));
        asked.key().ifPresent(key -> {
            metadata.put("jwks", new JWKSet(key).toPublicJWKSet().toJSONObject());
            metadata.put("encrypted_response_enc_values_supported", ENCRYPTIONS);
            metadata.put("authorization_encrypted_response_alg", "ECDH-ES");
            metadata.put("authorization_encrypted_response_enc", ENCRYPTIONS.getFirst());
        });
        return metadata;
    }
}
