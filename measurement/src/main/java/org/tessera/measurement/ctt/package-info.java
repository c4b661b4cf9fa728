/**
 * Classical test theory: how hard and how discriminating items are, how reliable a total score is, and what that means
 * for one person's score.
 *
 * <p>Scores are {@code double[persons][items]}; a blank is NaN and leaves its person out of what needs complete cases.
 * Variances divide by n - 1.
 */
@NullMarked
package org.tessera.measurement.ctt;

import org.jspecify.annotations.NullMarked;
