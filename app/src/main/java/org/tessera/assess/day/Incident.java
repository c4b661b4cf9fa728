package org.tessera.assess.day;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tessera.assess.SittingId;

/**
 * Something that went wrong in a session, with one candidate or with all.
 *
 * @param sitting of the one candidate; nothing: the whole session
 * @param kind one of {@link #KINDS}
 */
record Incident(
        UUID id,
        UUID session,
        Optional<SittingId> sitting,
        String kind,
        String words,
        Instant notedAt,
        Optional<Decided> decided) {
    /** What may go wrong. */
    static final List<String> KINDS = List.of("technical", "disturbance", "illness", "irregularity", "other");

    /** What came of it: {@code none}, {@code resume}, {@code credit} with minutes, or {@code void}. */
    record Decided(String outcome, int minutes, String reasons, Instant at) {}
}
