package org.tessera.issue;

import java.time.Instant;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.credential.log.Checkpoint;
import org.tessera.credential.log.LogEntry;
import org.tessera.issue.Faults.Fault;

/** The real log with {@link Faults}. */
@Primary
@Component
class FaultyLogBook extends LogBook {
    private final Faults faults;

    FaultyLogBook(JdbcClient jdbc, Faults faults) {
        super(jdbc);
        this.faults = faults;
    }

    @Override
    void append(long number, LogEntry entry) {
        super.append(number, entry);
        faults.die(Fault.DURING_LOG);
    }

    @Override
    void sign(Checkpoint checkpoint, String note, Instant now) {
        faults.die(Fault.BEFORE_CHECKPOINT);
        super.sign(checkpoint, note, now);
        faults.die(Fault.DURING_CHECKPOINT);
    }
}
