package org.tessera.issue.wallet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tessera.issue.oauth.AccessToken;
import org.tessera.issue.oauth.OAuthProblem;
import org.tessera.platform.Settings;

/** Proofs that a wallet has the keys to which its credentials shall be bound (OpenID4VCI 1.0, appendix F.1). */
@Component
class KeyProofs {
    static final String TYPE = "openid4vci-proof+jwt";
    static final String ALGORITHM = "ES256";

    /** Clocks of telephones go wrong by minutes; the nonce is what makes a proof fresh. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private final Nonces nonces;
    private final Settings settings;
    private final Clock clock;

    KeyProofs(Nonces nonces, Settings settings, Clock clock) {
        this.nonces = nonces;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The keys that are proved, in order.
     *
     * @throws OAuthProblem {@code invalid_proof} or {@code invalid_nonce}
     */
    List<JWK> keys(List<String> proofs, AccessToken token) {
        var keys = new ArrayList<JWK>();
        var used = new HashSet<String>();
        try {
            for (String proof : proofs) {
                var jwt = SignedJWT.parse(proof);
                var key = key(jwt);
                var claims = jwt.getJWTClaimsSet();
                check(claims, token);
                used.add(Optional.ofNullable(claims.getStringClaim("nonce"))
                        .orElseThrow(() -> OAuthProblem.of("invalid_nonce", "A proof has no nonce of ours.")));
                keys.add(key);
            }
        } catch (ParseException | JOSEException e) {
            throw wrong("A proof is no JWT that we read.");
        }
        if (new HashSet<>(keys).size() < keys.size()) throw wrong("Two proofs are of the same key.");
        if (!nonces.use(used)) throw OAuthProblem.of("invalid_nonce", "Fetch a new nonce.");
        return keys;
    }

    private static JWK key(SignedJWT jwt) throws JOSEException {
        var header = jwt.getHeader();
        if (header.getType() == null || !TYPE.equals(header.getType().getType()))
            throw wrong("The typ of a proof is " + TYPE + ".");
        if (!JWSAlgorithm.ES256.equals(header.getAlgorithm())) throw wrong("The alg of a proof is " + ALGORITHM + ".");
        if (header.getKeyID() != null
                || header.getX509CertChain() != null
                || !(header.getJWK() instanceof ECKey key)
                || !Curve.P_256.equals(key.getCurve())
                || key.isPrivate()) throw wrong("A proof names its public P-256 key as jwk, and nothing else.");
        if (!jwt.verify(new ECDSAVerifier(key))) throw wrong("The signature of a proof is wrong.");
        return new ECKey.Builder(Curve.P_256, key.getX(), key.getY()).build();
    }

    private void check(JWTClaimsSet claims, AccessToken token) {
        if (!claims.getAudience().equals(List.of(settings.address(""))))
            throw wrong("The aud of a proof is the credential issuer.");
        var at = claims.getIssueTime();
        if (at == null
                || Duration.between(at.toInstant(), clock.instant()).abs().compareTo(CLOCKS) > 0)
            throw wrong("The iat of a proof is now.");
        if (claims.getIssuer() != null && !token.client().equals(Optional.of(claims.getIssuer())))
            throw wrong("The iss of a proof is the client of the token.");
    }

    private static OAuthProblem wrong(String description) {
        return OAuthProblem.of("invalid_proof", description);
    }
}
