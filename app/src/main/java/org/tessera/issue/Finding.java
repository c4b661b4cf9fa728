package org.tessera.issue;

import java.util.Locale;

/**
 * Something that is not as it should be.
 *
 * @param subject the credential, decision, list or entry that is concerned; an id or a number, never a name
 */
record Finding(Kind kind, String subject) {
    /** What can be wrong. */
    enum Kind {
        /** The stored bytes do not have the hash that was stored with them. */
        FILE_CHANGED,
        /** The signature is not over these bytes. */
        SEAL_WRONG,
        /** The certificate in the seal is of no key of ours, present or retired. */
        SEAL_OF_ANOTHER_KEY,
        /** What was sealed is not what was written down before. */
        NOT_AS_PLANNED,
        /** There is no such decision, or the credential does not name it. */
        NOT_AS_DECIDED,
        /** The trail of what was done to it has a gap or was changed. */
        TRAIL_BROKEN,
        /** It has no entry in the log, and nobody destroyed its salt. */
        NOT_LOGGED,
        /** The entries do not give the root that was signed. */
        LOG_ROOT_DIFFERS,
        /** A status list does not say what the register says. */
        LIST_DIFFERS,
        /** A status list can't be read, is not signed by us or is too old. */
        LIST_UNREADABLE,
        /** A decision has waited for its credential for more than an hour. */
        UNFINISHED;

        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
