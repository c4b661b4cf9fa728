package org.tessera.credential;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.HashMap;
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
 * @param keys public keys without certificate that are believed, by their address ({@code did:web:example.org#key-1})
 */
public record Trust(Set<X509Certificate> anchors, Map<String, String> register, Map<String, PublicKey> keys) {

    /** Copies everything. */
    public Trust {
        anchors = Set.copyOf(anchors);
        register = Map.copyOf(register);
        keys = Map.copyOf(keys);
    }

    /** Trust in certificates only. */
    public Trust(Set<X509Certificate> anchors, Map<String, String> register) {
        this(anchors, register, Map.of());
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
        return new Trust(anchors, issuers, keys);
    }

    /** The same, and also these keys, by address. */
    public Trust pinning(Map<String, PublicKey> addresses) {
        var all = new HashMap<>(keys);
        all.putAll(addresses);
        return new Trust(anchors, register, all);
    }
}
