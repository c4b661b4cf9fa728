/**
 * Scoring of situational judgement: how near a candidate's ratings, choices or rankings come to those of a panel of
 * experts, and whether the panel agrees well enough to be a key. Options inside one scenario are never independent items:
 * calibrate the scenario's score.
 */
@NullMarked
package org.tessera.measurement.sjt;

import org.jspecify.annotations.NullMarked;
