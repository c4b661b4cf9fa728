package org.tessera.certify;

import java.io.Serializable;
import java.util.UUID;
import org.tessera.platform.Ids;

/** Names one application for certification. */
public record ApplicationId(UUID value) implements Serializable {
    /** A new one. */
    public static ApplicationId next() {
        return new ApplicationId(Ids.next());
    }

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static ApplicationId of(String text) {
        return new ApplicationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
