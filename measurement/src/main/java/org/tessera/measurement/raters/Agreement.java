package org.tessera.measurement.raters;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.numeric.Linear;
import org.tessera.measurement.numeric.Moments;

/** Agreement of raters on categories and on orders. */
public final class Agreement {

    private Agreement() {}

    /** How much a disagreement counts between two categories. */
    public enum Weights {
        /** Only exact agreement counts. */
        UNWEIGHTED,
        /** 1 - |i - j| / (k - 1). */
        LINEAR,
        /** 1 - (i - j)^2 / (k - 1)^2 (Fleiss and Cohen 1973). */
        QUADRATIC
    }

    /**
     * Cohen's kappa.
     *
     * @param agreement share of exact agreement
     * @param kappa agreement beyond chance
     * @param error asymptotic standard error (Fleiss, Cohen and Everitt 1969)
     */
    public record Kappa(double agreement, double kappa, double error) {}

    /** Cohen (1960, 1968) from a square table of counts, first rater in rows. */
    public static Estimate<Kappa> kappa(int[][] table, Weights weights) {
        var k = table.length;
        var n = Arrays.stream(table).flatMapToInt(Arrays::stream).sum();
        if (n < 2 || k < 2) return Estimate.notEstimable("Kappa needs two things rated and two categories.");
        var p = new double[k][k];
        var w = new double[k][k];
        for (int i = 0; i < k; i++)
            for (int j = 0; j < k; j++) {
                p[i][j] = (double) table[i][j] / n;
                w[i][j] = weight(weights, i, j, k);
            }
        var rows = Arrays.stream(p).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
        var columns = Arrays.stream(Linear.transpose(p))
                .mapToDouble(column -> Arrays.stream(column).sum())
                .toArray();
        double observed = 0;
        double chance = 0;
        for (int i = 0; i < k; i++)
            for (int j = 0; j < k; j++) {
                observed += w[i][j] * p[i][j];
                chance += w[i][j] * rows[i] * columns[j];
            }
        if (chance >= 1) return Estimate.notEstimable("Both raters used one and the same category throughout.");
        var kappa = (observed - chance) / (1 - chance);
        var exact = IntStream.range(0, k).mapToDouble(i -> p[i][i]).sum();
        return Estimate.known(new Kappa(exact, kappa, error(p, w, rows, columns, kappa, chance, n)));
    }

    private static double error(
            double[][] p, double[][] w, double[] rows, double[] columns, double kappa, double chance, int n) {
        var byRow = Linear.times(w, columns);
        var byColumn = Linear.times(w, rows);
        double sum = 0;
        for (int i = 0; i < w.length; i++)
            for (int j = 0; j < w.length; j++)
                sum += p[i][j] * Math.pow(w[i][j] - (byRow[i] + byColumn[j]) * (1 - kappa), 2);
        return Math.sqrt((sum - Math.pow(kappa - chance * (1 - kappa), 2)) / Math.pow(1 - chance, 2) / n);
    }

    private static double weight(Weights weights, int i, int j, int k) {
        var distance = Math.abs(i - j) / (k - 1.0);
        return switch (weights) {
            case UNWEIGHTED -> i == j ? 1 : 0;
            case LINEAR -> 1 - distance;
            case QUADRATIC -> 1 - distance * distance;
        };
    }

    /**
     * Fleiss' kappa.
     *
     * @param agreement mean agreement of pairs of raters
     * @param chance agreement expected by chance
     * @param errorUnderNull standard error where there is no agreement (Fleiss, Nee and Landis 1979)
     */
    public record FleissKappa(double kappa, double agreement, double chance, double errorUnderNull) {
        /** Standard normal deviate of the test of no agreement. */
        public double z() {
            return kappa / errorUnderNull;
        }
    }

    /** Fleiss (1971) from counts: things rated by categories, the same number of raters for each. */
    public static Estimate<FleissKappa> fleiss(int[][] counts) {
        var raters = Arrays.stream(counts[0]).sum();
        for (var row : counts)
            if (Arrays.stream(row).sum() != raters)
                return Estimate.notEstimable("Not everything was rated by the same number of raters.");
        if (raters < 2) return Estimate.notEstimable("Agreement needs two raters.");
        var n = counts.length;
        var shares = new double[counts[0].length];
        double pairs = 0;
        for (var row : counts)
            for (int c = 0; c < row.length; c++) {
                shares[c] += (double) row[c] / (n * raters);
                pairs += row[c] * (row[c] - 1.0);
            }
        var agreement = pairs / (n * raters * (raters - 1.0));
        var chance = Arrays.stream(shares).map(p -> p * p).sum();
        if (chance >= 1) return Estimate.notEstimable("All raters used one and the same category throughout.");
        var pq = Arrays.stream(shares).map(p -> p * (1 - p)).sum();
        var third = Arrays.stream(shares).map(p -> p * (1 - p) * (1 - 2 * p)).sum();
        var error = Math.sqrt(2 * (pq * pq - third) / (n * raters * (raters - 1.0))) / pq;
        return Estimate.known(new FleissKappa((agreement - chance) / (1 - chance), agreement, chance, error));
    }

    /** Scale of the values for Krippendorff's alpha. */
    public enum Level {
        /** Categories without order. */
        NOMINAL,
        /** Ranks. */
        ORDINAL,
        /** Numbers whose differences count. */
        INTERVAL
    }

    /** Krippendorff (2004): 1 - observed / expected disagreement. Things rated by raters, NaN where there is no rating. */
    public static Estimate<Double> krippendorff(double[][] ratings, Level level) {
        var values = Arrays.stream(ratings)
                .flatMapToDouble(Arrays::stream)
                .filter(v -> !Double.isNaN(v))
                .distinct()
                .sorted()
                .toArray();
        if (values.length < 2)
            return Estimate.notEstimable("All ratings are the same, so agreement has nothing to show.");
        var coincidences = coincidences(ratings, values);
        var totals = Arrays.stream(coincidences)
                .mapToDouble(row -> Arrays.stream(row).sum())
                .toArray();
        var n = Arrays.stream(totals).sum();
        if (n == 0) return Estimate.notEstimable("Nothing was rated by two raters.");
        double observed = 0;
        double expected = 0;
        for (int a = 0; a < values.length; a++)
            for (int b = 0; b < values.length; b++) {
                var distance = distance(values, totals, a, b, level);
                observed += coincidences[a][b] * distance;
                expected += totals[a] * totals[b] * distance / (n - 1);
            }
        return Estimate.known(1 - observed / expected);
    }

    private static double[][] coincidences(double[][] ratings, double[] values) {
        var coincidences = new double[values.length][values.length];
        for (var row : ratings) {
            var rated = Arrays.stream(row).filter(v -> !Double.isNaN(v)).toArray();
            for (int i = 0; i < rated.length; i++)
                for (int j = 0; j < rated.length; j++)
                    if (i != j)
                        coincidences[Arrays.binarySearch(values, rated[i])][Arrays.binarySearch(values, rated[j])] +=
                                1.0 / (rated.length - 1);
        }
        return coincidences;
    }

    private static double distance(double[] values, double[] totals, int a, int b, Level level) {
        return switch (level) {
            case NOMINAL -> a == b ? 0 : 1;
            case INTERVAL -> Math.pow(values[a] - values[b], 2);
            case ORDINAL -> {
                double between = 0;
                for (int c = Math.min(a, b); c <= Math.max(a, b); c++) between += totals[c];
                yield a == b ? 0 : Math.pow(between - (totals[a] + totals[b]) / 2, 2);
            }
        };
    }

    /**
     * Kendall's coefficient of concordance.
     *
     * @param w corrected for ties
     * @param uncorrected not corrected for ties
     * @param chiSquare m (n - 1) W, as Friedman's test
     * @param df n - 1
     * @param p upper tail probability
     */
    public record Concordance(double w, double uncorrected, double chiSquare, int df, double p) {}

    /** Kendall and Babington Smith (1939): raters by things, each row ranked with ties at their mean rank. */
    public static Estimate<Concordance> kendall(double[][] ratings) {
        var m = ratings.length;
        if (m < 2 || ratings[0].length < 2)
            return Estimate.notEstimable("Concordance needs two raters and two things.");
        var n = ratings[0].length;
        var sums = new double[n];
        double ties = 0;
        for (var row : ratings) {
            var ranks = Moments.ranks(row);
            for (int j = 0; j < n; j++) sums[j] += ranks[j];
            for (var value : Arrays.stream(row).distinct().toArray()) {
                var t = Arrays.stream(row).filter(v -> v == value).count();
                ties += t * (double) t * t - t;
            }
        }
        var s = Moments.variance(sums) * (n - 1);
        var cube = (double) n * n * n - n;
        if (m * cube - ties <= 0) return Estimate.notEstimable("Every rater rated everything the same.");
        var w = 12 * s / (m * (m * cube - ties));
        var chiSquare = m * (n - 1.0) * w;
        return Estimate.known(new Concordance(
                w,
                12 * s / (m * (double) m * cube),
                chiSquare,
                n - 1,
                ChiSquaredDistribution.of(n - 1).survivalProbability(chiSquare)));
    }
}
