/**
 * The employability profile: eleven soft skills in four bands, and beside it how learners see themselves.
 *
 * <p>What it promises. Every skill belongs to one of a few groups; a single skill is told only where its score says more
 * about it than the total does (Haberman 2008), the groups are told always, each in words and with its uncertainty. The
 * bands of a form are decided as its cut is. The certificate asks for the composite, the simulation, and that no group is
 * below a band: the rule stands on the page as it is applied.
 *
 * <p>The self-report is for the learner alone. It names no sitting or result, nothing outside this package can read it, and
 * no result, decision or report depends on it.
 */
@NullMarked
package org.tessera.assess.profile;

import org.jspecify.annotations.NullMarked;
