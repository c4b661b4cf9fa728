package org.tessera.assess;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/**
 * Saves answers so that none is lost. One transaction: lock the part, answer a repeated key as before, check the lease,
 * take the time from the database, append the event, and let it become current if it is the newest of this lease.
 *
 * <p>While a part is stopped its own clock stands still, so what still arrives then is in time.
 *
 * <p>"Saved" is told to the candidate only after this transaction was committed. What comes after the deadline or after
 * handing in is kept and marked as late; up to {@link #GRACE} after the deadline it still counts, because the network and
 * not the candidate is slow.
 */
@Component
public class Answers {
    /** How long after the deadline an answer still counts, so long as the part is not handed in. */
    public static final Duration GRACE = Duration.ofSeconds(30);

    /** The longest text, in characters: about ten pages. */
    public static final int LONGEST = 20_000;

    /**
     * One change of an answer.
     *
     * @param part of the exam
     * @param slot the question's number from 1, or 0 for the work task's text
     * @param key the client's name for this change: the same key gets the same reply and is stored once
     * @param lease the fencing number of the device that may write
     * @param seq counts up on one device; without it the change is taken as the newest
     * @param text the option's letter or the written text; nothing when not answered yet
     * @param flagged whether the candidate wants to look at it again
     */
    public record Change(
            Part part, int slot, UUID key, int lease, Optional<Integer> seq, Optional<String> text, boolean flagged) {}

    /** What became of a change. */
    public sealed interface Reply {
        /**
         * It is stored.
         *
         * @param savedSeq the number of the answer that is current now; smaller or greater than the change's own when
         *     that one was not the newest or too late
         * @param at the database's time of arrival
         * @param remaining until the deadline, never negative
         * @param late whether it came after the deadline or after handing in
         * @param counted whether it counts for the result
         */
        record Saved(int savedSeq, Instant at, Duration remaining, boolean late, boolean counted) implements Reply {}

        /** Another device has taken over; nothing was stored. */
        record Elsewhere() implements Reply {}

        /** The key was used before for another change; nothing was stored. */
        record KeyReused() implements Reply {}
    }

    /** The answer that counts as of now. */
    record Current(Optional<String> text, boolean flagged, Instant at, int seq) {
        /** Whether anything is filled in: boxes that were emptied again are saved and are no answer. */
        boolean answered() {
            return text.filter(t -> !t.isBlank()).isPresent();
        }
    }

    private final JdbcClient jdbc;
    private final Papers papers;

    Answers(JdbcClient jdbc, Papers papers) {
        this.jdbc = jdbc;
        this.papers = papers;
    }

    /**
     * Saves a change.
     *
     * @throws Problem 404 when the part is not the candidate's, not begun, or has no such question; 422 when the answer
     *     is none of those offered or too long
     */
    @Transactional
    public Reply save(SittingId sitting, PersonId candidate, Change change) {
        lock(sitting, candidate, change.part());
        return saveLocked(sitting, candidate, change);
    }

    /**
     * The same for a change that can be read only by who knows the form; it is looked up on the way.
     *
     * @param typed gives the change when it is told the form
     */
    @Transactional
    public Reply save(SittingId sitting, PersonId candidate, Part part, Function<UUID, Change> typed) {
        return saveLocked(sitting, candidate, typed.apply(lock(sitting, candidate, part)));
    }

    private Reply saveLocked(SittingId sitting, PersonId candidate, Change change) {
        var part = read(sitting, candidate, change);
        check(part, change);
        if (part.before().isPresent()) {
            var before = part.before().get();
            return before.same(change) ? before.reply() : new Reply.KeyReused();
        }
        if (change.lease() != part.lease()) return new Reply.Elsewhere();
        int seq = change.seq().orElse(part.lastSeq() + 1);
        boolean late = part.submitted() || part.clock().isAfter(part.deadline());
        boolean counted =
                !part.submitted() && !part.clock().isAfter(part.deadline().plus(GRACE));
        boolean newest = counted && (part.lease() > part.slotLease() || seq > part.slotSeq());
        var reply = new Reply.Saved(newest ? seq : part.slotSeq(), part.now(), part.remaining(), late, counted);
        keep(sitting, change, seq, reply, newest);
        return reply;
    }

    /** What stands in each slot of a part. */
    Map<Integer, Current> current(SittingId sitting, Part part) {
        var answers = new HashMap<Integer, Current>();
        jdbc.sql("""
                select slot, answer, flagged, received_at, seq
                  from assess.answer_current
                 where sitting = :sitting and part = :part
                """)
                .param("sitting", sitting.value())
                .param("part", part.code())
                .query((row, n) -> answers.put(
                        row.getInt("slot"),
                        new Current(
                                Optional.ofNullable(row.getString("answer")),
                                row.getBoolean("flagged"),
                                row.getTimestamp("received_at").toInstant(),
                                row.getInt("seq"))))
                .list();
        return answers;
    }

    /** Answers of a part that came too late to count. */
    int tooLate(SittingId sitting, Part part) {
        return jdbc.sql("""
                select count(*) from assess.answer_event where sitting = :sitting and part = :part and not counted
                """)
                .param("sitting", sitting.value())
                .param("part", part.code())
                .query(Integer.class)
                .single();
    }

    private record Locked(
            UUID form,
            int lease,
            Instant deadline,
            boolean submitted,
            Instant now,
            Instant clock,
            int slotLease,
            int slotSeq,
            int lastSeq,
            Optional<Event> before) {
        Duration remaining() {
            var left = Duration.between(clock, deadline);
            return left.isNegative() ? Duration.ZERO : Duration.ofSeconds(left.toSeconds());
        }
    }

    /** Locks the part and gives the form of its exam. */
    private UUID lock(SittingId sitting, PersonId candidate, Part part) {
        return jdbc.sql("""
                select s.form
                  from assess.part p join assess.sitting s on s.id = p.sitting
                 where p.sitting = :sitting and p.part = :part and s.candidate = :candidate
                   for update of p
                """)
                .param("sitting", sitting.value())
                .param("part", part.code())
                .param("candidate", candidate.value())
                .query(UUID.class)
                .optional()
                .orElseThrow(Problem::notFound);
    }

    private Locked read(SittingId sitting, PersonId candidate, Change change) {
        // Read after the lock is held, so that it shows what the holder before left behind.
        return jdbc.sql("""
                select s.form, p.lease, p.deadline, p.submitted_at is not null as submitted, clock_timestamp() as now,
                       assess.exam_clock(p.paused_at, p.paused_until) as clock, coalesce(c.lease, 0) as slot_lease, coalesce(c.seq, 0) as slot_seq,
                       (select coalesce(max(seq), 0) from assess.answer_current
                         where sitting = p.sitting and part = p.part) as last_seq,
                       e.key, e.part as e_part, e.slot as e_slot, e.answer as e_answer, e.flagged as e_flagged,
                       e.saved_seq, e.received_at, e.remaining, e.late, e.counted
                  from assess.part p
                  join assess.sitting s on s.id = p.sitting
                  left join assess.answer_current c on c.sitting = p.sitting and c.part = p.part and c.slot = :slot
                  left join assess.answer_event e on e.sitting = p.sitting and e.key = :key
                 where p.sitting = :sitting and p.part = :part and s.candidate = :candidate
                """)
                .param("sitting", sitting.value())
                .param("part", change.part().code())
                .param("slot", change.slot())
                .param("key", change.key())
                .param("candidate", candidate.value())
                .query((row, n) -> new Locked(
                        row.getObject("form", UUID.class),
                        row.getInt("lease"),
                        row.getTimestamp("deadline").toInstant(),
                        row.getBoolean("submitted"),
                        row.getTimestamp("now").toInstant(),
                        row.getTimestamp("clock").toInstant(),
                        row.getInt("slot_lease"),
                        row.getInt("slot_seq"),
                        row.getInt("last_seq"),
                        Event.of(row)))
                .optional()
                .orElseThrow(Problem::notFound);
    }

    private void check(Locked part, Change change) {
        if (change.part() == Part.TASK) {
            if (change.slot() != 0) throw Problem.notFound();
            if (change.text().filter(t -> t.length() > LONGEST).isPresent())
                throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "assess.problem.too-long", LONGEST);
            return;
        }
        var questions = papers.questions(part.form());
        if (change.slot() < 1 || change.slot() > questions.size()) throw Problem.notFound();
        var question = questions.get(change.slot() - 1);
        if (change.text().filter(t -> !question.accepts(t)).isPresent())
            throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "assess.problem.not-offered");
    }

    private record Event(String part, int slot, @Nullable String text, boolean flagged, Reply.Saved reply) {
        boolean same(Change change) {
            return part.equals(change.part().code())
                    && slot == change.slot()
                    && flagged == change.flagged()
                    && Objects.equals(text, change.text().orElse(null));
        }

        /** The event of the same key, where there is one. */
        static Optional<Event> of(ResultSet row) throws SQLException {
            if (row.getObject("key", UUID.class) == null) return Optional.empty();
            return Optional.of(new Event(
                    row.getString("e_part"),
                    row.getInt("e_slot"),
                    row.getString("e_answer"),
                    row.getBoolean("e_flagged"),
                    new Reply.Saved(
                            row.getInt("saved_seq"),
                            row.getTimestamp("received_at").toInstant(),
                            Duration.ofSeconds(row.getInt("remaining")),
                            row.getBoolean("late"),
                            row.getBoolean("counted"))));
        }
    }

    /**
     * Keeps the change, and lets it become current if it is the newest: one statement, because every trip to the database
     * is paid by everybody who saves at the same time. A page that was opened before the question was answered can still
     * flag it, but never empty it.
     */
    private void keep(SittingId sitting, Change change, int seq, Reply.Saved reply, boolean newest) {
        jdbc.sql("""
                with event as (
                    insert into assess.answer_event (sitting, part, slot, key, lease, seq, answer, flagged, received_at,
                                                     late, counted, saved_seq, remaining)
                    values (:sitting, :part, :slot, :key, :lease, :seq, :answer, :flagged, :at,
                            :late, :counted, :savedSeq, :remaining)
                )
                insert into assess.answer_current (sitting, part, slot, lease, seq, answer, flagged, received_at)
                select :sitting, :part, :slot, :lease, :seq, cast(:answer as text), :flagged, cast(:at as timestamptz)
                 where :newest
                on conflict (sitting, part, slot) do update
                   set lease = excluded.lease, seq = excluded.seq,
                       answer = coalesce(excluded.answer, answer_current.answer),
                       flagged = excluded.flagged, received_at = excluded.received_at
                """)
                .param("sitting", sitting.value())
                .param("part", change.part().code())
                .param("slot", change.slot())
                .param("key", change.key())
                .param("lease", change.lease())
                .param("seq", seq)
                .param("answer", change.text().orElse(null))
                .param("flagged", change.flagged())
                .param("at", java.sql.Timestamp.from(reply.at()))
                .param("late", reply.late())
                .param("counted", reply.counted())
                .param("savedSeq", reply.savedSeq())
                .param("remaining", (int) reply.remaining().toSeconds())
                .param("newest", newest)
                .update();
    }
}
