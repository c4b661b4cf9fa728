package org.tessera.learn;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tessera.platform.Sha256;

/**
 * An order that is different for every learner and exercise, and always the same for one: on another device, in another
 * language, at the next try. It is never the right order, so nothing is given away and there is always something to do.
 */
final class Shuffled {
    private Shuffled() {}

    /**
     * The positions 0 to {@code size - 1}, shuffled. A SHA-256 orders them, so nobody can work out the right order from
     * the one shown.
     *
     * @param secret the enrolment, which no page shows
     */
    static List<Integer> positions(UUID secret, String exercise, int size) {
        var positions = new ArrayList<Integer>();
        for (int i = 0; i < size; i++) positions.add(i);
        positions.sort(java.util.Comparator.comparing(
                i -> Sha256.of((secret + " " + exercise + " " + i).getBytes(StandardCharsets.UTF_8))));
        boolean sorted = true;
        for (int i = 0; i < size; i++) sorted &= positions.get(i) == i;
        if (sorted) java.util.Collections.rotate(positions, 1);
        return List.copyOf(positions);
    }
}
