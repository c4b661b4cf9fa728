package org.tessera.credential;

import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Whether the organisation behind a certificate is known, and whether the certificate could seal at that time. */
final class IssuerCheck {

    private final Trust trust;
    private final CertificatePaths paths;
    private final Revocation revocation;
    private final Clock clock;

    IssuerCheck(Trust trust, RevocationSource revocations, Clock clock) {
        this.trust = trust;
        this.paths = new CertificatePaths(trust);
        this.revocation = new Revocation(revocations);
        this.clock = clock;
    }

    /**
     * The answer for whoever signed.
     *
     * @param issuerIri the issuer's id in the credential
     */
    Check check(Signer signer, String issuerIri) {
        return switch (signer) {
            case Signer.Certified by -> check(by, issuerIri);
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
     * The answer for a certificate. The time of sealing that it claims proves nothing, so an expired or revoked one is
     * never accepted on its word; a time-stamp does.
     */
    private Check check(Signer.Certified by, String issuerIri) {
        var signer = by.certificate();
        var now = clock.instant();
        var at = by.sealed().orElse(now);
        if (!covers(signer, at)) {
            return answer(Check.Outcome.FAILS, Cause.SEALED_OUTSIDE_CERTIFICATE, signer);
        }
        var path = paths.path(by.chain(), at);
        if (path.isEmpty()) {
            return answer(Check.Outcome.UNKNOWN, Cause.ISSUER_NOT_RECOGNISED, signer);
        }
        if (!covers(signer, by.proven().orElse(now))) {
            return answer(Check.Outcome.UNKNOWN, Cause.SEAL_CERTIFICATE_EXPIRED, signer);
        }
        return switch (revocation.of(path.get(), by.revocations(), by.proven().orElse(now), now)) {
            case Revocation.Standing.Good() -> recognised(signer, issuerIri, "none");
            case Revocation.Standing.Unknown() ->
                revocation.isAsked()
                        ? answer(Check.Outcome.UNKNOWN, Cause.REVOCATION_NOT_KNOWN, signer)
                        : recognised(signer, issuerIri, Check.NOT_CHECKED);
            case Revocation.Standing.Revoked(var since) -> revoked(by, since, issuerIri);
        };
    }

    /** What was proven to exist before the revocation stays good; what says itself that it came after never was. */
    private Check revoked(Signer.Certified by, Instant since, String issuerIri) {
        if (by.proven().isPresent() && by.proven().get().isBefore(since)) {
            return recognised(by.certificate(), issuerIri, ElmJson.instant(since));
        }
        var late = !by.sealed().orElse(Instant.MAX).isBefore(since);
        var details = Map.of("certificate", fingerprint(by.certificate()), "since", ElmJson.instant(since));
        return late
                ? Check.of(Check.Kind.ISSUER, Check.Outcome.FAILS, Cause.SEALED_AFTER_REVOCATION, details)
                : Check.of(Check.Kind.ISSUER, Check.Outcome.UNKNOWN, Cause.SEAL_CERTIFICATE_REVOKED, details);
    }

    private Check recognised(X509Certificate signer, String issuerIri, String revoked) {
        return registeredName(signer, issuerIri)
                .map(name -> Check.of(
                        Check.Kind.ISSUER,
                        Check.Outcome.HOLDS,
                        Cause.ISSUER_RECOGNISED,
                        Map.of("issuer", name, "certificate", fingerprint(signer), "revoked", revoked)))
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
