package org.tessera.passport;

import java.time.LocalDate;
import java.util.Map;
import org.tessera.certify.State;
import org.tessera.issue.CredentialId;
import org.tessera.issue.Issued;
import org.tessera.issue.Standing;

/**
 * One credential as its holder sees it.
 *
 * @param standing what it is worth today
 * @param body the legal name of the certification body
 * @param reference the micro-credential in its version, {@code micro-credential:K08@1#<hash>}
 * @param validFrom first day
 */
record Held(Issued issued, Standing standing, String body, String reference, LocalDate validFrom) {
    CredentialId id() {
        return issued.id();
    }

    String skill() {
        return issued.microCredential();
    }

    Map<String, String> title() {
        return issued.title();
    }

    /** Whether its tile is solid: today it may be relied on. */
    boolean counts() {
        return standing.state() == State.VALID;
    }
}
