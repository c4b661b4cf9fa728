package org.tessera.issue;

import java.io.Serializable;
import java.security.SecureRandom;
import java.util.UUID;

/** Names one credential. Random and not derived from anything, so that it can't be guessed. */
public record CredentialId(UUID value) implements Serializable {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** 128 bits from a strong source, all of them random: a serial number, not a UUID of any version. */
    static CredentialId random() {
        return new CredentialId(new UUID(RANDOM.nextLong(), RANDOM.nextLong()));
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
