package org.tessera.issue;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tessera.certify.DecisionId;
import tools.jackson.databind.json.JsonMapper;

/**
 * The real ledger, in which the program can be made to die at a chosen point of the way. Nothing is kept in memory
 * between the steps, so whoever goes on afterwards knows what a new process would know.
 */
@Primary
@Component
class FaultyLedger extends Ledger {
    /** Where it dies. */
    enum Fault {
        BEFORE_PLAN,
        DURING_PLAN,
        AFTER_PLAN,
        AFTER_SEAL,
        DURING_STORE,
        AFTER_STORE
    }

    /** The program died. */
    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1;

        Died(Fault at) {
            super(at.name());
        }
    }

    private volatile Optional<Fault> armed = Optional.empty();
    private volatile CountDownLatch death = new CountDownLatch(1);

    FaultyLedger(JdbcClient jdbc, JsonMapper json, Clock clock) {
        super(jdbc, json, clock);
    }

    void arm(Fault fault) {
        death = new CountDownLatch(1);
        armed = Optional.of(fault);
    }

    void disarm() {
        armed = Optional.empty();
    }

    void awaitDeath() throws InterruptedException {
        if (!death.await(30, TimeUnit.SECONDS)) throw new AssertionError("nothing came to " + armed);
    }

    @Override
    boolean plan(Planned plan) {
        die(Fault.BEFORE_PLAN);
        boolean written = super.plan(plan);
        die(Fault.DURING_PLAN);
        return written;
    }

    @Override
    Optional<Planned> planned(DecisionId decision) {
        var planned = super.planned(decision);
        if (planned.isPresent()) die(Fault.AFTER_PLAN);
        return planned;
    }

    @Override
    boolean store(CredentialId id, byte[] sealed) {
        die(Fault.AFTER_SEAL);
        boolean stored = super.store(id, sealed);
        die(Fault.DURING_STORE);
        if (armed.equals(Optional.of(Fault.AFTER_STORE))) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    die(Fault.AFTER_STORE);
                }
            });
        }
        return stored;
    }

    private void die(Fault here) {
        if (!armed.equals(Optional.of(here))) return;
        death.countDown();
        throw new Died(here);
    }
}
