package org.tessera.certify;

import java.io.Serializable;
import java.util.UUID;
import org.tessera.platform.Ids;

/** Names one decision on certification. */
public record DecisionId(UUID value) implements Serializable {
    /** A new one. */
    public static DecisionId next() {
        return new DecisionId(Ids.next());
    }

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static DecisionId of(String text) {
        return new DecisionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
