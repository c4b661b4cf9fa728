package org.tessera.assess;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;

/**
 * A sitting as it stands now.
 *
 * @param form the frozen form's row
 * @param task the work task's row; practice has none
 * @param checkedIn whether an invigilator confirmed the identity
 * @param extraPercent extra time, 0 to 100 percent
 * @param exam part A once it was begun
 * @param workTask part B once it was begun
 */
record Appointment(
        SittingId id,
        PersonId candidate,
        String microCredential,
        UUID form,
        Optional<UUID> task,
        boolean practice,
        boolean demonstration,
        Optional<OrganisationId> testCentre,
        Instant opensAt,
        Instant closesAt,
        int minutes,
        int taskMinutes,
        int questions,
        boolean checkedIn,
        int extraPercent,
        Optional<Progress> exam,
        Optional<Progress> workTask,
        boolean released,
        Instant now) {
    /** A part that was begun. {@code receipt} is there once it was handed in. */
    record Progress(Instant startedAt, Instant deadline, int lease, Optional<Receipt> receipt) {
        boolean open() {
            return receipt.isEmpty();
        }
    }

    /** What a candidate keeps: the SHA-256 over everything that was handed in. */
    record Receipt(String hash, Instant at, boolean byDeadline) {}

    Optional<Progress> progress(Part part) {
        return part == Part.EXAM ? exam : workTask;
    }

    /** Whether the window is open, by the database's clock. */
    boolean open() {
        return !now.isBefore(opensAt) && now.isBefore(closesAt);
    }

    boolean over() {
        return !now.isBefore(closesAt);
    }

    /** Minutes of a part with the extra time that was granted. */
    int minutes(Part part) {
        int plain = part == Part.EXAM ? minutes : taskMinutes;
        return Math.ceilDiv(plain * (100 + extraPercent), 100);
    }

    boolean mayStart(Part part) {
        boolean inOrder = part == Part.EXAM || exam.filter(e -> !e.open()).isPresent();
        return open() && inOrder && progress(part).isEmpty() && (practice || checkedIn);
    }

    /**
     * Where the candidate is, as the end of a text key: {@code expected}, {@code waiting} for the identity check,
     * {@code ready}, {@code open.A}, {@code between}, {@code open.B}, {@code closing} when time is over and nothing handed
     * in yet, {@code marking}, {@code released}, {@code missed}, {@code practice} or {@code practised}.
     */
    String state() {
        if (released) return "released";
        if (workTask.isPresent()) return state(workTask.get(), "open.B", "marking");
        if (exam.isPresent())
            return state(exam.get(), "open.A", practice ? "practised" : over() ? "marking" : "between");
        if (over()) return "missed";
        if (practice) return "practice";
        if (!checkedIn) return open() ? "waiting" : "expected";
        return open() ? "ready" : "expected";
    }

    /** The same for the invigilator, to whom everything after handing in is one. */
    String roomState() {
        return state().equals("released") || state().equals("marking") ? "done" : state();
    }

    private String state(Progress part, String whileOpen, String afterwards) {
        if (!part.open()) return afterwards;
        return now.isAfter(part.deadline()) ? "closing" : whileOpen;
    }
}
