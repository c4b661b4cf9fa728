package org.tessera.certify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;

/**
 * Many applications that were brought in one file to be decided together.
 *
 * @param confirmedBy the officer who decides; nothing until somebody has looked at all rows and confirmed
 */
record Cohort(
        UUID id,
        OrganisationId body,
        PersonId broughtBy,
        Instant broughtAt,
        Optional<PersonId> confirmedBy,
        List<Row> rows) {
    /**
     * One application of the file.
     *
     * @param number of the row in the file, from 1
     * @param outcome {@code granted}, or {@code not-taken} and the obstacles' keys; nothing until it was its turn
     */
    record Row(int number, ApplicationId application, Optional<String> outcome) {
        /** The keys of what stood in the way. */
        List<String> obstacles() {
            return outcome.filter(o -> o.startsWith("not-taken "))
                    .map(o -> List.of(o.substring("not-taken ".length()).split(" ")))
                    .orElse(List.of());
        }
    }

    /** What is wrong with a row of a file; the key's first argument is the row's number. */
    record Mistake(int row, String key) {}

    /** What became of a file. */
    sealed interface Brought {
        /** Kept, to be looked at and confirmed. */
        record Kept(UUID id) implements Brought {}

        /** Nothing was kept, because of these. */
        record Refused(List<Mistake> mistakes) implements Brought {}
    }

    /** How many rows have had their turn. */
    long done() {
        return rows.stream().filter(row -> row.outcome().isPresent()).count();
    }
}
