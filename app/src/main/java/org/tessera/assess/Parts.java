package org.tessera.assess;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Audit;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Sha256;

/** Beginning a part, taking it over on another device, and handing it in. All by the database's clock. */
@Component
public class Parts {
    private final JdbcClient jdbc;
    private final FormChoice forms;
    private final Answers answers;
    private final Scripts scripts;
    private final Results results;
    private final Audit audit;

    Parts(JdbcClient jdbc, FormChoice forms, Answers answers, Scripts scripts, Results results, Audit audit) {
        this.jdbc = jdbc;
        this.forms = forms;
        this.answers = answers;
        this.scripts = scripts;
        this.results = results;
        this.audit = audit;
    }

    /**
     * Begins a part. Its end is the minutes with extra time from now, or the end of the window if that is sooner. Begun
     * twice it stays as it was.
     *
     * @param language in which the candidate reads
     * @return the lease of this device, or nothing when the part was already begun, perhaps elsewhere
     * @throws Problem 409 outside the window ({@code assess.problem.not-open}) and before the identity check or out of
     *     order ({@code assess.problem.too-early}); 404 for another candidate's
     */
    @Transactional
    public Optional<Integer> start(SittingId sitting, PersonId candidate, Part part, String language) {
        try {
            if (part == Part.EXAM) forms.settleUnsupervised(sitting);
            var deadline = jdbc.sql("""
                    insert into assess.part (sitting, part, language, started_at, deadline, lease)
                    select s.id, :part, :language, clock_timestamp(),
                           least(w.closes_at, clock_timestamp() + make_interval(secs =>
                               60 * ceil(m.minutes * (100 + greatest(c.extra_percent, w.extra_percent)) / 100.0))), 1
                      from assess.sitting s
                      join assess.timing w on w.sitting = s.id
                      join lateral (select minutes from assess.form where id = s.form and :part = 'A'
                                    union all
                                    select minutes from assess.task where id = s.task and :part = 'B') m on true
                      left join assess.check_in c on c.sitting = s.id and c.confirmed
                     where s.id = :sitting and s.candidate = :candidate
                       and clock_timestamp() between w.opens_at and w.closes_at
                    on conflict do nothing
                    returning deadline
                    """)
                    .param("part", part.code())
                    .param("language", language)
                    .param("sitting", sitting.value())
                    .param("candidate", candidate.value())
                    .query(Timestamp.class)
                    .optional();
            if (deadline.isEmpty()) return alreadyBegun(sitting, candidate, part);
            record(sitting, candidate, "part-started", Map.of("part", part.code()));
            return Optional.of(1);
        } catch (DataAccessException refused) {
            if (Refusal.of(refused).equals(Optional.of(Refusal.TOO_EARLY)))
                throw Problem.conflict("assess.problem.too-early");
            throw refused;
        }
    }

    /**
     * Takes a part over on this device: the lease of every other device is worth nothing from now on.
     *
     * @return the new lease
     * @throws Problem 404 when the part is not open or not the candidate's
     */
    @Transactional
    public int continueHere(SittingId sitting, PersonId candidate, Part part) {
        var lease = jdbc.sql("""
                update assess.part p
                   set lease = p.lease + 1
                  from assess.sitting s
                 where s.id = p.sitting and p.sitting = :sitting and p.part = :part and s.candidate = :candidate
                   and p.submitted_at is null
                returning p.lease
                """)
                .param("sitting", sitting.value())
                .param("part", part.code())
                .param("candidate", candidate.value())
                .query(Integer.class)
                .optional()
                .orElseThrow(Problem::notFound);
        record(sitting, candidate, "part-continued", Map.of("part", part.code(), "lease", lease));
        return lease;
    }

    /**
     * Hands a part in. Handing in again, from wherever, gives the same receipt.
     *
     * @param lease of the device, so that a forgotten one can't hand in
     * @return the receipt's SHA-256, or nothing when another device has taken over
     * @throws Problem 404 when the part was not begun or is another candidate's
     */
    @Transactional
    public Optional<String> submit(SittingId sitting, PersonId candidate, Part part, int lease) {
        var open = lock(sitting, part)
                .filter(p -> p.candidate().equals(candidate.value()))
                .orElseThrow(Problem::notFound);
        if (open.receipt().isPresent()) return open.receipt();
        if (open.lease() != lease) return Optional.empty();
        return Optional.of(close(sitting, part, open, "candidate"));
    }

    /** Hands in for the candidate whose time is over, with what was saved. */
    @Transactional
    public void submitOverdue(SittingId sitting, Part part) {
        lock(sitting, part).filter(p -> p.receipt().isEmpty()).ifPresent(p -> close(sitting, part, p, "deadline"));
    }

    private record Open(
            UUID candidate, boolean practice, String language, int lease, Optional<String> receipt, Instant now) {}

    private Optional<Open> lock(SittingId sitting, Part part) {
        jdbc.sql("select 1 from assess.part where sitting = :sitting and part = :part for update")
                .param("sitting", sitting.value())
                .param("part", part.code())
                .query(Integer.class)
                .optional();
        return jdbc.sql("""
                select s.candidate, s.practice, p.language, p.lease, p.receipt, clock_timestamp() as now
                  from assess.part p join assess.sitting s on s.id = p.sitting
                 where p.sitting = :sitting and p.part = :part
                """)
                .param("sitting", sitting.value())
                .param("part", part.code())
                .query((row, n) -> new Open(
                        row.getObject("candidate", UUID.class),
                        row.getBoolean("practice"),
                        row.getString("language"),
                        row.getInt("lease"),
                        Optional.ofNullable(row.getString("receipt")),
                        row.getTimestamp("now").toInstant()))
                .optional();
    }

    private String close(SittingId sitting, Part part, Open open, String by) {
        var receipt = receipt(sitting, part, open.now());
        jdbc.sql("""
                update assess.part
                   set submitted_at = :now, submitted_by = :by, receipt = :receipt
                 where sitting = :sitting and part = :part
                """)
                .param("now", Timestamp.from(open.now()))
                .param("by", by)
                .param("receipt", receipt)
                .param("sitting", sitting.value())
                .param("part", part.code())
                .update();
        var actor = by.equals("candidate") ? Optional.of(new PersonId(open.candidate())) : Optional.<PersonId>empty();
        audit.record(
                "sitting:" + sitting,
                actor,
                "part-submitted",
                Map.of("part", part.code(), "by", by, "receipt", receipt));
        if (part == Part.EXAM) results.score(sitting);
        else scripts.hand(sitting, open.language());
        if (!open.practice()) results.complete(sitting);
        return receipt;
    }

    private String receipt(SittingId sitting, Part part, Instant at) {
        var lines = answers.current(sitting, part).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + "\t" + e.getValue().text().orElse(""))
                .collect(Collectors.joining("\n"));
        return Sha256.of(sitting + "\n" + part.code() + "\n" + at + "\n" + lines);
    }

    private Optional<Integer> alreadyBegun(SittingId sitting, PersonId candidate, Part part) {
        var begun = jdbc.sql("""
                select p.sitting is not null
                  from assess.sitting s
                  left join assess.part p on p.sitting = s.id and p.part = :part
                 where s.id = :sitting and s.candidate = :candidate
                """)
                .param("sitting", sitting.value())
                .param("part", part.code())
                .param("candidate", candidate.value())
                .query(Boolean.class)
                .optional()
                .orElseThrow(Problem::notFound);
        if (!begun) throw Problem.conflict("assess.problem.not-open");
        return Optional.empty();
    }

    private void record(SittingId sitting, PersonId by, String action, Map<String, ?> details) {
        audit.record("sitting:" + sitting, Optional.of(by), action, details);
    }
}
