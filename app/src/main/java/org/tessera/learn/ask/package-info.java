/**
 * Asking a person: a learner writes a question, those who teach or mentor them read it and answer, and the answer stands
 * on the learner's own page.
 *
 * <p>What it promises. A question reaches the learner's own educators and mentors and nobody else; who is no longer one
 * of them sees it no more. There is no chat: one question, its answers.
 */
@NullMarked
package org.tessera.learn.ask;

import org.jspecify.annotations.NullMarked;
