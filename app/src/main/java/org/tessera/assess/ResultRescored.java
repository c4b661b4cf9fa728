package org.tessera.assess;

import org.tessera.platform.PersonId;

/**
 * A released result was counted anew because a key was wrong. Published in the transaction of the correction. It changes
 * no certificate: what follows is for the certification body to decide.
 *
 * @param before raw score before
 * @param after raw score now
 */
public record ResultRescored(
        SittingId sitting, PersonId candidate, int before, int after, boolean passedBefore, boolean passedAfter) {}
