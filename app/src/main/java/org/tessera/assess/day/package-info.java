/**
 * The day of an exam at a test centre: sessions with rooms and rosters, what a candidate needs, the room as the
 * invigilator sees it, and what happens when something goes wrong.
 *
 * <p>What it promises. A roster is taken whole or not at all, and whole it can be taken back. What a candidate needs is
 * asked for and decided before the exam, moves every end of time, and is never seen by those who mark. Time is stopped,
 * given and credited by the second, each with its reason on record. An incident is decided by name: it goes on, time is
 * credited, or the sitting is void, and then it has no result.
 *
 * <p>It follows ISO/IEC 23988 (14 to 17: staffing, preparation, conduct, emergencies and irregularities).
 */
@NullMarked
package org.tessera.assess.day;

import org.jspecify.annotations.NullMarked;
