package org.tessera.issue.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tessera.platform.Settings;

/**
 * Whether a program is a wallet whose maker we know: OAuth 2.0 Attestation-Based Client Authentication (draft 7), as
 * OpenID4VCI 1.0, appendix E, and HAIP 1.0, section 4.4.1, have it. The maker vouches for a key of the wallet in one token,
 * the wallet shows in another that it has the key.
 *
 * <p>Asked of wallets as soon as the operator names makers ({@link ClientSettings#walletMakers}); until then of nobody.
 */
@Component
class Attestations {
    static final String METHOD = "attest_jwt_client_auth";

    /** What HAIP 1.0, section 7, has everybody understand. */
    static final List<String> ALGORITHMS = List.of("ES256");

    static final String ATTESTATION = "OAuth-Client-Attestation";
    static final String POSSESSION = "OAuth-Client-Attestation-PoP";
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final int LONGEST_ID = 200;

    private final Set<TrustAnchor> makers;
    private final Proofs proofs;
    private final Settings settings;
    private final Clock clock;

    Attestations(ClientSettings clients, Proofs proofs, Settings settings, Clock clock) {
        this.makers = clients.walletMakers().map(Attestations::anchors).orElse(Set.of());
        this.proofs = proofs;
        this.settings = settings;
        this.clock = clock;
    }

    boolean areRequired() {
        return !makers.isEmpty();
    }

    /**
     * Holds a wallet's request against its maker's word, where makers are named.
     *
     * @param sent the parameters; {@code client_id}, if it is there, must be the one that the maker vouches for
     * @throws OAuthProblem 401 {@code invalid_client}
     */
    void require(HttpServletRequest request, Map<String, String> sent) {
        if (!areRequired()) return;
        try {
            var attestation = token(request, ATTESTATION, "oauth-client-attestation+jwt");
            var possession = token(request, POSSESSION, "oauth-client-attestation-pop+jwt");
            var vouched = signed(attestation, maker(attestation));
            var client = Optional.ofNullable(vouched.getSubject()).orElseThrow(Attestations::refused);
            requireTime(vouched.getExpirationTime(), vouched.getNotBeforeTime());
            if (!sent.getOrDefault("client_id", client).equals(client)) throw refused();
            var shown = signed(possession, new ECDSAVerifier(key(vouched)));
            requirePossession(shown, client);
        } catch (ParseException | JOSEException | GeneralSecurityException | ClassCastException e) {
            throw refused();
        }
    }

    private static SignedJWT token(HttpServletRequest request, String header, String type) throws ParseException {
        var sent = Collections.list(request.getHeaders(header));
        if (sent.size() != 1) throw refused();
        var token = SignedJWT.parse(sent.getFirst());
        if (!type.equals(String.valueOf(token.getHeader().getType()))
                || !ALGORITHMS.contains(token.getHeader().getAlgorithm().getName())) throw refused();
        return token;
    }

    private static JWTClaimsSet signed(SignedJWT token, JWSVerifier key) throws JOSEException, ParseException {
        if (!token.verify(key)) throw refused();
        return token.getJWTClaimsSet();
    }

    /** The key of the maker's certificate, which must lead to one that the operator named. */
    private JWSVerifier maker(SignedJWT attestation) throws GeneralSecurityException, JOSEException {
        var chain = new ArrayList<X509Certificate>();
        for (var encoded :
                Optional.ofNullable(attestation.getHeader().getX509CertChain()).orElse(List.of())) {
            var certificate = X509CertUtils.parse(encoded.decode());
            if (certificate == null) throw refused();
            if (makers.stream().noneMatch(maker -> maker.getTrustedCert().equals(certificate))) chain.add(certificate);
        }
        if (chain.isEmpty()) throw refused();
        var parameters = new PKIXParameters(makers);
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(clock.instant()));
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
        return new ECDSAVerifier((ECPublicKey) chain.getFirst().getPublicKey());
    }

    private static ECKey key(JWTClaimsSet vouched) throws ParseException {
        var confirmation = vouched.getJSONObjectClaim("cnf");
        if (confirmation == null || !(confirmation.get("jwk") instanceof Map<?, ?> jwk)) throw refused();
        @SuppressWarnings("unchecked")
        var members = (Map<String, Object>) jwk;
        return JWK.parse(members).toECKey();
    }

    private void requireTime(@Nullable Date until, @Nullable Date from) {
        var now = clock.instant();
        if (until == null || !now.isBefore(until.toInstant())) throw refused();
        if (from != null && from.toInstant().isAfter(now.plus(SKEW))) throw refused();
    }

    private void requirePossession(JWTClaimsSet shown, String client) {
        var now = clock.instant();
        var made =
                Optional.ofNullable(shown.getIssueTime()).map(Date::toInstant).orElse(Instant.EPOCH);
        var id = Optional.ofNullable(shown.getJWTID()).orElse("");
        var by = Optional.ofNullable(shown.getIssuer()).orElse(client);
        if (!shown.getAudience().equals(List.of(settings.address("")))
                || made.isAfter(now.plus(SKEW))
                || made.isBefore(now.minus(LIFE))
                || id.isEmpty()
                || id.length() > LONGEST_ID
                || !by.equals(client)
                || !proofs.isFirst(
                        "attestation " + client + " " + id, LIFE.plus(SKEW).plus(SKEW))) throw refused();
    }

    private static OAuthProblem refused() {
        return OAuthProblem.client(
                "A wallet shows here the attestation of a maker that is known, and a fresh proof of its key.");
    }

    private static Set<TrustAnchor> anchors(Path pem) {
        try (var file = Files.newInputStream(pem)) {
            var anchors = CertificateFactory.getInstance("X.509").generateCertificates(file).stream()
                    .map(X509Certificate.class::cast)
                    .map(certificate -> new TrustAnchor(certificate, null))
                    .collect(Collectors.toSet());
            if (anchors.isEmpty()) throw new IllegalStateException(pem + " names no makers of wallets");
            return anchors;
        } catch (IOException e) {
            throw new UncheckedIOException("tessera.oauth.wallet-makers can't be read", e);
        } catch (CertificateException e) {
            throw new IllegalStateException(pem + " names no makers of wallets", e);
        }
    }
}
