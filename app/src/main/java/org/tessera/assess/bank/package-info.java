/**
 * The item bank: what kinds of question there are, how each is answered and scored by a fixed key, and the way of an item
 * from its first draft through its reviews to the exam and out of it again.
 *
 * <p>What it promises. Every kind is answered by keyboard, without a script and without dragging, through one page
 * component, the same for player, preview and practice. A key is data that was fixed before the first answer; nothing
 * opaque scores. Nobody reviews what they wrote, which the database refuses too. Items that are not public lie encrypted,
 * and their keys apart from what is asked.
 *
 * <p>Situational judgement is keyed by a panel of experts and scored by {@code org.tessera.measurement.sjt}. Exchange with
 * other systems follows 1EdTech QTI 3.0 and reads 2.1.
 */
@NullMarked
package org.tessera.assess.bank;

import org.jspecify.annotations.NullMarked;
