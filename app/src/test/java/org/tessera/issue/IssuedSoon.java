package org.tessera.issue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;
import org.tessera.certify.Decision;

/** Waits for the credential of a granted certificate: somebody else may be making it at this moment. */
@Component
public class IssuedSoon {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final Issuing issuing;
    private final Credentials credentials;

    IssuedSoon(Issuing issuing, Credentials credentials) {
        this.issuing = issuing;
        this.credentials = credentials;
    }

    /** The credential, at the latest after a minute. */
    public Issued of(Decision.Granted granted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<Issued> issued = Optional.empty();
        while (issued.isEmpty()) {
            if (System.nanoTime() > end) throw new AssertionError("no credential for " + granted);
            issuing.advance(granted.decision());
            issued = credentials.byCertificate(granted.certificate());
            if (issued.isEmpty()) LockSupport.parkNanos(20_000_000);
        }
        return issued.get();
    }
}
