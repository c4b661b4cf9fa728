package org.tessera.measurement.survey;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Interval;

/**
 * The share of respondents who said yes, with Wilson's score interval, which stays inside 0 to 1 and is honest for small
 * samples and extreme shares. Source: Wilson (1927), JASA 22, 209-212.
 *
 * @param yes number of yes answers
 * @param n number of answers
 * @param share yes / n
 * @param wilson score interval
 */
public record Share(int yes, int n, double share, Interval wilson) {

    /** Fewer answers than this give a reason instead of a share, unless the caller sets its own minimum. */
    public static final int MINIMUM_ANSWERS = 10;

    /** The share of yes answers with its 95 % interval, from at least {@link #MINIMUM_ANSWERS} answers. */
    public static Estimate<Share> of(int yes, int n) {
        return of(yes, n, 0.95, MINIMUM_ANSWERS);
    }

    /**
     * The share of yes answers.
     *
     * @param level confidence level between 0 and 1
     * @param minimum fewest answers that give a number, at least 1
     */
    public static Estimate<Share> of(int yes, int n, double level, int minimum) {
        if (yes < 0 || yes > n) throw new IllegalArgumentException(yes + " of " + n + " answers cannot be yes");
        if (n < Math.max(1, minimum))
            return Estimate.notEstimable(
                    "Only " + n + " answers; at least " + Math.max(1, minimum) + " are needed for a share.");
        var p = (double) yes / n;
        var z = NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2);
        var centre = (p + z * z / (2 * n)) / (1 + z * z / n);
        var half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
        return Estimate.known(
                new Share(yes, n, p, new Interval(Math.max(0, centre - half), Math.min(1, centre + half), level)));
    }
}
