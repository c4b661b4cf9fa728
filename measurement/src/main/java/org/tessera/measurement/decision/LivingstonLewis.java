package org.tessera.measurement.decision;

import org.tessera.measurement.Estimate;
import org.tessera.measurement.numeric.Moments;

/**
 * Consistency and accuracy for any test with a known reliability. Source: Livingston and Lewis (1995), Journal of
 * Educational Measurement 32, 179-197: the test is treated as if it had as many 0/1 items as its reliability is worth,
 * with a two-parameter beta distribution of true scores.
 *
 * @param effectiveLength number of 0/1 items the test is worth
 * @param effectiveCut the cut on that length: floor(cut N' / n + 0.5)
 * @param trueCut cut as a proportion
 * @param alpha first parameter of the true scores
 * @param beta second parameter of the true scores
 * @param accuracy probability that the decision agrees with true standing
 * @param falsePositive probability of passing below the true cut
 * @param falseNegative probability of failing above the true cut
 * @param consistency agreement of two forms
 */
public record LivingstonLewis(
        double effectiveLength,
        int effectiveCut,
        double trueCut,
        double alpha,
        double beta,
        double accuracy,
        double falsePositive,
        double falseNegative,
        Consistency consistency) {

    /**
     * @param totals total scores
     * @param highest highest possible total
     * @param cut lowest total that passes
     * @param reliability reliability of the total, for example alpha
     */
    public static Estimate<LivingstonLewis> of(double[] totals, double highest, double cut, double reliability) {
        if (totals.length < 2 || !(Moments.variance(totals) > 0))
            return Estimate.notEstimable("The totals do not vary, so decisions cannot be compared.");
        if (!(reliability > 0 && reliability < 1))
            return Estimate.notEstimable("Decision consistency needs a reliability between 0 and 1.");
        var mean = Moments.mean(totals);
        var variance = Moments.variance(totals);
        var length = (mean * (highest - mean) - reliability * variance) / (variance * (1 - reliability));
        var rounded = (int) Math.round(length);
        if (rounded < 1) return Estimate.notEstimable("The scores are too spread out for this method.");
        var mu = mean / highest;
        var spread = mu * (1 - mu) / (reliability * variance / (highest * highest)) - 1;
        if (!(spread > 0)) return Estimate.notEstimable("The true scores are too spread out for a beta distribution.");
        return Estimate.known(computed(length, rounded, mu * spread, (1 - mu) * spread, cut / highest));
    }

    private static LivingstonLewis computed(double length, int rounded, double alpha, double beta, double trueCut) {
        var scores = new BetaBinomial(alpha, beta, rounded);
        var cut = (int) Math.floor(trueCut * rounded + 0.5);
        double falsePositive = 0;
        double falseNegative = 0;
        for (int x = 0; x <= rounded; x++) {
            var below = scores.belowAnd(x, trueCut);
            if (x >= cut) falsePositive += below;
            else falseNegative += scores.probability(x) - below;
        }
        return new LivingstonLewis(
                length,
                cut,
                trueCut,
                alpha,
                beta,
                1 - falsePositive - falseNegative,
                falsePositive,
                falseNegative,
                Consistency.of(scores.agreement(cut), scores.pass(cut)));
    }
}
