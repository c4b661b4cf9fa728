/**
 * Mentoring: a mentor of a school accompanies a learner, with goals that they set together and a log of what they talked
 * about.
 *
 * <p>What it promises. Goals and log are between the two: no educator, administrator or report reads them. The learner
 * sees at any time who sees what, and ends the mentoring with one press; from that moment the mentor sees nothing. Whoever
 * mentors a person is recorded like one who teaches them, so the constraints that keep teaching apart from invigilating,
 * marking and deciding (ISO/IEC 17024, 5.2 and 9.4) keep mentors out too, for two years after the last guidance.
 */
@NullMarked
package org.tessera.learn.mentor;

import org.jspecify.annotations.NullMarked;
