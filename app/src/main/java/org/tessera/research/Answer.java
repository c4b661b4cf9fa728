package org.tessera.research;

/**
 * One employer's word on one competence.
 *
 * @param competence its code, for example {@code DigComp:1.2}
 * @param importance for an entry-level job, 1 (not important) to 5 (indispensable)
 * @param neededAtEntry whether it is needed on the first day
 */
public record Answer(String competence, int importance, boolean neededAtEntry) {
    /** The highest importance. */
    public static final int HIGHEST = 5;

    /** @throws IllegalArgumentException if the importance is not from 1 to 5 */
    public Answer {
        if (importance < 1 || importance > HIGHEST)
            throw new IllegalArgumentException("importance is 1 to " + HIGHEST + ", not " + importance);
    }
}
