package org.tessera.assess;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What two or three independent marks of one text amount to. Four criteria of 0 to 3 points each.
 *
 * <p>A third mark is needed when any criterion differs by more than one point, when the totals differ by three or more of
 * twelve, or when they lie on different sides of the cut. It replaces the mark that lies further from it; of two equally
 * far ones the lower, in the candidate's favour.
 */
final class Marks {
    /** One examiner's mark. */
    record Mark(int ordinal, UUID examiner, List<Integer> criteria) {
        int total() {
            return criteria.stream().mapToInt(Integer::intValue).sum();
        }

        int distance(Mark other) {
            return Math.abs(total() - other.total());
        }

        int differences(Mark other) {
            return IntStream.range(0, criteria.size())
                    .map(i -> Math.abs(criteria.get(i) - other.criteria.get(i)))
                    .sum();
        }
    }

    /** Where the marking stands. */
    sealed interface Standing {
        /** The first two are not both there, or the third that was asked for is not. */
        record Waiting() implements Standing {}

        /** The first two are too far apart; {@code cause} is {@code criterion}, {@code total} or {@code cut}. */
        record ThirdNeeded(String cause) implements Standing {}

        /**
         * The mark stands.
         *
         * @param total 0 to 12, the mean of the two that count, a half rounded down, so that it reaches a whole pass
         *     mark exactly when the mean does
         * @param criteria the sum of the two marks that count for each criterion, 0 to 6
         */
        record Settled(int total, List<Integer> criteria, int examiners) implements Standing {
            /** Whether the total is reached and no criterion is at 0 with both examiners. */
            boolean passes(int passTotal) {
                return total >= passTotal && criteria.stream().noneMatch(c -> c == 0);
            }
        }
    }

    private static final int FAR_IN_ONE_CRITERION = 1;
    private static final int FAR_IN_TOTAL = 3;

    private Marks() {}

    /** @param marks in the order of their ordinals, at most three */
    static Standing standing(List<Mark> marks, int passTotal) {
        if (marks.size() < 2) return new Standing.Waiting();
        var first = marks.get(0);
        var second = marks.get(1);
        var cause = cause(first, second, passTotal);
        if (cause.isEmpty()) return settled(first, second, 2);
        if (marks.size() < 3) return new Standing.ThirdNeeded(cause.get());
        var third = marks.get(2);
        var nearer = List.of(first, second).stream()
                .min(Comparator.<Mark>comparingInt(third::distance)
                        .thenComparingInt(third::differences)
                        .thenComparing(Comparator.comparingInt(Mark::total).reversed()))
                .orElseThrow();
        return settled(nearer, third, 3);
    }

    private static Optional<String> cause(Mark one, Mark other, int passTotal) {
        for (int i = 0; i < one.criteria().size(); i++) {
            if (Math.abs(one.criteria().get(i) - other.criteria().get(i)) > FAR_IN_ONE_CRITERION)
                return Optional.of("criterion");
        }
        if (one.distance(other) >= FAR_IN_TOTAL) return Optional.of("total");
        if ((one.total() >= passTotal) != (other.total() >= passTotal)) return Optional.of("cut");
        return Optional.empty();
    }

    private static Standing.Settled settled(Mark one, Mark other, int examiners) {
        var criteria = IntStream.range(0, one.criteria().size())
                .mapToObj(i -> one.criteria().get(i) + other.criteria().get(i))
                .toList();
        return new Standing.Settled((one.total() + other.total()) / 2, criteria, examiners);
    }
}
