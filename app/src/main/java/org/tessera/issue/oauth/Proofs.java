package org.tessera.issue.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.dpop.JWKThumbprintConfirmation;
import com.nimbusds.oauth2.sdk.dpop.verifiers.AccessTokenValidationException;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPIssuer;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProofUse;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProtectedResourceRequestVerifier;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPTokenRequestVerifier;
import com.nimbusds.oauth2.sdk.dpop.verifiers.InvalidDPoPProofException;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.oauth2.sdk.util.singleuse.AlreadyUsedException;
import com.nimbusds.openid.connect.sdk.Nonce;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.platform.Settings;
import org.tessera.platform.Sha256;

/** Checks that a program has the key it speaks of: DPoP proofs (RFC 9449), each good once within a minute. */
@Component
class Proofs {
    /** HAIP 1.0 wants ES256; EdDSA would need an optional library. */
    static final List<String> ALGORITHMS = List.of("ES256");

    private static final String HEADER = "DPoP";
    private static final String REFUSED = "invalid_dpop_proof";
    private static final long SECONDS = 60;

    /** We give out no nonces for these proofs: each is good once and for a minute anyway. */
    private static final @Nullable Nonce NO_NONCE = null;

    private final JdbcClient jdbc;
    private final Settings settings;
    private final Clock clock;

    Proofs(JdbcClient jdbc, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The thumbprint of the key whose possession a request to this path proves; nothing when it brings no proof.
     *
     * @throws OAuthProblem {@code invalid_dpop_proof}
     */
    Optional<String> key(HttpServletRequest request, String path) {
        var proof = proof(request);
        if (proof.isEmpty()) return Optional.empty();
        try {
            var key = new DPoPTokenRequestVerifier(algorithms(), address(path), SECONDS, SECONDS, this::once)
                    .verify(anyone(), proof.get());
            return Optional.of(key.getValue().toString());
        } catch (InvalidDPoPProofException | JOSEException e) {
            throw OAuthProblem.of(REFUSED, "The DPoP proof is not good for this request.");
        }
    }

    /**
     * Holds a request against the key to which its token is bound.
     *
     * @throws OAuthProblem 401
     */
    void require(HttpServletRequest request, String token, String thumbprint) {
        var proof = proof(request)
                .orElseThrow(() -> OAuthProblem.token(REFUSED, "The token is bound to a key; send a DPoP proof."));
        try {
            new DPoPProtectedResourceRequestVerifier(algorithms(), SECONDS, SECONDS, this::once)
                    .verify(
                            request.getMethod(),
                            address(request.getRequestURI()),
                            anyone(),
                            proof,
                            new DPoPAccessToken(token),
                            new JWKThumbprintConfirmation(new Base64URL(thumbprint)),
                            NO_NONCE);
        } catch (InvalidDPoPProofException | JOSEException e) {
            throw OAuthProblem.token(REFUSED, "The DPoP proof is not good for this request.");
        } catch (AccessTokenValidationException e) {
            throw OAuthProblem.token("invalid_token", "The token is bound to another key.");
        }
    }

    private static Optional<SignedJWT> proof(HttpServletRequest request) {
        var proofs = Collections.list(request.getHeaders(HEADER));
        if (proofs.isEmpty()) return Optional.empty();
        if (proofs.size() > 1) throw OAuthProblem.of(REFUSED, "One DPoP proof, please.");
        try {
            return Optional.of(SignedJWT.parse(proofs.getFirst()));
        } catch (ParseException e) {
            throw OAuthProblem.of(REFUSED, "The DPoP proof is no signed JWT.");
        }
    }

    /** Notes a proof; the library calls this when all else is right. */
    private void once(DPoPProofUse use) throws AlreadyUsedException {
        if (!isFirst(use.getJWTID().getValue(), Duration.ofSeconds(3 * SECONDS)))
            throw new AlreadyUsedException("seen before");
    }

    /** Notes a proof by its id for this long; false when it was noted before. */
    boolean isFirst(String id, Duration life) {
        int noted = jdbc.sql("""
                insert into oauth.proof (fingerprint, expires_at) values (:fingerprint, :until) on conflict do nothing
                """)
                .param("fingerprint", Sha256.of(id))
                .param("until", Timestamp.from(clock.instant().plus(life)))
                .update();
        return noted == 1;
    }

    private static Set<JWSAlgorithm> algorithms() {
        return ALGORITHMS.stream().map(JWSAlgorithm::parse).collect(Collectors.toSet());
    }

    private URI address(String path) {
        return URI.create(settings.address(path));
    }

    /** Proofs are single-use whoever sends them, so that all count as one sender's. */
    private static DPoPIssuer anyone() {
        return new DPoPIssuer("anyone");
    }
}
