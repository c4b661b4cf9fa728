package org.tessera.measurement;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Bootstrap of cases drawn with replacement, with percentile and BCa intervals. Source: Efron and Tibshirani (1993), An
 * Introduction to the Bootstrap, chapters 13 and 14; quantiles between two order statistics are interpolated on the
 * normal scale as R's {@code boot::boot.ci} does (Davison and Hinkley 1997, equation 5.8).
 *
 * @param estimate the statistic of the sample itself
 * @param standardError standard deviation of the replicates (n - 1)
 * @param percentile percentile interval
 * @param bca bias-corrected and accelerated interval; equals the percentile interval where all replicates are equal
 * @param replicates number of samples drawn
 * @param seed the seed that repeats this result exactly
 */
public record Bootstrap(
        double estimate, double standardError, Interval percentile, Interval bca, int replicates, long seed) {

    /** Replicates drawn unless told otherwise. */
    public static final int REPLICATES = 2000;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * Draws {@code replicates} samples of {@code n} cases and computes the statistic of each.
     *
     * @param n number of cases, at least 2
     * @param statistic takes the indices of the drawn cases (length n or, in the jackknife, n - 1)
     * @param level confidence level, for example 0.95
     */
    public static Bootstrap of(int n, ToDoubleFunction<int[]> statistic, int replicates, double level, long seed) {
        if (n < 2 || replicates < 2)
            throw new IllegalArgumentException("A bootstrap needs two cases and two replicates");
        var estimate = statistic.applyAsDouble(identity(n));
        var drawn = draw(n, statistic, replicates, RandomSource.XO_SHI_RO_256_PP.create(seed));
        Arrays.sort(drawn);
        var tail = (1 - level) / 2;
        var percentile = new Interval(quantile(drawn, tail), quantile(drawn, 1 - tail), level);
        var bca = bca(n, statistic, estimate, drawn, level, percentile);
        return new Bootstrap(estimate, standardDeviation(drawn), percentile, bca, replicates, seed);
    }

    private static double[] draw(
            int n, ToDoubleFunction<int[]> statistic, int replicates, UniformRandomProvider random) {
        var drawn = new double[replicates];
        var cases = new int[n];
        for (int b = 0; b < replicates; b++) {
            for (int i = 0; i < n; i++) cases[i] = random.nextInt(n);
            drawn[b] = statistic.applyAsDouble(cases);
        }
        return drawn;
    }

    private static Interval bca(
            int n,
            ToDoubleFunction<int[]> statistic,
            double estimate,
            double[] sorted,
            double level,
            Interval percentile) {
        var below = Arrays.stream(sorted).filter(t -> t < estimate).count();
        // All replicates on one side (a constant sample, say) leave the bias undefined.
        if (below == 0 || below == sorted.length) return percentile;
        var bias = NORMAL.inverseCumulativeProbability((double) below / sorted.length);
        var acceleration = acceleration(n, statistic);
        var tail = (1 - level) / 2;
        return new Interval(
                quantile(sorted, adjusted(tail, bias, acceleration)),
                quantile(sorted, adjusted(1 - tail, bias, acceleration)),
                level);
    }

    private static double adjusted(double probability, double bias, double acceleration) {
        var z = bias + NORMAL.inverseCumulativeProbability(probability);
        return NORMAL.cumulativeProbability(bias + z / (1 - acceleration * z));
    }

    /** Efron's acceleration from the jackknife: sum d^3 / (6 (sum d^2)^1.5). */
    private static double acceleration(int n, ToDoubleFunction<int[]> statistic) {
        var left = new double[n];
        for (int out = 0; out < n; out++) {
            var cases = new int[n - 1];
            for (int i = 0; i < n - 1; i++) cases[i] = i < out ? i : i + 1;
            left[out] = statistic.applyAsDouble(cases);
        }
        var mean = Arrays.stream(left).average().orElseThrow();
        double squares = 0;
        double cubes = 0;
        for (var value : left) {
            var d = mean - value;
            squares += d * d;
            cubes += d * d * d;
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    private static double quantile(double[] sorted, double probability) {
        var rank = (sorted.length + 1) * probability;
        var k = (int) Math.floor(rank);
        if (k < 1) return sorted[0];
        if (k >= sorted.length) return sorted[sorted.length - 1];
        if (rank == k) return sorted[k - 1];
        var z = NORMAL.inverseCumulativeProbability(probability);
        var lower = NORMAL.inverseCumulativeProbability(k / (sorted.length + 1.0));
        var upper = NORMAL.inverseCumulativeProbability((k + 1) / (sorted.length + 1.0));
        return sorted[k - 1] + (z - lower) / (upper - lower) * (sorted[k] - sorted[k - 1]);
    }

    private static double standardDeviation(double[] values) {
        var mean = Arrays.stream(values).average().orElseThrow();
        var squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    private static int[] identity(int n) {
        var cases = new int[n];
        for (int i = 0; i < n; i++) cases[i] = i;
        return cases;
    }
}
