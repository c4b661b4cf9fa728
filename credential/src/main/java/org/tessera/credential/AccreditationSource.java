package org.tessera.credential;

import java.util.Optional;

/** Where a checker looks accreditations up: a copy of a register such as the European Commission's, handed in. */
@FunctionalInterface
public interface AccreditationSource {

    /**
     * The register's entry.
     *
     * @param id the accreditation's IRI as the credential names it
     * @return an ELM Accreditation as JSON, framed so that it is one tree; its truth is the register's
     */
    Optional<byte[]> find(String id);

    /** Knows none. */
    static AccreditationSource none() {
        return _ -> Optional.empty();
    }
}
