/**
 * How sure is the decision? Consistency (would a parallel form decide the same?) and accuracy (does the decision agree
 * with true standing?) of pass and fail at a cut score. A person passes with a score at or above the cut.
 */
@NullMarked
package org.tessera.measurement.decision;

import org.jspecify.annotations.NullMarked;
