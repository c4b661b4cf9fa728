/**
 * Where to put the cut score: what judges said (Angoff, bookmark), what groups of candidates show (contrasting groups,
 * borderline regression) and compromises with the pass rate (Beuk, Hofstee). Every method gives a recommendation; the
 * board decides and its decision is recorded.
 */
@NullMarked
package org.tessera.measurement.standardsetting;

import org.jspecify.annotations.NullMarked;
