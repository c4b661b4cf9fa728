package org.tessera.platform;

import java.util.Optional;

/** Knows what a person could do next. A module that does gives one such bean; the passport shows the most urgent step. */
public interface NextStep {
    /**
     * One thing to do.
     *
     * @param order the smallest is shown: below 100 for what has a date, 100 and more for what can wait
     * @param words one or two sentences in the reader's language
     * @param button what pressing it does
     * @param path where it leads
     */
    record Step(int order, String words, String button, String path) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            return Integer.compare(order, other.order);
        }
    }

    /** The step for this person, in the words of this screen. */
    Optional<Step> of(PersonId person, Screen screen);
}
