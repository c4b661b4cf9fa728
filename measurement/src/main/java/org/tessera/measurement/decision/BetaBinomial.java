package org.tessera.measurement.decision;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * True proportions from a beta distribution, observed scores binomial given them. All integrals have closed forms in beta
 * functions, so nothing is approximated and distributions with poles at 0 or 1 need no care.
 */
record BetaBinomial(double alpha, double beta, int n) {

    /** Probability of exactly x. */
    double probability(int x) {
        return Math.exp(logChoose(n, x) + LogBeta.value(alpha + x, beta + n - x) - LogBeta.value(alpha, beta));
    }

    /** Probability of a score of at least the cut. */
    double pass(int cut) {
        double sum = 0;
        for (int x = Math.max(0, cut); x <= n; x++) sum += probability(x);
        return sum;
    }

    /** Probability that two forms agree on pass and fail. */
    double agreement(int cut) {
        double sum = 0;
        for (int x = 0; x <= n; x++) {
            for (int y = 0; y <= n; y++) {
                if (x >= cut != y >= cut) continue;
                sum += Math.exp(logChoose(n, x)
                        + logChoose(n, y)
                        + LogBeta.value(alpha + x + y, beta + 2.0 * n - x - y)
                        - LogBeta.value(alpha, beta));
            }
        }
        return sum;
    }

    /** Probability of a score of exactly x together with a true proportion below the true cut. */
    double belowAnd(int x, double trueCut) {
        return probability(x) * BetaDistribution.of(alpha + x, beta + n - x).cumulativeProbability(trueCut);
    }

    private static double logChoose(int n, int k) {
        return -LogBeta.value(n - k + 1.0, k + 1.0) - Math.log(n + 1.0);
    }
}
