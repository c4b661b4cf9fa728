package org.tessera.measurement.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Responses;
import org.tessera.measurement.irt.Calibration;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.irt.Model;
import org.tessera.measurement.numeric.Linear;
import org.tessera.measurement.numeric.Minimum;
import org.tessera.measurement.numeric.Quadrature;

/**
 * Fit of the whole model to the one- and two-item margins: M2 of Maydeu-Olivares and Joe (2006) for two categories, C2
 * of Cai and Monro (2014) for more, where each pair enters by the mean of its product.
 *
 * @param statistic M2 or C2
 * @param df number of margins less parameters
 * @param p upper tail probability
 * @param rmsea sqrt(max(0, (M2 - df) / (df (n - 1))))
 * @param rmseaLower lower end of its 90 % interval
 * @param rmseaUpper upper end of its 90 % interval
 * @param srmsr root mean square of observed less expected correlations
 * @param tli Tucker-Lewis index against independent items
 * @param cfi comparative fit index against independent items
 */
public record LimitedInformation(
        double statistic,
        int df,
        double p,
        double rmsea,
        double rmseaLower,
        double rmseaUpper,
        double srmsr,
        double tli,
        double cfi) {

    /** More margins than this make the covariance matrix too large. */
    private static final int MOST_MARGINS = 1500;

    /** Fit from persons with complete answers. */
    public static Estimate<LimitedInformation> of(Calibration calibration, Responses responses) {
        return of(calibration, responses, false);
    }

    /**
     * The same as mirt 1.41 computes it, for comparison with its results. For generalised partial credit items that
     * version takes the slope's derivative of an item's mean with category weights exp(z - max z) in place of their
     * probabilities, which moves C2 by some per cent; elsewhere the two agree.
     */
    public static Estimate<LimitedInformation> asMirt(Calibration calibration, Responses responses) {
        return of(calibration, responses, true);
    }

    private static Estimate<LimitedInformation> of(Calibration calibration, Responses responses, boolean mirt) {
        var complete = responses.complete();
        var n = complete.persons();
        var margins = new Margins(calibration.curves());
        if (margins.count() > MOST_MARGINS)
            return Estimate.notEstimable(
                    "The test has " + margins.count() + " margins; M2 is computed for at most " + MOST_MARGINS + ".");
        var df = margins.count() - calibration.parameters();
        if (df <= 0)
            return Estimate.notEstimable("There are no more margins than parameters, so nothing is left to test.");
        var quadrature = calibration.quadrature();
        var expected = margins.expected(quadrature);
        var residuals = minus(margins.observed(calibration, complete), expected);
        var statistic = statistic(
                n, residuals, margins.covariances(quadrature, expected), jacobian(calibration, margins, mirt));
        var independent = independence(calibration, complete, margins);
        var noncentral = (DoubleUnaryOperator) q -> limit(statistic, df, q, n);
        return Estimate.known(new LimitedInformation(
                statistic,
                df,
                ChiSquaredDistribution.of(df).survivalProbability(statistic),
                Math.sqrt(Math.max(0, (statistic - df) / (df * (n - 1.0)))),
                noncentral.applyAsDouble(0.95),
                noncentral.applyAsDouble(0.05),
                srmsr(calibration, complete, quadrature),
                tli(statistic, df, independent.statistic, independent.df),
                Math.clamp(1 - (statistic - df) / (independent.statistic - independent.df), 0, 1)));
    }

    private static double tli(double statistic, int df, double independent, int independentDf) {
        var ratio = independent / independentDf;
        return (ratio - statistic / df) / (ratio - 1);
    }

    /** n e' C (C' S C)^-1 C' e with C orthogonal to the derivatives of the margins. */
    private static double statistic(int n, double[] residuals, double[][] covariances, double[][] jacobian) {
        var complement = Linear.complement(jacobian);
        var turned = Linear.transpose(complement);
        var projected = Linear.times(turned, residuals);
        var middle = Linear.times(Linear.times(turned, covariances), complement);
        return n * Linear.dot(projected, Linear.solve(middle, projected));
    }

    private record Independent(double statistic, int df) {}

    /** The same statistic for items without anything in common: each item's shares, whatever the ability. */
    private static Independent independence(Calibration calibration, Responses responses, Margins margins) {
        var flat = new ArrayList<Item>();
        for (int i = 0; i < responses.size(); i++) flat.add(flat(calibration, responses, i));
        var one = new Quadrature(new double[] {0}, new double[] {1});
        var independent = new Margins(flat);
        var expected = independent.expected(one);
        var residuals = minus(margins.observed(calibration, responses), expected);
        var singles = margins.singles();
        var h = 1e-6;
        var jacobian = new double[margins.count()][singles];
        var column = 0;
        for (int i = 0; i < flat.size(); i++) {
            for (int d = 1; d < flat.get(i).categories(); d++) {
                var par = flat.get(i).parameters();
                par[d] += h;
                var moved = new ArrayList<>(flat);
                moved.set(i, Item.of(flat.get(i).family(), par));
                var change = minus(new Margins(moved).expected(one), expected);
                for (int m = 0; m < change.length; m++) jacobian[m][column] = change[m] / h;
                column++;
            }
        }
        return new Independent(
                statistic(responses.persons(), residuals, independent.covariances(one, expected), jacobian),
                margins.count() - singles);
    }

    private static Item flat(Calibration calibration, Responses responses, int i) {
        var counts = new double[calibration.items().get(i).item().categories()];
        for (int p = 0; p < responses.persons(); p++) counts[calibration.categories(responses, p)[i]]++;
        var d = new double[counts.length - 1];
        for (int k = 1; k < counts.length; k++) d[k - 1] = Math.log(counts[k] / counts[0]);
        return Item.partialCredit(0, d);
    }

    private static double[][] jacobian(Calibration calibration, Margins margins, boolean mirt) {
        var quadrature = calibration.quadrature();
        var items = calibration.curves();
        var columns = new ArrayList<double[]>();
        for (int i = 0; i < items.size(); i++) {
            var par = items.get(i).parameters();
            var first = calibration.model().rasch() ? 1 : 0;
            var last = calibration.model() == Model.THREE_PL
                    ? 3
                    : calibration.model().polytomous() ? par.length : 2;
            for (int f = first; f < last; f++) {
                var column = derivative(items, margins, quadrature, i, f);
                if (mirt && f == 0 && calibration.model() == Model.GENERALIZED_PARTIAL_CREDIT)
                    margins.slopeAsMirt(i, quadrature, column);
                columns.add(column);
            }
        }
        if (calibration.model().rasch()) {
            var latent = calibration.groups().getFirst();
            var h = 1e-5;
            var up = margins.expected(normal(quadrature, latent.variance() + h));
            var down = margins.expected(normal(quadrature, latent.variance() - h));
            columns.add(java.util.Arrays.stream(minus(up, down))
                    .map(v -> v / (2 * h))
                    .toArray());
        }
        return Linear.transpose(columns.toArray(double[][]::new));
    }

    private static Quadrature normal(Quadrature quadrature, double variance) {
        return new Quadrature(quadrature.points(), Quadrature.weights(quadrature.points(), 0, Math.sqrt(variance)));
    }

    private static double[] derivative(List<Item> items, Margins margins, Quadrature quadrature, int i, int f) {
        var h = 1e-5;
        var moved = new ArrayList<>(items);
        var par = items.get(i).parameters();
        par[f] += h;
        moved.set(i, Item.of(items.get(i).family(), par));
        var up = new Margins(moved).expected(quadrature);
        par[f] -= 2 * h;
        moved.set(i, Item.of(items.get(i).family(), par));
        var down = new Margins(moved).expected(quadrature);
        return java.util.Arrays.stream(minus(up, down)).map(v -> v / (2 * h)).toArray();
    }

    private static double srmsr(Calibration calibration, Responses responses, Quadrature quadrature) {
        var observed = org.tessera.measurement.numeric.Moments.correlations(
                org.tessera.measurement.numeric.Moments.covariances(responses.scores()));
        var expected = new Margins(calibration.curves()).correlations(quadrature);
        double sum = 0;
        var k = observed.length;
        for (int i = 0; i < k; i++) for (int j = 0; j < i; j++) sum += Math.pow(observed[i][j] - expected[i][j], 2);
        return Math.sqrt(sum / (k * (k - 1) / 2.0));
    }

    private static double limit(double statistic, int df, double probability, int n) {
        if (ChiSquaredDistribution.of(df).cumulativeProbability(statistic) < probability) return 0;
        double upper = 10;
        while (noncentral(statistic, df, upper) > probability) upper *= 2;
        var lambda = Minimum.root(l -> noncentral(statistic, df, l) - probability, 0, upper);
        return Math.sqrt(lambda / (df * (n - 1.0)));
    }

    /** Distribution function of the non-central chi-square as a Poisson mixture of central ones. */
    private static double noncentral(double x, int df, double lambda) {
        double sum = 0;
        var half = lambda / 2;
        var from = (int) Math.max(0, half - 12 * Math.sqrt(half) - 20);
        var to = (int) (half + 12 * Math.sqrt(half) + 40);
        var log = -half;
        for (int j = 1; j <= from; j++) log += Math.log(half) - Math.log(j);
        for (int j = from; j <= to; j++) {
            sum += Math.exp(log) * ChiSquaredDistribution.of(df + 2.0 * j).cumulativeProbability(x);
            log += half == 0 ? Double.NEGATIVE_INFINITY : Math.log(half) - Math.log(j + 1);
        }
        return sum;
    }

    private static double[] minus(double[] x, double[] y) {
        var d = new double[x.length];
        for (int i = 0; i < x.length; i++) d[i] = x[i] - y[i];
        return d;
    }
}
