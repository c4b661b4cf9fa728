package org.tessera.assess.day;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tessera.assess.SittingId;

/**
 * A list of candidates for a session, as it was brought.
 *
 * @param encoding in which its text was read
 */
record Roster(
        UUID id,
        UUID session,
        String encoding,
        Instant broughtAt,
        Optional<Instant> confirmedAt,
        Optional<Instant> undoneAt,
        List<Row> rows) {
    /** One place: the row of the file, whose sitting, and where. */
    record Row(int number, SittingId sitting, String room, String seat) {}

    /** What is wrong with a row, 0 for the whole file. */
    record Mistake(int row, String key) {}

    /** What became of a file. */
    sealed interface Brought {
        /** Kept, to be looked at and confirmed. */
        record Kept(UUID id) implements Brought {}

        /** Nothing was kept, because of these. */
        record Refused(List<Mistake> mistakes) implements Brought {}
    }

    /** {@code open} until it is confirmed, then {@code seated}, or {@code undone}. */
    String state() {
        return undoneAt.isPresent() ? "undone" : confirmedAt.isPresent() ? "seated" : "open";
    }
}
