package org.tessera.assess.profile;

import java.util.Locale;

/** The four bands, the lowest first. */
public enum Band {
    EMERGING,
    DEVELOPING,
    READY,
    STRONG;

    /** How texts and files name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Band of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
