/**
 * What employers say an entry-level job needs: surveys over the competences of the four European frameworks, answered
 * without an account, and the evidence that a closed survey gives.
 *
 * <p>Promises: an invitation counts once; its secret is stored only as a hash; a result never shows a group of fewer than
 * ten answers; every statistic comes from {@code org.tessera.measurement.survey}. It is the job-practice analysis of
 * ISO/IEC 17024:2012, 8.4.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "people"})
package org.tessera.research;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
