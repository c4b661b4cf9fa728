package org.tessera.credential;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whose key made a signature, as far as the signature itself shows. */
sealed interface Signer {

    /** When it says it was made; nothing proves it. */
    Optional<Instant> sealed();

    /**
     * The key of a certificate that came along.
     *
     * @param chain the signer's certificate and its issuers
     * @param proven when the signature existed for certain, if a time-stamp says so
     * @param revocations lists and responses about the chain that came along, DER, not judged yet
     */
    record Certified(
            List<X509Certificate> chain, Optional<Instant> sealed, Optional<Instant> proven, List<byte[]> revocations)
            implements Signer {

        Certified(List<X509Certificate> chain, Optional<Instant> sealed) {
            this(chain, sealed, Optional.empty(), List.of());
        }

        X509Certificate certificate() {
            return chain.getFirst();
        }
    }

    /**
     * A key known by its address.
     *
     * @param verificationMethod the address
     * @param vouched whether the key was found at the address, and not only in its own name
     */
    record Keyed(String verificationMethod, boolean vouched, Optional<Instant> sealed) implements Signer {
        String controller() {
            return verificationMethod.replaceFirst("#.*$", "");
        }
    }
}
