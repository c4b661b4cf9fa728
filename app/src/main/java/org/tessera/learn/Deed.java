package org.tessera.learn;

import java.time.Instant;
import java.util.UUID;

/** Something that a learner did in a course, as their phone tells it: at once, or days later and perhaps twice. */
sealed interface Deed {
    /** The phone's own number for it; the same when it is told again. */
    UUID key();

    String unit();

    String step();

    /** When it was done, by the server's clock. */
    Instant at();

    /**
     * A page was opened, or listened to.
     *
     * @param sentence the one that was heard last, from 1; 0 when nobody listened
     */
    record Seen(UUID key, String unit, String step, int sentence, Instant at) implements Deed {}

    /**
     * An exercise was answered.
     *
     * @param answer in the encoding of {@link Sheet}
     */
    record Answered(UUID key, String unit, String step, String answer, Instant at) implements Deed {}
}
