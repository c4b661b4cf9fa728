package org.tessera.credential;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Where a checker or a sealer learns whether a certificate was revoked. What it hands over is believed only as far as the
 * certificate's issuer, or a responder that the issuer named, has signed it.
 */
@FunctionalInterface
public interface RevocationSource {

    /**
     * What is known about a certificate.
     *
     * @param certificate the certificate in question; the addresses in it were named by whoever made it, so fetch from
     *     them only with the care that {@link StatusSource#find} asks for
     * @param issuer the certificate of its issuer
     * @return DER of revocation lists (RFC 5280 §5) and OCSP responses (RFC 6960) in any order; empty if there are none
     */
    List<byte[]> about(X509Certificate certificate, X509Certificate issuer);

    /** Knows nothing: whether a certificate was revoked can't be checked. */
    static RevocationSource none() {
        return new NoRevocations();
    }

    /** Lists and responses that are at hand, each offered for every certificate. */
    static RevocationSource of(List<byte[]> files) {
        var copy = List.copyOf(files);
        return (_, _) -> copy;
    }
}
