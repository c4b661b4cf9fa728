package org.tessera.credential;

import java.util.Optional;
import org.tessera.credential.log.Receipt;

/** Where a checker learns whether a credential stands in its issuer's public log. */
@FunctionalInterface
public interface LogSource {

    /**
     * Looks a sealed file up.
     *
     * @param file the whole file, as it was sealed
     * @param id the credential's id as it says it itself
     */
    Answer find(byte[] file, String id);

    /** What the log says. */
    sealed interface Answer {
        /** Nothing: the credential is another issuer's, or what tied it to its entry was destroyed. */
        record Silent() implements Answer {}

        /** It is in the log; the receipt was checked. */
        record Found(Receipt.Found where) implements Answer {}

        /** It should be, and is not. */
        record Missing() implements Answer {}
    }

    /** Knows no log. */
    static LogSource none() {
        return (_, _) -> new Answer.Silent();
    }

    /** The answer of a log in which this file must stand: found with a receipt that proves it, else missing. */
    static Answer required(Optional<Receipt.Found> found) {
        return found.<Answer>map(Answer.Found::new).orElseGet(Answer.Missing::new);
    }
}
