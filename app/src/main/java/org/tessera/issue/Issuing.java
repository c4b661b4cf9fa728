package org.tessera.issue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.certify.Certificates;
import org.tessera.certify.DecisionId;
import org.tessera.platform.Audit;
import org.tessera.platform.SealersRoom;
import org.tessera.platform.Sha256;

/**
 * The way from a commission to an issued credential, in steps that each leave a record: plan, seal, store. Whoever takes
 * a decision up, the listener right after it or the job after a crash, begins with the first step that has left no
 * record. Two at once do no harm: the first plan and the first sealed file are the only ones.
 */
@Component
class Issuing {
    private static final Logger LOG = LoggerFactory.getLogger(Issuing.class);
    private final Ledger ledger;
    private final Planning planning;
    private final Sealer sealer;
    private final Standings standings;
    private final IssuanceLog log;
    private final Gates gates;
    private final Certificates certificates;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final SealersRoom room;

    Issuing(
            Ledger ledger,
            Planning planning,
            Sealer sealer,
            Standings standings,
            IssuanceLog log,
            Gates gates,
            Certificates certificates,
            Audit audit,
            ApplicationEventPublisher events,
            SealersRoom room) {
        this.ledger = ledger;
        this.planning = planning;
        this.sealer = sealer;
        this.standings = standings;
        this.log = log;
        this.gates = gates;
        this.certificates = certificates;
        this.audit = audit;
        this.events = events;
        this.room = room;
    }

    /** Takes a commissioned decision as far as it goes. Nothing happens to one that is issued. */
    void advance(DecisionId decision) {
        if (!ledger.isCommissioned(decision))
            throw new IllegalStateException("the registrar knows nothing of decision " + decision);
        if (!plan(decision)) return;
        seal(decision).ifPresent(done -> {
            store(decision, done);
            log.publish();
        });
    }

    /** Everything that a crash left unfinished. One that can't be finished does not hold up the others. */
    void resume() {
        for (DecisionId decision : ledger.unfinished(1000)) {
            try {
                advance(decision);
            } catch (RuntimeException e) {
                LOG.error("Decision {} could not be issued and will be tried again", decision, e);
            }
        }
    }

    /** Step 1: whether there is a plan now; not while somebody else is making it. */
    boolean plan(DecisionId decision) {
        if (ledger.planned(decision).isPresent()) return true;
        var facts = certificates.facts(decision);
        var closed = gates.closed(facts);
        if (!closed.isEmpty()) return refused(decision, closed);
        planning.prepare();
        return room.in(() -> {
            // Drawing the pages takes a while; whoever comes meanwhile has nothing to wait for.
            if (!ledger.claim(decision)) return false;
            planning.plan(facts);
            return true;
        });
    }

    /** Step 2: the sealed file, which exists in memory only. */
    Optional<Sealer.Outcome.Sealed> seal(DecisionId decision) {
        return switch (sealer.seal(decision)) {
            case Sealer.Outcome.Sealed done -> Optional.of(done);
            case Sealer.Outcome.Closed closed -> {
                refused(decision, closed.gates());
                yield Optional.empty();
            }
        };
    }

    /** Step 3: the sealed file is stored and logged, and from then on it is the credential. */
    void store(DecisionId decision, Sealer.Outcome.Sealed done) {
        room.run(() -> {
            if (!keep(decision, done)) return;
            var issued = ledger.find(done.id()).orElseThrow();
            events.publishEvent(new CredentialIssued(done.id(), issued.certificate(), issued.holder()));
        });
    }

    /** The same for any form, in the sealer's transaction; false when a file is stored already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean keep(DecisionId decision, Sealer.Outcome.Sealed done) {
        var facts = certificates.facts(decision);
        standings.holdStill(done.id());
        if (!ledger.store(done.id(), done.file())) return false;
        log.issued(done.id(), done.file(), facts.microCredential() + "@" + facts.version());
        // A suspension in the moment between seal and store is told after the issue it is about.
        standings.catchUp(done.id());
        audit.record(
                "credential:" + done.id(),
                Optional.empty(),
                "issued",
                Map.of("decision", decision.toString(), "sha256", Sha256.of(done.file())));
        return true;
    }

    private boolean refused(DecisionId decision, Set<Gate> closed) {
        boolean isNew = room.in(() -> ledger.refuse(decision, closed));
        if (isNew) LOG.warn("Decision {} is not sealed: {}", decision, closed);
        return false;
    }
}
