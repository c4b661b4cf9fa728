package org.tessera.issue.oauth;

import java.util.Map;
import java.util.Optional;
import org.tessera.platform.PersonId;
import org.tessera.platform.Screen;

/** Something that a person can allow a program to do: one OAuth scope. */
public interface Permission {
    /** Its name in requests, such as {@code micro-credential}. */
    String scope();

    /** What the person is told that they allow, a text key. */
    String says();

    /**
     * Whether the strict ways of HAIP 1.0 are demanded for it: the request is pushed and the token bound to a key. Such a
     * permission is about one thing, which the person chooses.
     */
    default boolean isStrict() {
        return false;
    }

    /**
     * Among which things the person chooses: value → words, in order. Only asked when {@link #isStrict}.
     *
     * @param hint what the program brought along from us ({@code issuer_state}); a hint that is not this person's leaves
     *     nothing to choose
     */
    default Map<String, String> choices(PersonId person, Optional<String> hint, Screen screen) {
        return Map.of();
    }
}
