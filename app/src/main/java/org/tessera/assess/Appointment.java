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
 * @param opensAt of the session where one is planned, else of the appointment; so is {@code closesAt}, which what was
 *     granted makes later
 * @param extraPercent extra time, 0 to 100 percent
 * @param supervised whether it is sat under the eyes of an invigilator, who checks the identity first
 * @param safeBrowser whether questions are shown in Safe Exam Browser only
 * @param voided whether it was declared void after an incident
 * @param exam part A once it was begun
 * @param workTask part B once it was begun
 */
public record Appointment(
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
        boolean supervised,
        boolean safeBrowser,
        Comfort comfort,
        Optional<Progress> exam,
        Optional<Progress> workTask,
        boolean released,
        boolean voided,
        Instant now) {
    /**
     * What was granted beside extra time.
     *
     * @param breakMinutes that the candidate may stop the clock, in all
     * @param font {@code normal}, {@code large} or {@code largest}
     * @param reader whether the page reads itself aloud
     */
    public record Comfort(int breakMinutes, String font, boolean reader) {}

    /**
     * A part that was begun. {@code receipt} is there once it was handed in.
     *
     * @param clock the part's own time, which stands still while it is stopped: compare the deadline with this
     */
    public record Progress(
            Instant startedAt, Instant deadline, Instant clock, boolean paused, int lease, Optional<Receipt> receipt) {
        public boolean open() {
            return receipt.isEmpty();
        }

        /** Whether answers can be written now. */
        boolean writable() {
            return open() && !paused && !clock.isAfter(deadline);
        }
    }

    /** What a candidate keeps: the SHA-256 over everything that was handed in. */
    public record Receipt(String hash, Instant at, boolean byDeadline) {}

    /** A part, once it was begun. */
    public Optional<Progress> progress(Part part) {
        return part == Part.EXAM ? exam : workTask;
    }

    /** Whether the window is open, by the database's clock. */
    public boolean open() {
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

    /** Whether the identity was checked where it must be. */
    private boolean admitted() {
        return practice || checkedIn || !supervised;
    }

    boolean mayStart(Part part) {
        boolean inOrder = part == Part.EXAM || exam.filter(e -> !e.open()).isPresent();
        return open() && inOrder && progress(part).isEmpty() && !voided && admitted();
    }

    /**
     * Where the candidate is, as the end of a text key: {@code expected}, {@code waiting} for the identity check,
     * {@code ready}, {@code open.A}, {@code stopped}, {@code between}, {@code open.B}, {@code closing} when time is over and nothing handed
     * in yet, {@code marking}, {@code released}, {@code missed}, {@code void}, {@code practice} or {@code practised}.
     */
    public String state() {
        if (voided) return "void";
        if (released) return "released";
        if (workTask.isPresent()) return state(workTask.get(), "open.B", "marking");
        if (exam.isPresent())
            return state(exam.get(), "open.A", practice ? "practised" : over() ? "marking" : "between");
        if (over()) return "missed";
        if (practice) return "practice";
        if (!admitted()) return open() ? "waiting" : "expected";
        return open() ? "ready" : "expected";
    }

    /** The same for the invigilator, to whom everything after handing in is one. */
    public String roomState() {
        return state().equals("released") || state().equals("marking") ? "done" : state();
    }

    private String state(Progress part, String whileOpen, String afterwards) {
        if (!part.open()) return afterwards;
        if (part.paused()) return "stopped";
        return part.clock().isAfter(part.deadline()) ? "closing" : whileOpen;
    }
}
