/**
 * Item response theory: calibration of Rasch, 2PL, 3PL, partial credit, generalised partial credit and graded response
 * models, and the ability of persons.
 *
 * <p>Scale: D = 1, logit = a theta + d, shown as b = -d/a; theta ~ N(0, 1) unless the model frees it. Marginal maximum
 * likelihood by the EM algorithm of Bock and Aitkin (1981) on 61 nodes from -6 to 6, accelerated by SQUAREM (Varadhan
 * and Roland 2008); conditional maximum likelihood for the Rasch family. Blanks of any kind are ignored in a
 * likelihood: say with {@link org.tessera.measurement.Responses#treating} beforehand what an omission counts as.
 */
@NullMarked
package org.tessera.measurement.irt;

import org.jspecify.annotations.NullMarked;
