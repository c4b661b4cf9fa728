package org.tessera.measurement.irt;

import java.util.Arrays;
import java.util.List;
import org.tessera.measurement.numeric.Minimum;
import org.tessera.measurement.numeric.Spline;

/** Ability per raw score in the Rasch family, where the raw score says all that the answers say (Rasch 1960). */
public final class RawScores {

    private RawScores() {}

    /** Maximum likelihood ability of every raw score; NaN for the lowest and the highest, which have none. */
    public static double[] ml(List<Item> items) {
        var highest = items.stream().mapToInt(item -> item.categories() - 1).sum();
        var theta = new double[highest + 1];
        Arrays.fill(theta, Double.NaN);
        for (int raw = 1; raw < highest; raw++) {
            var score = raw;
            theta[raw] = Minimum.root(
                    t -> items.stream().mapToDouble(item -> item.expected(t)).sum() - score, -40, 40);
        }
        return theta;
    }

    /**
     * The same with the two extreme scores extrapolated by a natural cubic spline through the others, as eRm does for its
     * score tables. An extrapolation, not an estimate: show it as such.
     */
    public static double[] extrapolated(List<Item> items) {
        var theta = ml(items);
        var last = theta.length - 1;
        if (last < 3) return theta;
        var x = new double[last - 1];
        Arrays.setAll(x, i -> i + 1.0);
        var spline = Spline.through(x, Arrays.copyOfRange(theta, 1, last));
        theta[0] = spline.at(0);
        theta[last] = spline.at(last);
        return theta;
    }
}
