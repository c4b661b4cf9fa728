package org.tessera.measurement.linking;

import java.util.List;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.irt.SumScores;
import org.tessera.measurement.numeric.Minimum;
import org.tessera.measurement.numeric.Quadrature;

/** Equating of sum scores through items on one scale (Lord 1980, chapter 13). Sums count categories from 0. */
public final class TrueScore {

    /** Abilities further out than this do not occur. */
    private static final double END = 40;

    private TrueScore() {}

    /** Ability at which a test's expected sum is the given one; NaN outside the range of the expected sum. */
    public static double theta(List<Item> items, double sum) {
        // The lowest and the highest sum are reached at infinity; rounding would put them at the end of the search.
        if (!(expected(items, -END) < sum && sum < expected(items, END))) return Double.NaN;
        return Minimum.root(t -> expected(items, t) - sum, -END, END);
    }

    /** Lord (1980), chapter 13: the expected sum on the second test at the ability behind a sum on the first. */
    public static double equate(List<Item> first, List<Item> second, double sum) {
        var theta = theta(first, sum);
        return Double.isNaN(theta) ? Double.NaN : expected(second, theta);
    }

    /** Observed-score equating (Lord and Wingersky 1984): equipercentile equating of the marginal sum distributions. */
    public static double[] observed(List<Item> first, List<Item> second, Quadrature population) {
        return Equipercentile.of(marginal(first, population), marginal(second, population));
    }

    private static double[] marginal(List<Item> items, Quadrature population) {
        return SumScores.table(items, population).stream()
                .mapToDouble(SumScores.Line::probability)
                .toArray();
    }

    /** Expected sum at an ability. */
    public static double expected(List<Item> items, double theta) {
        return items.stream().mapToDouble(item -> item.expected(theta)).sum();
    }
}
