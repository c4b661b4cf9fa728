package org.tessera.measurement.dif;

import java.util.Arrays;
import java.util.Optional;
import org.tessera.measurement.Responses;

/**
 * Complete answers of two groups.
 *
 * @param responses answers without blanks
 * @param focal whether each person belongs to the focal group
 */
public record Grouped(Responses responses, boolean[] focal) {

    /** Smallest focal group for which the library gives a verdict at assembly of a form. */
    public static final int MINIMUM_FOCAL = 200;

    /** Smallest total for which the library gives a verdict at assembly of a form. */
    public static final int MINIMUM_TOTAL = 500;

    /** Keeps the persons who answered every item. */
    public Grouped {
        if (focal.length != responses.persons()) throw new IllegalArgumentException("Every person needs a group");
        var complete = new boolean[focal.length];
        for (int p = 0; p < complete.length; p++) {
            complete[p] = true;
            for (int i = 0; i < responses.size(); i++) complete[p] &= responses.answered(p, i);
        }
        var kept = new boolean[focal.length];
        var n = 0;
        for (int p = 0; p < focal.length; p++) if (complete[p]) kept[n++] = focal[p];
        responses = responses.complete();
        focal = Arrays.copyOf(kept, n);
    }

    @Override
    public boolean[] focal() {
        return focal.clone();
    }

    /** Whether one of the persons belongs to the focal group. */
    public boolean focal(int person) {
        return focal[person];
    }

    /** Number of persons in the focal group. */
    public int focalSize() {
        var n = 0;
        for (var f : focal) if (f) n++;
        return n;
    }

    /** Why a comparison of these groups would be worth nothing, if it would. */
    Optional<String> tooSmall(int minimumFocal, int minimumTotal) {
        var smaller = Math.min(focalSize(), focal.length - focalSize());
        if (smaller >= Math.max(1, minimumFocal) && focal.length >= minimumTotal) return Optional.empty();
        return Optional.of("Not testable: the smaller group has " + smaller + " persons and all together are "
                + focal.length + "; at least " + Math.max(1, minimumFocal) + " and " + minimumTotal + " are needed.");
    }

    /** Matching score over the items that are marked, the studied item always included. */
    int[] scores(boolean[] matching, int studied) {
        var scores = new int[responses.persons()];
        for (int p = 0; p < scores.length; p++)
            for (int i = 0; i < responses.size(); i++)
                if (matching[i] || i == studied) scores[p] += responses.code(p, i);
        return scores;
    }
}
