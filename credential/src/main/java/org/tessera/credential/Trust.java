package org.tessera.credential;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whom a checker believes.
 *
 * @param anchors certificates of authorities, or of seals pinned one by one, whose word is taken
 * @param register recognised issuers, id to legal name as it shall be shown. The id is the organisation identifier of
 *     the seal certificate ({@code VATEL-123456789}), the certificate's {@code sha256:} fingerprint in hex, or the
 *     issuer's IRI in the credential, the last only where the certificate carries the registered name. An empty register
 *     recognises every organisation that an anchor vouches for.
 */
public record Trust(Set<X509Certificate> anchors, Map<String, String> register) {

    /** Copies both. */
    public Trust {
        anchors = Set.copyOf(anchors);
        register = Map.copyOf(register);
    }

    /** Trust in nobody: every issuer is unknown, seals are still checked. */
    public static Trust none() {
        return new Trust(Set.of(), Map.of());
    }

    /** Trust in whoever these vouch for. */
    public static Trust in(X509Certificate... anchors) {
        return new Trust(Set.of(anchors), Map.of());
    }

    /** Trust in the certificates of a PEM file. */
    public static Trust pem(Path file) throws IOException {
        return new Trust(new LinkedHashSet<>(Pem.read(file)), Map.of());
    }

    /** The same anchors, but only these issuers. */
    public Trust registering(Map<String, String> issuers) {
        return new Trust(anchors, issuers);
    }
}
