package org.tessera.measurement.decision;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.numeric.Moments;

/** Consistency of decisions on number-right scores from one administration. */
public final class RawScore {

    private RawScore() {}

    /**
     * Beta-binomial consistency with the parameters it rests on.
     *
     * @param kr21 reliability by KR-21, with the variance over n - 1
     */
    public record Huynh(double kr21, double alpha, double beta, Consistency consistency) {}

    /** Huynh (1976): beta-binomial with parameters from the mean and KR-21. */
    public static Estimate<Huynh> huynh(double[] totals, int items, int cut) {
        var mean = Moments.mean(totals);
        var kr21 = items / (items - 1.0) * (1 - mean * (items - mean) / (items * Moments.variance(totals)));
        if (!(kr21 > 0)) return Estimate.notEstimable("KR-21 is not positive, so the method has no parameters.");
        var alpha = (-1 + 1 / kr21) * mean;
        var beta = -alpha + items / kr21 - items;
        var scores = new BetaBinomial(alpha, beta, items);
        return Estimate.known(new Huynh(kr21, alpha, beta, Consistency.of(scores.agreement(cut), scores.pass(cut))));
    }

    /**
     * Subkoviak (1976): every person's proportion is drawn towards the mean by the reliability (Kelley), and two binomial
     * forms are compared.
     */
    public static Consistency subkoviak(double[] totals, int items, int cut, double reliability) {
        var mean = Moments.mean(totals) / items;
        double agreement = 0;
        double passRate = 0;
        for (var total : totals) {
            var p = Math.clamp(reliability * total / items + (1 - reliability) * mean, 0, 1);
            var pass = BinomialDistribution.of(items, p).survivalProbability(cut - 1);
            agreement += pass * pass + (1 - pass) * (1 - pass);
            passRate += pass;
        }
        return Consistency.of(agreement / totals.length, passRate / totals.length);
    }
}
