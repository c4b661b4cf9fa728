package org.tessera.issue;

import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tessera.certify.DecisionId;
import org.tessera.issue.Faults.Fault;
import tools.jackson.databind.json.JsonMapper;

/** The real ledger with {@link Faults}. */
@Primary
@Component
class FaultyLedger extends Ledger {
    private final Faults faults;

    FaultyLedger(JdbcClient jdbc, JsonMapper json, Clock clock, Faults faults) {
        super(jdbc, json, clock);
        this.faults = faults;
    }

    @Override
    boolean claim(DecisionId decision) {
        return !faults.isHeld() && super.claim(decision);
    }

    @Override
    boolean plan(Planned plan) {
        if (faults.isHeld() && plan.order().isPresent()) return false;
        faults.die(Fault.BEFORE_PLAN);
        boolean written = super.plan(plan);
        faults.die(Fault.DURING_PLAN);
        return written;
    }

    @Override
    Optional<Planned> planned(DecisionId decision) {
        var planned = super.planned(decision);
        if (planned.isPresent()) faults.die(Fault.AFTER_PLAN);
        return planned;
    }

    @Override
    boolean store(CredentialId id, byte[] sealed) {
        faults.die(Fault.AFTER_SEAL);
        boolean stored = super.store(id, sealed);
        faults.die(Fault.DURING_STORE);
        if (faults.isArmed(Fault.AFTER_STORE)) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    faults.die(Fault.AFTER_STORE);
                }
            });
        }
        return stored;
    }
}
