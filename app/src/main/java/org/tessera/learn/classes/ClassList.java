package org.tessera.learn.classes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tessera.people.NewPerson;
import org.tessera.platform.PersonId;

/**
 * A list of learners for a class, as it was brought.
 *
 * @param encoding in which its text was read
 */
record ClassList(
        UUID id,
        String encoding,
        Instant broughtAt,
        Optional<Instant> confirmedAt,
        Optional<Instant> undoneAt,
        List<Row> rows) {
    /**
     * One learner of the list.
     *
     * @param number of the row in the file
     * @param name as written; empty once the list is confirmed
     * @param known whether this learner had an account at the school before
     * @param person the account; nothing until the list is confirmed, except for those who are known
     */
    record Row(int number, String name, Optional<LocalDate> birthDate, boolean known, Optional<PersonId> person) {}

    /**
     * One row that was understood.
     *
     * @param known the learner of the school whom it means
     */
    record Entered(int number, NewPerson person, Optional<PersonId> known) {}

    /** What is wrong with a row, 0 for the whole file. */
    record Mistake(int row, String key) {}

    /** What became of a file. */
    sealed interface Brought {
        /** Kept, to be looked at and confirmed. */
        record Kept(UUID id) implements Brought {}

        /** Nothing was kept, because of these. */
        record Refused(List<Mistake> mistakes) implements Brought {}
    }

    /** {@code open} until it is confirmed, then {@code taken}, or {@code undone}. */
    String state() {
        return undoneAt.isPresent() ? "undone" : confirmedAt.isPresent() ? "taken" : "open";
    }
}
