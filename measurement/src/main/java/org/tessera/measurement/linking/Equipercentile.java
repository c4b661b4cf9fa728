package org.tessera.measurement.linking;

/**
 * Equipercentile equating of discrete scores from 0. Source: Kolen and Brennan (2014), chapter 2, with the percentile
 * rank P(x) = F(x - 1) + f(x)/2 and the lower of the two possible inverses.
 */
public final class Equipercentile {

    private Equipercentile() {}

    /**
     * Equivalents on Y of every score of X.
     *
     * @param x probabilities of the scores 0, 1, ... on X
     * @param y probabilities of the scores 0, 1, ... on Y
     */
    public static double[] of(double[] x, double[] y) {
        var equivalents = new double[x.length];
        double before = 0;
        for (int score = 0; score < x.length; score++) {
            equivalents[score] = inverse(before + x[score] / 2, y);
            before += x[score];
        }
        return equivalents;
    }

    private static double inverse(double rank, double[] y) {
        if (rank <= 0) return -0.5;
        double before = 0;
        for (int score = 0; score < y.length; score++) {
            // Sums of relative frequencies carry rounding in their last digits.
            if (before + y[score] > rank + 1e-12) return (rank - before) / y[score] + score - 0.5;
            before += y[score];
        }
        return y.length - 1 + 0.5;
    }

    /** Relative frequencies of whole scores from 0 to the highest possible one. */
    public static double[] frequencies(double[] scores, int highest) {
        var frequencies = new double[highest + 1];
        for (var score : scores) frequencies[(int) score] += 1.0 / scores.length;
        return frequencies;
    }
}
