/**
 * What employers and other groups say is needed: relative importance, shares, rank stability, weights that make a sample
 * look like its population, best-worst scaling and agreement between groups.
 *
 * <p>The results feed the Key Skills Matrix of a scheme (job-practice analysis of ISO/IEC 17024:2012, 8.2 to 8.4).
 */
@NullMarked
package org.tessera.measurement.survey;

import org.jspecify.annotations.NullMarked;
