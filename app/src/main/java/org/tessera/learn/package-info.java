/**
 * Learning: who takes which course, the player with slides, narration, notes and exercises, and how far each learner is.
 *
 * <p>Promises: progress is kept by the ids of a course, so it is the same on another device and in another language; a
 * learner finishes with the version of the course that they began with; the right answers leave the server only after
 * an answer was given, except with a unit that a learner keeps on their phone, where nobody can be asked. What was done on a
 * phone without a network is merged: nothing is lost, nothing counts twice, and nothing personal can be read there by the
 * next person. Finishing a course issues nothing: a certificate comes from an exam.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "people", "design"})
package org.tessera.learn;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
