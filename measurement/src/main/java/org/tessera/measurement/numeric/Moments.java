package org.tessera.measurement.numeric;

import java.util.Arrays;

/**
 * Means, variances and correlations; variances divide by n - 1 unless the name says otherwise. Definitions: Stuart and Ord
 * (1994), Kendall's Advanced Theory of Statistics, volume 1.
 */
public final class Moments {

    private Moments() {}

    /** Arithmetic mean; NaN of nothing. */
    public static double mean(double[] x) {
        return Arrays.stream(x).sum() / x.length;
    }

    /** Variance with n - 1; NaN of fewer than two values. */
    public static double variance(double[] x) {
        return covariance(x, x);
    }

    /** Standard deviation with n - 1. */
    public static double sd(double[] x) {
        return Math.sqrt(variance(x));
    }

    /** Covariance with n - 1. */
    public static double covariance(double[] x, double[] y) {
        var mx = mean(x);
        var my = mean(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) sum += (x[i] - mx) * (y[i] - my);
        return x.length < 2 ? Double.NaN : sum / (x.length - 1);
    }

    /** Product-moment correlation; NaN where one of the two does not vary. */
    public static double correlation(double[] x, double[] y) {
        var variances = variance(x) * variance(y);
        return variances > 0 ? covariance(x, y) / Math.sqrt(variances) : Double.NaN;
    }

    /** Skewness of type 3: mean cubed deviation over s^3, with s from n - 1 (Joanes and Gill 1998). */
    public static double skewness(double[] x) {
        return moment(x, 3) / Math.pow(sd(x), 3);
    }

    /** Excess kurtosis of type 3: mean fourth power of deviations over s^4, minus 3. */
    public static double kurtosis(double[] x) {
        return moment(x, 4) / Math.pow(variance(x), 2) - 3;
    }

    private static double moment(double[] x, int power) {
        var mean = mean(x);
        return Arrays.stream(x).map(v -> Math.pow(v - mean, power)).sum() / x.length;
    }

    /** Covariance matrix (n - 1) of the columns of a complete matrix. */
    public static double[][] covariances(double[][] rows) {
        var columns = Linear.transpose(rows);
        var k = columns.length;
        var covariances = new double[k][k];
        for (int i = 0; i < k; i++)
            for (int j = i; j < k; j++) covariances[i][j] = covariances[j][i] = covariance(columns[i], columns[j]);
        return covariances;
    }

    /** Correlations from a covariance matrix. */
    public static double[][] correlations(double[][] covariances) {
        var k = covariances.length;
        var correlations = new double[k][k];
        for (int i = 0; i < k; i++)
            for (int j = 0; j < k; j++)
                correlations[i][j] = i == j ? 1 : covariances[i][j] / Math.sqrt(covariances[i][i] * covariances[j][j]);
        return correlations;
    }

    /** Median. */
    public static double median(double[] x) {
        var sorted = x.clone();
        Arrays.sort(sorted);
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Ranks from 1, ties sharing their average rank. */
    public static double[] ranks(double[] x) {
        var order = new Integer[x.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Double.compare(x[i], x[j]));
        var ranks = new double[x.length];
        for (int from = 0; from < x.length; ) {
            var to = from;
            while (to < x.length && x[order[to]] == x[order[from]]) to++;
            for (int i = from; i < to; i++) ranks[order[i]] = (from + 1 + to) / 2.0;
            from = to;
        }
        return ranks;
    }
}
