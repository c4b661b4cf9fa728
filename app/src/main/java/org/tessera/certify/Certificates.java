package org.tessera.certify;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tessera.people.People;
import org.tessera.platform.Audit;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import tools.jackson.databind.json.JsonMapper;

/**
 * Certificates and what becomes of them after the decision: suspended, reinstated, withdrawn. Each change is by an officer
 * of the body who neither taught nor examined the holder, with a reason; a withdrawal is by two.
 */
@Component
public class Certificates {
    private final JdbcClient jdbc;
    private final CertificateBook book;
    private final People people;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    Certificates(
            JdbcClient jdbc,
            CertificateBook book,
            People people,
            Audit audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.people = people;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /** A certificate as it stands today, or {@code Problem.notFound}. */
    public Certificate of(CertificateId id) {
        return book.find(id).orElseThrow(Problem::notFound);
    }

    /** The certificates of a person, the newest first. */
    public List<Certificate> heldBy(PersonId holder) {
        return book.heldBy(holder);
    }

    /** The certificate that a decision granted. */
    public Optional<Certificate> grantedBy(DecisionId decision) {
        return book.grantedBy(decision);
    }

    /** Suspends a valid certificate at once, and tells the public nothing of why. */
    public void suspend(CertificateId id, PersonId officer, String reason) {
        suspend(id, officer, reason, Optional.empty());
    }

    /**
     * Suspends a valid certificate at once.
     *
     * @param reason for the body's records
     * @param told what everybody who checks the credential may read
     * @throws Problem when the officer may not, or the certificate is not valid
     */
    public void suspend(CertificateId id, PersonId officer, String reason, Optional<PublicReason> told) {
        change(
                id,
                officer,
                (last, now) -> new CertificateBook.Entry(
                        last.number() + 1, State.SUSPENDED, reason, told, false, officer, Optional.empty(), now));
    }

    /**
     * Makes a suspended certificate valid again; a proposed withdrawal falls.
     *
     * @throws Problem when the officer may not, or the certificate is not suspended
     */
    public void reinstate(CertificateId id, PersonId officer, String reason) {
        change(
                id,
                officer,
                (last, now) -> new CertificateBook.Entry(
                        last.number() + 1,
                        State.VALID,
                        reason,
                        Optional.empty(),
                        false,
                        officer,
                        Optional.empty(),
                        now));
    }

    /** Proposes to withdraw a certificate, and tells the public nothing of why. */
    public void withdraw(CertificateId id, PersonId officer, String reason) {
        withdraw(id, officer, reason, Optional.empty());
    }

    /**
     * Proposes to withdraw a certificate. It is suspended at once, so that nobody relies on it, and withdrawn when
     * another officer confirms.
     *
     * @param reason for the body's records
     * @param told what everybody who checks the credential may read
     * @throws Problem when the officer may not, or the certificate is withdrawn already
     */
    public void withdraw(CertificateId id, PersonId officer, String reason, Optional<PublicReason> told) {
        change(
                id,
                officer,
                (last, now) -> new CertificateBook.Entry(
                        last.number() + 1, State.SUSPENDED, reason, told, true, officer, Optional.empty(), now));
    }

    /**
     * The second officer's word: the proposed withdrawal takes effect, for the reason that was proposed.
     *
     * @throws Problem when the officer may not or is the one who proposed it, or when nothing was proposed
     */
    public void confirmWithdrawal(CertificateId id, PersonId secondOfficer) {
        change(id, secondOfficer, (last, now) -> {
            if (!last.proposesWithdrawal()) throw Problem.conflict("certify.problem.state");
            if (last.by().equals(secondOfficer)) throw Problem.conflict("certify.problem.second-officer");
            return new CertificateBook.Entry(
                    last.number() + 1,
                    State.WITHDRAWN,
                    last.reason(),
                    last.told(),
                    false,
                    last.by(),
                    Optional.of(secondOfficer),
                    now);
        });
    }

    /** Everything that {@code issue} needs about a positive decision; {@code Problem.notFound} if there is none. */
    public DecisionFacts facts(DecisionId decision) {
        return jdbc.sql("select round, facts, hash from certify.decision where id = :id and granted")
                .param("id", decision.value())
                .query((row, n) -> json.readValue(row.getString("facts"), Recorded.class)
                        .facts(decision, row.getInt("round"), row.getString("hash")))
                .optional()
                .orElseThrow(Problem::notFound);
    }

    /** Whether an appeal against this decision waits to be heard. */
    public boolean underAppeal(DecisionId decision) {
        return jdbc.sql("""
                select exists (select 1
                                 from certify.appeal a
                                where a.decision = :id
                                  and not exists (select 1 from certify.hearing h where h.appeal = a.id))
                """).param("id", decision.value()).query(Boolean.class).single();
    }

    private interface Next {
        CertificateBook.Entry after(CertificateBook.Entry last, java.time.Instant now);
    }

    private void change(CertificateId id, PersonId officer, Next next) {
        var certificate = of(id);
        if (people.holding(certificate.body(), Role.CERTIFICATION_OFFICER).stream()
                .noneMatch(p -> p.id().equals(officer))) throw Problem.notFound();
        try {
            transaction.executeWithoutResult(_ -> write(id, officer, next));
        } catch (DataAccessException refused) {
            if (Refusals.isWrongState(refused)) throw Problem.conflict("certify.problem.state");
            if (Refusals.obstacle(refused).isPresent()) throw Problem.conflict("certify.problem.not-independent");
            throw refused;
        }
    }

    private void write(CertificateId id, PersonId officer, Next next) {
        // The row is locked before its history is read: two officers at once follow one another.
        jdbc.sql("select id from certify.certificate where id = :id for update")
                .param("id", id.value())
                .query(java.util.UUID.class)
                .single();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var entry = next.after(book.history(id).getLast(), now);
        book.add(id, entry);
        audit.record(
                "certificate:" + id,
                Optional.of(officer),
                entry.proposesWithdrawal()
                        ? "withdrawal-proposed"
                        : entry.state().key(),
                Map.of("entry", entry.number()));
        events.publishEvent(new CertificateStateChanged(id, entry.state(), entry.reason(), now));
    }
}
