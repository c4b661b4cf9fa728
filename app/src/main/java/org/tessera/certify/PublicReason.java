package org.tessera.certify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a certificate was suspended or withdrawn, in words that are fit for everybody who checks the credential. The list is
 * fixed so that nobody reads there what an officer wrote about a person.
 */
public enum PublicReason {
    /** The holder asked for it. */
    HOLDER_ASKED,
    /** It should never have been issued. */
    ISSUED_IN_ERROR,
    /** There is a corrected one. */
    REPLACED,
    /** What the scheme asks of holders was not kept. */
    CONDITIONS_NOT_KEPT,
    /** Something is being looked into. */
    BEING_EXAMINED;

    /** The name in forms, tables and text keys: {@code issued-in-error}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one with this name; nothing for no name. */
    static Optional<PublicReason> of(String key) {
        return Arrays.stream(values()).filter(r -> r.key().equals(key)).findFirst();
    }
}
