package org.tessera.measurement.dif;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.numeric.CumulativeLogit;
import org.tessera.measurement.numeric.Logistic;

/**
 * Comparison by nested regressions of an item on the total, then the group, then their product: logistic for two
 * categories (Swaminathan and Rogers 1990), cumulative logits for more (Zumbo 1999). Effect sizes are changes of
 * Nagelkerke's R2; Jodoin and Gierl (2001) call .035 moderate and .070 large.
 *
 * @param both likelihood ratio of group and product together, 2 degrees of freedom
 * @param uniform likelihood ratio of the group, 1 degree of freedom
 * @param nonUniform likelihood ratio of the product, 1 degree of freedom
 * @param r2Both change of R2 by group and product
 * @param r2Uniform change of R2 by the group
 * @param group coefficient of the focal group in the model without product, in logits
 * @param seGroup its standard error
 */
public record LogisticDif(
        Test both, Test uniform, Test nonUniform, double r2Both, double r2Uniform, double group, double seGroup) {

    /** A likelihood ratio and its upper tail probability. */
    public record Test(double chiSquare, double p) {

        static Test of(double smaller, double larger, int df) {
            var chiSquare = 2 * (larger - smaller);
            return new Test(chiSquare, ChiSquaredDistribution.of(df).survivalProbability(Math.max(0, chiSquare)));
        }
    }

    /** The comparison for one item, matched on the total over all items. */
    public static Estimate<LogisticDif> of(Grouped data, int item) {
        var matching = new boolean[data.responses().size()];
        java.util.Arrays.fill(matching, true);
        return of(data, item, data.scores(matching, item));
    }

    private static Estimate<LogisticDif> of(Grouped data, int item, int[] scores) {
        var n = scores.length;
        var y = new int[n];
        var lowest = data.responses().lowest(item);
        for (int p = 0; p < n; p++) y[p] = data.responses().code(p, item) - lowest;
        if (java.util.Arrays.stream(y).max().orElse(0) == 0 || data.focalSize() == 0 || data.focalSize() == n)
            return Estimate.notEstimable("Not testable: the item or the group does not vary.");
        try {
            var none = fit(data, scores, y, 0);
            var first = fit(data, scores, y, 1);
            var second = fit(data, scores, y, 2);
            var third = fit(data, scores, y, 3);
            return Estimate.known(new LogisticDif(
                    Test.of(first.logLikelihood(), third.logLikelihood(), 2),
                    Test.of(first.logLikelihood(), second.logLikelihood(), 1),
                    Test.of(second.logLikelihood(), third.logLikelihood(), 1),
                    r2(none, third, n) - r2(none, first, n),
                    r2(none, second, n) - r2(none, first, n),
                    second.coefficients[second.intercepts + 1],
                    second.errors[second.intercepts + 1]));
        } catch (ArithmeticException separated) {
            return Estimate.notEstimable("Not testable: the total or the group separates the answers completely.");
        }
    }

    private static Fit fit(Grouped data, int[] scores, int[] y, int columns) {
        var x = new double[y.length][columns];
        for (int p = 0; p < y.length; p++) {
            var focal = data.focal(p) ? 1 : 0;
            if (columns > 0) x[p][0] = scores[p];
            if (columns > 1) x[p][1] = focal;
            if (columns > 2) x[p][2] = scores[p] * focal;
        }
        if (java.util.Arrays.stream(y).max().orElse(0) == 1) {
            var logistic = Logistic.of(x, y);
            return new Fit(logistic.coefficients(), logistic.errors(), 1, logistic.logLikelihood());
        }
        var cumulative = CumulativeLogit.of(x, y);
        return new Fit(cumulative.coefficients(), cumulative.errors(), 0, cumulative.logLikelihood());
    }

    /** A regression; {@code intercepts} coefficients come before that of the total. */
    private record Fit(double[] coefficients, double[] errors, int intercepts, double logLikelihood) {}

    /** Nagelkerke (1991). */
    private static double r2(Fit none, Fit model, int n) {
        return (1 - Math.exp(2 * (none.logLikelihood() - model.logLikelihood()) / n))
                / (1 - Math.exp(2 * none.logLikelihood() / n));
    }
}
