package org.tessera.measurement.linking;

import java.util.Arrays;
import org.tessera.measurement.Bootstrap;
import org.tessera.measurement.numeric.Moments;

/**
 * Linear equating y = slope x + intercept. Variances divide by n. Source: Kolen and Brennan (2014), chapters 2 and 4.
 *
 * @param slope slope
 * @param intercept intercept
 */
public record LinearEquating(double slope, double intercept) {

    /** The equivalent of a score. */
    public double apply(double x) {
        return slope * x + intercept;
    }

    /** Equal means, slope 1: for random groups too small for anything else. */
    public static LinearEquating mean(double[] x, double[] y) {
        return new LinearEquating(1, Moments.mean(y) - Moments.mean(x));
    }

    /** Equal means and standard deviations, for random groups. */
    public static LinearEquating linear(double[] x, double[] y) {
        return moments(Moments.mean(x), variance(x), Moments.mean(y), variance(y));
    }

    /** Chained linear equating through an anchor. */
    public static LinearEquating chained(Anchored x, Anchored y) {
        var toAnchor = linear(x.total, x.anchor);
        var fromAnchor = linear(y.anchor, y.total);
        return new LinearEquating(
                fromAnchor.slope * toAnchor.slope, fromAnchor.slope * toAnchor.intercept + fromAnchor.intercept);
    }

    /** Totals and anchor scores of the persons of one form. */
    public record Anchored(double[] total, double[] anchor) {

        /** Copies the arrays, so that nothing can change afterwards. */
        public Anchored {
            total = total.clone();
            anchor = anchor.clone();
        }

        @Override
        public double[] total() {
            return total.clone();
        }

        @Override
        public double[] anchor() {
            return anchor.clone();
        }

        /** The persons with the given indices. */
        public Anchored select(int[] persons) {
            return new Anchored(
                    Arrays.stream(persons).mapToDouble(p -> total[p]).toArray(),
                    Arrays.stream(persons).mapToDouble(p -> anchor[p]).toArray());
        }

        double covariance() {
            return Moments.covariance(total, anchor) * (total.length - 1) / total.length;
        }
    }

    /**
     * Moments of both forms in the synthetic population and the line they give.
     *
     * @param gammaX slope of X on the anchor
     * @param gammaY slope of Y on the anchor
     */
    public record Synthetic(
            double gammaX, double gammaY, double meanX, double meanY, double sdX, double sdY, LinearEquating line) {}

    /** Tucker: gamma = cov(X, V) / var(V) in the group that took the form. */
    public static Synthetic tucker(Anchored x, Anchored y, double weightX) {
        return synthetic(x, y, weightX, x.covariance() / variance(x.anchor), y.covariance() / variance(y.anchor));
    }

    /** Levine observed-score method with an internal anchor: gamma = var(X) / cov(X, V). */
    public static Synthetic levine(Anchored x, Anchored y, double weightX) {
        return synthetic(x, y, weightX, variance(x.total) / x.covariance(), variance(y.total) / y.covariance());
    }

    private static Synthetic synthetic(Anchored x, Anchored y, double w1, double gammaX, double gammaY) {
        var w2 = 1 - w1;
        var mean = Moments.mean(x.anchor) - Moments.mean(y.anchor);
        var spread = variance(x.anchor) - variance(y.anchor);
        var meanX = Moments.mean(x.total) - w2 * gammaX * mean;
        var meanY = Moments.mean(y.total) + w1 * gammaY * mean;
        var varianceX = variance(x.total) - w2 * gammaX * gammaX * spread + w1 * w2 * Math.pow(gammaX * mean, 2);
        var varianceY = variance(y.total) + w1 * gammaY * gammaY * spread + w1 * w2 * Math.pow(gammaY * mean, 2);
        return new Synthetic(
                gammaX,
                gammaY,
                meanX,
                meanY,
                Math.sqrt(varianceX),
                Math.sqrt(varianceY),
                moments(meanX, varianceX, meanY, varianceY));
    }

    private static LinearEquating moments(double meanX, double varianceX, double meanY, double varianceY) {
        var slope = Math.sqrt(varianceY / varianceX);
        return new LinearEquating(slope, meanY - slope * meanX);
    }

    /**
     * Simplified circle-arc equating for very small groups (Livingston and Kim 2009): a circle through the end points and
     * the point (mean X, mean Y), after the line through the end points is taken out.
     *
     * @param lowest lowest score that is not chance, on both forms
     * @param highest highest possible score on both forms
     */
    public static double circleArc(double x, double meanX, double meanY, double lowest, double highest) {
        if (x <= lowest || x >= highest) return x;
        // Both end points lie on the identity line, so the circle goes through (lowest, 0), (meanX, bend), (highest,
        // 0).
        var bend = meanY - meanX;
        if (Math.abs(bend) < 1e-12) return x;
        var centre = (lowest + highest) / 2;
        var half = (highest - lowest) / 2;
        var height = (Math.pow(meanX - centre, 2) - half * half + bend * bend) / (2 * bend);
        var radius = Math.sqrt(half * half + height * height);
        var arc = Math.sqrt(radius * radius - Math.pow(x - centre, 2));
        return x + height + (bend > 0 ? arc : -arc);
    }

    /** Bootstrap standard error of the equivalent of one score: both groups are drawn anew together. */
    public static double bootstrapError(double[] x, double[] y, double score, int replicates, long seed) {
        var n = x.length + y.length;
        return Bootstrap.of(
                        n,
                        cases -> {
                            var first = Arrays.stream(cases)
                                    .filter(i -> i < x.length)
                                    .mapToDouble(i -> x[i])
                                    .toArray();
                            var second = Arrays.stream(cases)
                                    .filter(i -> i >= x.length)
                                    .mapToDouble(i -> y[i - x.length])
                                    .toArray();
                            return linear(first, second).apply(score);
                        },
                        replicates,
                        0.95,
                        seed)
                .standardError();
    }

    private static double variance(double[] x) {
        return Moments.variance(x) * (x.length - 1) / x.length;
    }
}
