package org.tessera.platform;

import java.io.Serializable;
import java.util.UUID;

/** Names one person, in whichever organisations and roles. Never shown, never in a credential. */
public record PersonId(UUID value) implements Serializable {
    /** A person who is being entered now. */
    public static PersonId next() {
        return new PersonId(Ids.next());
    }

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static PersonId of(String text) {
        return new PersonId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
