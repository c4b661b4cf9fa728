package org.tessera.assess;

import java.util.UUID;

/** One candidate's appointment with one exam. */
public record SittingId(UUID value) {
    /** @throws IllegalArgumentException if the text is no UUID */
    public static SittingId of(String text) {
        return new SittingId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
