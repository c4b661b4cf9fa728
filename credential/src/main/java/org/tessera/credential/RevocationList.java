package org.tessera.credential;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** What a revocation list says (RFC 5280 §5). Partial and indirect lists are marked critical and not understood here. */
final class RevocationList {

    private static final int SIGNS_LISTS = 6;

    private RevocationList() {}

    static Optional<Revocation.Answer> answer(byte[] der, X509Certificate certificate, X509Certificate issuer) {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            if (!(factory.generateCRL(new ByteArrayInputStream(der)) instanceof X509CRL list)
                    || !list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                    || list.hasUnsupportedCriticalExtension()
                    || list.getExtensionValue("2.5.29.28") != null
                    || !mayList(issuer)) {
                return Optional.empty();
            }
            list.verify(issuer.getPublicKey());
            var from = list.getThisUpdate().toInstant();
            var until =
                    list.getNextUpdate() == null ? from : list.getNextUpdate().toInstant();
            var entry = list.getRevokedCertificate(certificate.getSerialNumber());
            var revoked = entry == null || entry.getRevocationReason() == CRLReason.REMOVE_FROM_CRL
                    ? Optional.<java.time.Instant>empty()
                    : Optional.of(entry.getRevocationDate().toInstant());
            return Optional.of(new Revocation.Answer(from, until, revoked));
        } catch (GeneralSecurityException | RuntimeException e) {
            // The parser throws many things on nonsense; none of it is a list.
            return Optional.empty();
        }
    }

    private static boolean mayList(X509Certificate issuer) {
        var usage = issuer.getKeyUsage();
        return usage == null || usage[SIGNS_LISTS];
    }
}
