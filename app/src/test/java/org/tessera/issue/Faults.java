package org.tessera.issue;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/**
 * The points of issuing at which a program can be made to die: here by an exception, or, in a process of its own
 * ({@link IssuingChild}), by SIGKILL. Nothing is kept in memory between the steps, so whoever goes on afterwards knows
 * what a new process would know.
 */
@Component
public class Faults {
    /** Where it dies, in the order of the way. */
    enum Fault {
        BEFORE_PLAN,
        DURING_PLAN,
        AFTER_PLAN,
        AFTER_SEAL,
        DURING_STORE,
        DURING_LOG,
        AFTER_STORE,
        BEFORE_CHECKPOINT,
        DURING_CHECKPOINT
    }

    /** What a child says when it has come to the point where it wants to be killed. */
    static final String HERE = "DIES AT ";

    /** The program died. */
    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1;

        Died(Fault at) {
            super(at.name());
        }
    }

    private volatile Optional<Fault> armed = Optional.empty();
    private volatile boolean held;
    private volatile CountDownLatch death = new CountDownLatch(1);

    /** Lets nothing begin here, so that it is done in another process. */
    public void hold(boolean on) {
        held = on;
    }

    boolean isHeld() {
        return held;
    }

    void arm(Fault fault) {
        death = new CountDownLatch(1);
        armed = Optional.of(fault);
    }

    void disarm() {
        armed = Optional.empty();
    }

    boolean isArmed(Fault fault) {
        return armed.equals(Optional.of(fault));
    }

    void awaitDeath() throws InterruptedException {
        if (!death.await(60, TimeUnit.SECONDS)) throw new AssertionError("nothing came to " + armed);
    }

    void die(Fault here) {
        if (!isArmed(here)) return;
        if (Boolean.getBoolean(IssuingChild.PROPERTY)) {
            System.out.println(HERE + here);
            // Whoever reads that line kills this process; it does nothing more of its own accord.
            while (true) LockSupport.park();
        }
        death.countDown();
        throw new Died(here);
    }
}
