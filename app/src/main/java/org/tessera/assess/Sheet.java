package org.tessera.assess;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One page of the player: where the candidate is, what is saved, how long is left.
 *
 * @param sitting as it stands
 * @param title of the micro-credential
 * @param part that is open
 * @param slot the question's number, 0 for the work task
 * @param lease of this device
 * @param key for the next change of this page
 * @param saved what is stored in this slot
 * @param seq the highest number used so far
 * @param elsewhere whether another device has taken over
 */
record Sheet(
        Appointment sitting,
        Map<String, String> title,
        Part part,
        int slot,
        int lease,
        UUID key,
        Optional<Answers.Current> saved,
        int seq,
        boolean elsewhere,
        ZoneId zone) {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

    static String time(Instant at, ZoneId zone) {
        return SECONDS.format(at.atZone(zone));
    }

    /** When the answer in this slot was saved, to the second. */
    Optional<String> savedAt() {
        return saved.map(s -> time(s.at(), zone));
    }

    long secondsLeft() {
        var progress = sitting.progress(part).orElseThrow();
        var left = Duration.between(progress.clock(), progress.deadline());
        return Math.max(0, left.toSeconds());
    }

    /** Minutes left, a begun one counted in full. */
    long minutesLeft() {
        return Math.ceilDiv(secondsLeft(), 60L);
    }
}
