package org.tessera.issue;

import java.time.Instant;
import java.util.Optional;
import org.tessera.certify.PublicReason;
import org.tessera.certify.State;

/**
 * What a credential is worth today.
 *
 * @param reason why it is suspended or withdrawn, as the officer wrote it: not for the public
 * @param told what everybody may read of that
 * @param since from when, where it is not simply valid
 */
public record Standing(State state, Optional<String> reason, Optional<PublicReason> told, Optional<Instant> since) {}
