package org.tessera.assess.profile;

import java.util.List;
import java.util.Map;

/**
 * How somebody describes themselves in one skill, from their agreement to pairs of opposite statements, 1 to 5 each.
 *
 * @param words {@code strong}, {@code middle} or {@code little}: thirds of the scale, since finer differences say nothing
 * @param agrees the mean of the agreement to both statements of a pair, 1 to 5; 3 for somebody who weighs them
 */
record SelfView(String words, double agrees) {
    private static final int MIDDLE = 3;

    /** From here on, and as far below the middle, opposites were answered alike. */
    private static final double ALIKE = 1;

    private static final double THIRD = 2 / 3.0;

    /** @param answers agreement by statement; all statements must be there */
    static SelfView of(List<Statements.Statement> statements, Map<String, Integer> answers) {
        double view = 0;
        double agrees = 0;
        for (var statement : statements) {
            int agreement = answers.getOrDefault(statement.id(), MIDDLE);
            view += statement.toward() ? agreement - MIDDLE : MIDDLE - agreement;
            agrees += agreement;
        }
        view /= statements.size();
        String words = view >= THIRD ? "strong" : view <= -THIRD ? "little" : "middle";
        return new SelfView(words, agrees / statements.size());
    }

    /** Whether opposites were both agreed with: the description then says little. */
    boolean agreedWithOpposites() {
        return agrees >= MIDDLE + ALIKE;
    }

    /** Whether opposites were both turned down. */
    boolean refusedOpposites() {
        return agrees <= MIDDLE - ALIKE;
    }
}
