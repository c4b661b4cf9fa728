package org.tessera.measurement.ctt;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.FDistribution;
import org.tessera.measurement.Interval;
import org.tessera.measurement.numeric.Linear;
import org.tessera.measurement.numeric.Moments;

/**
 * Coefficients of reliability and what follows from them. All take complete scores, persons by items, and give NaN where
 * the total does not vary.
 */
public final class Reliability {

    private Reliability() {}

    /** Cronbach (1951): alpha = k/(k-1) (1 - sum s_i^2 / s_T^2). For 0/1 items this is KR-20. */
    public static double alpha(double[][] scores) {
        return alphaOfCovariances(Moments.covariances(scores));
    }

    /** Cronbach's (1951) alpha from a covariance matrix of the items. */
    public static double alphaOfCovariances(double[][] covariances) {
        var k = covariances.length;
        var total = sum(covariances);
        return total > 0 ? k / (k - 1.0) * (1 - trace(covariances) / total) : Double.NaN;
    }

    /** Standardised alpha: Spearman-Brown of the mean inter-item correlation, k r / (1 + (k-1) r). */
    public static double standardizedAlpha(double[][] covariances) {
        var r = meanCorrelation(covariances);
        var k = covariances.length;
        return k * r / (1 + (k - 1) * r);
    }

    /** Mean correlation between different items: (sum of correlations - k) / (k (k - 1)). */
    public static double meanCorrelation(double[][] covariances) {
        var k = covariances.length;
        return (sum(Moments.correlations(covariances)) - k) / (k * (k - 1.0));
    }

    /** Kuder and Richardson (1937), formula 20, for 0/1 items: k/(k-1) (1 - sum p q / s_T^2), s_T with n. */
    public static double kr20(double[][] scores) {
        return alpha(scores);
    }

    /** Kuder and Richardson (1937), formula 21: k/(k-1) (1 - M (k - M) / (k s_T^2)), with the variance over n. */
    public static double kr21(double[][] scores) {
        var k = scores[0].length;
        var totals = totals(scores);
        var n = totals.length;
        var mean = Moments.mean(totals);
        var variance = Moments.variance(totals) * (n - 1) / n;
        return k / (k - 1.0) * (1 - mean * (k - mean) / (k * variance));
    }

    /** Guttman (1945), lambda 2: 1 - (sum s_i^2 - sqrt(k/(k-1) sum of squared covariances)) / s_T^2, on correlations. */
    public static double lambda2(double[][] covariances) {
        var r = Moments.correlations(covariances);
        var k = r.length;
        double squares = 0;
        for (int i = 0; i < k; i++) for (int j = 0; j < k; j++) if (i != j) squares += r[i][j] * r[i][j];
        return 1 - (k - Math.sqrt(k / (k - 1.0) * squares)) / sum(r);
    }

    /** Guttman (1945), lambda 6: 1 - sum (1 - smc) / sum of correlations, smc = squared multiple correlation. */
    public static double lambda6(double[][] covariances) {
        var r = Moments.correlations(covariances);
        var inverse = Linear.inverse(r);
        double errors = 0;
        for (int i = 0; i < r.length; i++) errors += 1 / inverse[i][i];
        return 1 - errors / sum(r);
    }

    /** Correlation of the totals of odd and even items (Spearman 1910); not yet stepped up to the whole test. */
    public static double oddEven(double[][] scores) {
        return Moments.correlation(half(scores, 0), half(scores, 1));
    }

    /** Spearman (1910) and Brown (1910): reliability of a test {@code factor} times as long. */
    public static double spearmanBrown(double reliability, double factor) {
        return factor * reliability / (1 + (factor - 1) * reliability);
    }

    /**
     * Stratified alpha: 1 - sum s_j^2 (1 - alpha_j) / s_T^2 over the strata j (Cronbach, Schönemann and McKie 1965); the
     * coefficient to report for scenario-based or many-area tests.
     *
     * @param stratum one number per item; items of a stratum share it. A stratum of one item is taken as unreliable.
     */
    public static double stratifiedAlpha(double[][] scores, int[] stratum) {
        var errors = 0.0;
        for (int s : Arrays.stream(stratum).distinct().toArray()) {
            var items = IntStream.range(0, stratum.length)
                    .filter(i -> stratum[i] == s)
                    .toArray();
            var part = columns(scores, items);
            var variance = Moments.variance(totals(part));
            errors += items.length < 2 || variance == 0 ? variance : variance * (1 - alpha(part));
        }
        return 1 - errors / Moments.variance(totals(scores));
    }

    /** Feldt (1965): 1 - (1 - alpha) F with n - 1 and (n - 1)(k - 1) degrees of freedom. */
    public static Interval feldt(double alpha, int persons, int items, double level) {
        var f = FDistribution.of(persons - 1, (persons - 1.0) * (items - 1));
        var tail = (1 - level) / 2;
        return new Interval(
                1 - (1 - alpha) * f.inverseCumulativeProbability(1 - tail),
                1 - (1 - alpha) * f.inverseCumulativeProbability(tail),
                level);
    }

    /** Standard error of measurement (Lord and Novick 1968): s sqrt(1 - reliability), in score points. */
    public static double sem(double sd, double reliability) {
        return sd * Math.sqrt(1 - reliability);
    }

    /** Lord (1955): conditional standard error sqrt(x (k - x) / (k - 1)) of a number-right score x out of k. */
    public static double conditionalSem(double score, int items) {
        return Math.sqrt(score * (items - score) / (items - 1));
    }

    /**
     * Haberman (2008): a sub-score is worth reporting only where it predicts the true sub-score better than the total
     * does, that is where its reliability exceeds this value, the proportional reduction in mean squared error of the
     * total: corr(true sub-score, total)^2.
     */
    public static double prmseOfTotal(double[] subscore, double[] total, double subscoreReliability) {
        var error = Moments.variance(subscore) * (1 - subscoreReliability);
        // The sub-score's error is part of the total, so it inflates the observed covariance by its variance.
        var covariance = Moments.covariance(subscore, total) - error;
        return covariance * covariance / (Moments.variance(subscore) * subscoreReliability * Moments.variance(total));
    }

    /** Total score per person: t = sum of the person's item scores. */
    public static double[] totals(double[][] scores) {
        return Arrays.stream(scores)
                .mapToDouble(row -> Arrays.stream(row).sum())
                .toArray();
    }

    static double[][] columns(double[][] scores, int[] items) {
        return Arrays.stream(scores)
                .map(row -> Arrays.stream(items).mapToDouble(i -> row[i]).toArray())
                .toArray(double[][]::new);
    }

    private static double[] half(double[][] scores, int from) {
        return totals(columns(
                scores,
                IntStream.range(0, scores[0].length).filter(i -> i % 2 == from).toArray()));
    }

    private static double sum(double[][] matrix) {
        return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).sum();
    }

    private static double trace(double[][] matrix) {
        return IntStream.range(0, matrix.length).mapToDouble(i -> matrix[i][i]).sum();
    }
}
