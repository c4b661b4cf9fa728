package org.tessera.issue;

import java.io.Serializable;
import java.util.UUID;

/** Names one credential. Random and not derived from anything, so that it can't be guessed. */
public record CredentialId(UUID value) implements Serializable {
    /** 122 bits from a strong source (UUID version 4). */
    static CredentialId random() {
        return new CredentialId(UUID.randomUUID());
    }

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static CredentialId of(String text) {
        return new CredentialId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
