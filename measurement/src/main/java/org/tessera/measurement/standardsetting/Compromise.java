package org.tessera.measurement.standardsetting;

import java.util.Arrays;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.numeric.Minimum;
import org.tessera.measurement.numeric.Moments;

/** Cut scores that weigh what judges want against how many would pass. */
public final class Compromise {

    private Compromise() {}

    /** A cut on the raw score with the share that passes (Beuk) or fails (Hofstee) there. */
    public record Cut(double cut, double rate) {}

    /**
     * Beuk (1984): the line through the mean cut and mean pass rate the judges expect, as steep as their disagreements
     * sd_v / sd_x, meets the observed pass curve.
     *
     * @param cuts the cut each judge wants
     * @param passRates the pass rate each judge expects, 0 to 1
     * @param scores whole raw scores of the candidates
     */
    public static Estimate<Cut> beuk(double[] cuts, double[] passRates, double[] scores) {
        var slope = Moments.sd(passRates) / Moments.sd(cuts);
        if (!Double.isFinite(slope)) return Estimate.notEstimable("All judges want the same cut, so there is no line.");
        var x = Moments.mean(cuts);
        var v = Moments.mean(passRates);
        var highest = Arrays.stream(scores).max().orElse(0) + 1;
        try {
            var cut = Minimum.root(c -> v + slope * (c - x) - pass(scores, c), 0, highest);
            return Estimate.known(new Cut(cut, pass(scores, cut)));
        } catch (ArithmeticException none) {
            return Estimate.notEstimable("The judges' line does not meet the observed pass rates.");
        }
    }

    /**
     * Hofstee (1983): the line from (lowest cut, highest fail rate) to (highest cut, lowest fail rate) meets the observed
     * fail curve.
     */
    public static Estimate<Cut> hofstee(
            double lowestCut, double highestCut, double lowestFail, double highestFail, double[] scores) {
        try {
            var cut = Minimum.root(
                    c -> 1
                            - pass(scores, c)
                            - highestFail
                            - (lowestFail - highestFail) * (c - lowestCut) / (highestCut - lowestCut),
                    lowestCut,
                    highestCut);
            return Estimate.known(new Cut(cut, 1 - pass(scores, cut)));
        } catch (ArithmeticException none) {
            return Estimate.notEstimable("The acceptable cuts and fail rates do not meet the observed scores.");
        }
    }

    /** Share of candidates at or above a cut, linear between whole scores. */
    static double pass(double[] scores, double cut) {
        var below = Math.floor(cut);
        return share(scores, below) + (cut - below) * (share(scores, below + 1) - share(scores, below));
    }

    private static double share(double[] scores, double cut) {
        return (double) Arrays.stream(scores).filter(s -> s >= cut).count() / scores.length;
    }
}
