package org.tessera.credential;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a certificate leads to one that is trusted (RFC 5280 §6). */
final class CertificatePaths {

    private final Trust trust;

    CertificatePaths(Trust trust) {
        this.trust = trust;
    }

    /** Whether the first certificate is trusted itself, or vouched for at that time by one that is. */
    boolean isAnchored(List<X509Certificate> chain, Instant at) {
        return path(chain, at).isPresent();
    }

    /** From the first certificate to a trusted one, both included; the trusted one alone if that is the first. */
    Optional<List<X509Certificate>> path(List<X509Certificate> chain, Instant at) {
        if (trust.anchors().contains(chain.getFirst())) {
            return Optional.of(List.of(chain.getFirst()));
        }
        if (trust.anchors().isEmpty()) {
            return Optional.empty();
        }
        try {
            var target = new X509CertSelector();
            target.setCertificate(chain.getFirst());
            var anchors = trust.anchors().stream()
                    .map(one -> new TrustAnchor(one, null))
                    .collect(Collectors.toSet());
            var parameters = new PKIXBuilderParameters(anchors, target);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
            // The platform would fetch; whether a certificate was revoked is asked of the source that was handed in.
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            var result = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(parameters);
            var path = new ArrayList<X509Certificate>();
            result.getCertPath().getCertificates().forEach(one -> path.add((X509Certificate) one));
            path.add(result.getTrustAnchor().getTrustedCert());
            return Optional.of(List.copyOf(path));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
