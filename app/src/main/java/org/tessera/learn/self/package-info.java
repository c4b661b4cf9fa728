/**
 * What learners find out about themselves: how they rate themselves before and after a course, and a check whether they
 * could go to the exam without the course (recognition of prior learning).
 *
 * <p>What it promises. Ratings are shown to the learner alone: no educator, mentor, administrator or report reads them.
 * The check keeps nothing at all. Neither is a gate: whoever wants to sit the exam may, whatever comes out.
 */
@NullMarked
package org.tessera.learn.self;

import org.jspecify.annotations.NullMarked;
