/**
 * Reports on learning: how many began and finished, where people stop, how long units take, how hard exercises are and
 * what learners think of a unit; for a class, or for all classes of a pilot.
 *
 * <p>What it promises. Counts only, and groups of fewer than ten people hidden so that they can't be worked out from the
 * rest ({@link org.tessera.platform.SmallCells}); no names, no answers, no order of persons, schools or classes; sentences
 * without who wrote them, and only where ten or more spoke. How people rate themselves is in no report. The report as
 * files depends on the data alone: made twice, it is the same byte for byte.
 */
@NullMarked
package org.tessera.learn.report;

import org.jspecify.annotations.NullMarked;
