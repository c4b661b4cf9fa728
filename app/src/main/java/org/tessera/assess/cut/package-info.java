/**
 * Where the cut comes from: a panel, two rounds of judgement with a discussion between, a recommendation, a decision.
 *
 * <p>Judges estimate for every question how likely a barely competent person answers it rightly (Angoff 1971). Between
 * the rounds they see what all of them judged and how many candidates really answered rightly. Beuk and Hofstee stand
 * beside as a check with reality. All numbers come from {@code org.tessera.measurement.standardsetting}. They recommend;
 * the certification body decides, with reasons, and nobody who judged decides. A cut belongs to one frozen form, and
 * without one the database lets nobody sit that form in earnest.
 *
 * <p>ISO/IEC 17024, 9.2: the criteria for competence are set by qualified people by a method that is on record.
 */
@NullMarked
package org.tessera.assess.cut;

import org.jspecify.annotations.NullMarked;
