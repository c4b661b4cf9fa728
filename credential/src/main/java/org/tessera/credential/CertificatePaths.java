package org.tessera.credential;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

/** Whether a certificate leads to one that is trusted (RFC 5280 §6). */
final class CertificatePaths {

    private final Trust trust;

    CertificatePaths(Trust trust) {
        this.trust = trust;
    }

    /** Whether the first certificate is trusted itself, or vouched for at that time by one that is. */
    boolean isAnchored(List<X509Certificate> chain, Instant at) {
        if (trust.anchors().contains(chain.getFirst())) {
            return true;
        }
        if (trust.anchors().isEmpty()) {
            return false;
        }
        try {
            var target = new X509CertSelector();
            target.setCertificate(chain.getFirst());
            var anchors = trust.anchors().stream()
                    .map(one -> new TrustAnchor(one, null))
                    .collect(Collectors.toSet());
            var parameters = new PKIXBuilderParameters(anchors, target);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
            // Revocation of certificates needs the network or a list at hand; withdrawal of credentials has its own
            // check.
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
