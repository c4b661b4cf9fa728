package org.tessera.certify;

import java.time.Instant;

/**
 * A certificate was suspended, reinstated or withdrawn. Published in the transaction of the change.
 *
 * @param state the state from now on: {@code SUSPENDED}, {@code VALID} or {@code WITHDRAWN}
 * @param reason as the officer wrote it
 */
public record CertificateStateChanged(CertificateId certificate, State state, String reason, Instant at) {}
