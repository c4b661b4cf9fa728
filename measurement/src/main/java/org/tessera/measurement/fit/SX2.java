package org.tessera.measurement.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Responses;
import org.tessera.measurement.irt.Calibration;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.irt.SumScores;

/**
 * Item fit by observed and expected answers per sum score. Source: Orlando and Thissen (2000); for ordered categories
 * Kang and Chen (2008). Cells with an expectation below 1 are joined, categories first, then neighbouring
 * sum scores, in the order that mirt 1.41 follows.
 *
 * @param chiSquare the statistic
 * @param df degrees of freedom: cells - sum scores - parameters of the item; NaN statistics where none are left
 * @param p upper tail probability
 * @param rmsea sqrt(max(0, (X2 - df) / (df (n - 1))))
 */
public record SX2(double chiSquare, int df, double p, double rmsea) {

    private static final double SMALLEST = 1;

    /** S-X2 of every item, from persons with complete answers. */
    public static List<Estimate<SX2>> of(Calibration calibration, Responses responses) {
        var complete = responses.complete();
        var result = new ArrayList<Estimate<SX2>>();
        for (int i = 0; i < responses.size(); i++) result.add(item(calibration, complete, i));
        return result;
    }

    private static Estimate<SX2> item(Calibration calibration, Responses responses, int i) {
        var observed = observed(calibration, responses, i);
        var expected = expected(calibration, i, observed);
        var cells = new Cells(observed, expected);
        cells.join();
        double chiSquare = 0;
        var count = 0;
        for (int r = 0; r < cells.expected.size(); r++)
            for (int c = 0; c < cells.expected.get(r).length; c++) {
                var e = cells.expected.get(r)[c];
                if (Double.isNaN(e)) continue;
                count++;
                chiSquare += Math.pow(cells.observed.get(r)[c] - e, 2) / e;
            }
        var free = freeParameters(calibration, i);
        var df = count - cells.expected.size() - free;
        if (df <= 0)
            return Estimate.notEstimable("Too few sum scores with enough answers are left to test this item's fit.");
        var p = ChiSquaredDistribution.of(df).survivalProbability(chiSquare);
        var rmsea = Math.sqrt(Math.max(0, (chiSquare - df) / (df * (responses.persons() - 1.0))));
        return Estimate.known(new SX2(chiSquare, df, p, rmsea));
    }

    private static int freeParameters(Calibration calibration, int i) {
        var item = calibration.items().get(i).item();
        var intercepts = item.categories() - 1;
        return switch (calibration.model()) {
            // The free variance of ability stands for the slope that the Rasch family does not give to its items.
            case RASCH, PARTIAL_CREDIT, TWO_PL, GENERALIZED_PARTIAL_CREDIT, GRADED -> intercepts + 1;
            case THREE_PL -> 3;
        };
    }

    /** Answers by sum score; the lowest and the highest sum say nothing about fit and are left out. */
    private static double[][] observed(Calibration calibration, Responses responses, int i) {
        var highest = calibration.curves().stream().mapToInt(Item::categories).sum()
                - calibration.items().size();
        var observed = new double[highest + 1][calibration.items().get(i).item().categories()];
        for (int p = 0; p < responses.persons(); p++) {
            var categories = calibration.categories(responses, p);
            observed[Arrays.stream(categories).sum()][categories[i]]++;
        }
        return Arrays.copyOfRange(observed, 1, highest);
    }

    private static double[][] expected(Calibration calibration, int i, double[][] observed) {
        var item = calibration.items().get(i).item();
        var others = new ArrayList<>(calibration.curves());
        others.remove(i);
        var quadrature = calibration.quadrature();
        var joint = new double[observed.length + 2][item.categories()];
        for (int q = 0; q < quadrature.size(); q++) {
            var rest = SumScores.distribution(others, quadrature.point(q));
            var p = item.probabilities(quadrature.point(q));
            for (int s = 0; s < rest.length; s++)
                for (int k = 0; k < p.length; k++) joint[s + k][k] += quadrature.weight(q) * rest[s] * p[k];
        }
        var expected = new double[observed.length][];
        for (int s = 0; s < observed.length; s++) {
            var total = Arrays.stream(joint[s + 1]).sum();
            var n = Arrays.stream(observed[s]).sum();
            for (int k = 0; k < item.categories(); k++) {
                // A category that cannot occur with this sum has no cell.
                var possible = s + 1 - k >= 0 && s + 1 - k <= joint.length - item.categories();
                if (!possible) joint[s + 1][k] = Double.NaN;
            }
            expected[s] = Arrays.stream(joint[s + 1]).map(v -> n * v / total).toArray();
        }
        return expected;
    }
}
