package org.tessera.platform;

import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after our own PostgreSQL: when its server is gone, because it was killed or its disk was full, it is started again
 * on the same data and port, as often as it takes. What it had acknowledged it brings back from its log by itself.
 */
final class PostgresKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresKeeper.class);
    private static final long LOOK_EVERY_MILLIS = 250;

    /** Between tries that fail; a full disk is not emptied in less. */
    private static final long TRY_EVERY_MILLIS = 2000;

    private final BooleanSupplier alive;
    private final BooleanSupplier start;
    private final Thread keeper;
    private boolean over;

    /**
     * @param alive whether the server's process lives
     * @param start starts it and says whether it answers
     */
    PostgresKeeper(BooleanSupplier alive, BooleanSupplier start) {
        this.alive = alive;
        this.start = start;
        this.keeper = Thread.ofVirtual().name("postgres-keeper").start(this::keep);
    }

    private void keep() {
        try {
            while (look()) Thread.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether to go on looking. Closing waits until a start is through, so that none is left behind. */
    private synchronized boolean look() throws InterruptedException {
        if (over || alive.getAsBoolean()) return !over;
        LOG.warn("PostgreSQL is gone; it is started again");
        while (!start.getAsBoolean()) {
            LOG.error("PostgreSQL does not start; see the end of its server.log. Is its disk full? It is tried again.");
            wait(TRY_EVERY_MILLIS);
            if (over) return false;
        }
        LOG.warn("PostgreSQL is back");
        return true;
    }

    @Override
    public void close() {
        synchronized (this) {
            over = true;
            notifyAll();
        }
        keeper.interrupt();
    }
}
