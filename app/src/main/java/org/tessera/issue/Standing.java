package org.tessera.issue;

import java.time.Instant;
import java.util.Optional;
import org.tessera.certify.State;

/**
 * What a credential is worth today.
 *
 * @param reason why it is suspended or withdrawn
 * @param since from when, where it is not simply valid
 */
public record Standing(State state, Optional<String> reason, Optional<Instant> since) {}
