package org.tessera.credential;

import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the organisation behind a certificate is known, and whether the certificate could seal at that time. */
final class IssuerCheck {

    private final Trust trust;
    private final CertificatePaths paths;
    private final Clock clock;

    IssuerCheck(Trust trust, Clock clock) {
        this.trust = trust;
        this.paths = new CertificatePaths(trust);
        this.clock = clock;
    }

    /**
     * The answer for whoever signed.
     *
     * @param issuerIri the issuer's id in the credential
     */
    Check check(Signer signer, String issuerIri) {
        return switch (signer) {
            case Signer.Certified by -> check(by.chain(), by.sealed(), by.proven(), issuerIri);
            case Signer.Keyed keyed -> check(keyed, issuerIri);
        };
    }

    /**
     * A key speaks for the issuer if it was found at the issuer's own address. Without a register that is enough only
     * for keys that the trust itself names or its source vouches for, never for a {@code did:key}, which anybody can make.
     */
    private Check check(Signer.Keyed signer, String issuerIri) {
        var name = trust.register().get(issuerIri);
        var linked = signer.vouched() && signer.controller().equals(issuerIri);
        var details = Map.of("issuer", name == null ? issuerIri : name, "key", signer.verificationMethod());
        if (linked && (name != null || (trust.register().isEmpty() && !issuerIri.startsWith("did:key:")))) {
            return Check.of(Check.Kind.ISSUER, Check.Outcome.HOLDS, Cause.ISSUER_RECOGNISED, details);
        }
        return Check.of(Check.Kind.ISSUER, Check.Outcome.UNKNOWN, Cause.ISSUER_NOT_RECOGNISED, details);
    }

    /**
     * The answer for a certificate.
     *
     * @param chain the signer's certificate and what was sent with it
     * @param sealed the claimed time of signing; nothing proves it, so an expired certificate is never accepted on its
     *     word
     * @param proven a time at which the signature existed for certain, on the word of a time-stamp authority
     */
    private Check check(
            List<X509Certificate> chain, Optional<Instant> sealed, Optional<Instant> proven, String issuerIri) {
        var signer = chain.getFirst();
        var now = clock.instant();
        var at = sealed.orElse(now);
        if (!covers(signer, at)) {
            return answer(Check.Outcome.FAILS, Cause.SEALED_OUTSIDE_CERTIFICATE, signer);
        }
        if (!paths.isAnchored(chain, at)) {
            return answer(Check.Outcome.UNKNOWN, Cause.ISSUER_NOT_RECOGNISED, signer);
        }
        if (!covers(signer, proven.orElse(now))) {
            return answer(Check.Outcome.UNKNOWN, Cause.SEAL_CERTIFICATE_EXPIRED, signer);
        }
        return registeredName(signer, issuerIri)
                .map(name -> Check.of(
                        Check.Kind.ISSUER,
                        Check.Outcome.HOLDS,
                        Cause.ISSUER_RECOGNISED,
                        Map.of("issuer", name, "certificate", fingerprint(signer))))
                .orElseGet(() -> answer(Check.Outcome.UNKNOWN, Cause.ISSUER_NOT_IN_REGISTER, signer));
    }

    private static Check answer(Check.Outcome outcome, Cause cause, X509Certificate signer) {
        return Check.of(Check.Kind.ISSUER, outcome, cause, Map.of("certificate", fingerprint(signer)));
    }

    private static boolean covers(X509Certificate certificate, Instant instant) {
        return !instant.isBefore(certificate.getNotBefore().toInstant())
                && !instant.isAfter(certificate.getNotAfter().toInstant());
    }

    /** The name to show, or empty if there is a register and the organisation is not in it. */
    private Optional<String> registeredName(X509Certificate signer, String issuerIri) {
        var name = CertificateName.of(signer);
        var legalName = name.organisation().or(name::commonName).orElse("");
        if (trust.register().isEmpty()) {
            return Optional.of(legalName);
        }
        return name.identifier()
                .map(trust.register()::get)
                .or(() -> Optional.ofNullable(trust.register().get("sha256:" + fingerprint(signer))))
                .or(() -> Optional.ofNullable(trust.register().get(issuerIri)).filter(legalName::equals));
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (CertificateEncodingException | java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
