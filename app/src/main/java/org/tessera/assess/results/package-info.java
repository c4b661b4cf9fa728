/**
 * What becomes of a result: the scale on which it is told, what a candidate may look at, a common time of release,
 * counting anew after a wrong key, and the technical report of a window.
 *
 * <p>A score is told on a scale on which the cut is always 60, whatever the form, with its uncertainty. A sub-score is
 * told only where it says more than the total (Haberman 2008). A corrected key is tried first: the page lists whose result
 * and which certificate would change; then it is an event, and the result before stays on record. Nothing here decides on
 * a certificate.
 */
@NullMarked
package org.tessera.assess.results;

import org.jspecify.annotations.NullMarked;
