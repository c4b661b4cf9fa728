package org.tessera.learn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.tessera.platform.Sha256;

/**
 * An order that is different for every learner and exercise, and always the same for one: on another device, in another
 * language, at the next try. A SHA-256 makes it, so nobody can work out the right order from the one shown.
 */
final class Shuffled {
    private Shuffled() {}

    /**
     * The positions 0 to {@code size - 1} in any order; sorted too, as otherwise the first of two would always come last.
     *
     * @param secret the enrolment, which no page shows
     */
    static List<Integer> freely(UUID secret, String exercise, int size) {
        var positions = new ArrayList<Integer>();
        for (int i = 0; i < size; i++) positions.add(i);
        positions.sort(Comparator.comparing(i -> Sha256.of(secret + " " + exercise + " " + i)));
        return List.copyOf(positions);
    }

    /** The same, but never sorted: where the order itself is the question, there is always something to do. */
    static List<Integer> neverSorted(UUID secret, String exercise, int size) {
        var positions = new ArrayList<>(freely(secret, exercise, size));
        boolean sorted = true;
        for (int i = 0; i < size; i++) sorted &= positions.get(i) == i;
        if (sorted) Collections.rotate(positions, 1);
        return List.copyOf(positions);
    }
}
