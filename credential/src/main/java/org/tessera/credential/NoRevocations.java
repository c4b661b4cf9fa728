package org.tessera.credential;

import java.security.cert.X509Certificate;
import java.util.List;

/** The source of those who have none: told apart from one that was asked and did not know. */
record NoRevocations() implements RevocationSource {
    @Override
    public List<byte[]> about(X509Certificate certificate, X509Certificate issuer) {
        return List.of();
    }
}
