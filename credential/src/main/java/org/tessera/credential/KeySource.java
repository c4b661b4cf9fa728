package org.tessera.credential;

import java.security.PublicKey;
import java.util.Optional;

/** Where a checker finds public keys that are published under an address instead of carried in a certificate. */
@FunctionalInterface
public interface KeySource {

    /**
     * The key published at this address, such as {@code did:web:example.org#key-1}.
     *
     * @return the key, only if whoever controls the part before "#" published it for signing credentials; fetch it by
     *     https from a public address, without following redirects
     */
    Optional<PublicKey> find(String verificationMethod);

    /** Knows no key. */
    static KeySource none() {
        return _ -> Optional.empty();
    }
}
