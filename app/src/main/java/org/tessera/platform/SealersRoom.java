package org.tessera.platform;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where the database is spoken to in the sealer's role. Everything that is done in here, the audit trail and the outbox
 * included, is one transaction on one connection of a role of its own; outside, the same statements are refused by the
 * database. Only {@code issue} enters, which a test holds.
 */
public final class SealersRoom {
    private static final ScopedValue<Boolean> INSIDE = ScopedValue.newInstance();
    private final TransactionTemplate transaction;

    SealersRoom(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Does this in a transaction of the sealer.
     *
     * @throws IllegalStateException inside another transaction, whose connection is somebody else's
     */
    public <T extends @Nullable Object> T in(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive())
            throw new IllegalStateException("the sealer's room is not entered from within a transaction");
        return ScopedValue.where(INSIDE, true).call(() -> transaction.execute(_ -> work.get()));
    }

    /** The same for work without a result. */
    public void run(Runnable work) {
        in(() -> {
            work.run();
            return null;
        });
    }

    /** Gives the connection that belongs to where the caller is. */
    static final class Door extends AbstractRoutingDataSource {
        Door(Map<Object, Object> connections) {
            setTargetDataSources(connections);
        }

        @Override
        protected Object determineCurrentLookupKey() {
            return INSIDE.orElse(false);
        }
    }
}
