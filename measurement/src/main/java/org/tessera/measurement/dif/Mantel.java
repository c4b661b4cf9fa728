package org.tessera.measurement.dif;

import java.util.TreeMap;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.tessera.measurement.Estimate;

/**
 * Mantel (1963): comparison of mean scores of an ordered item between groups of equal total, one degree of freedom, no
 * continuity correction.
 *
 * @param chiSquare the statistic
 * @param p upper tail probability
 */
public record Mantel(double chiSquare, double p) {

    /** The test of one item, matched on the total over all items. */
    public static Estimate<Mantel> of(Grouped data, int item) {
        var matching = new boolean[data.responses().size()];
        java.util.Arrays.fill(matching, true);
        var scores = data.scores(matching, item);
        // Per stratum: persons, focal persons, sum, sum of squares, focal sum.
        var strata = new TreeMap<Integer, double[]>();
        for (int p = 0; p < scores.length; p++) {
            var y = data.responses().code(p, item);
            var s = strata.computeIfAbsent(scores[p], k -> new double[5]);
            s[0]++;
            s[2] += y;
            s[3] += y * (double) y;
            if (data.focal(p)) {
                s[1]++;
                s[4] += y;
            }
        }
        double difference = 0;
        double variance = 0;
        for (var s : strata.values()) {
            if (s[0] < 2 || s[1] == 0 || s[1] == s[0]) continue;
            difference += s[4] - s[1] / s[0] * s[2];
            variance += s[1] * (s[0] - s[1]) / (s[0] * s[0] * (s[0] - 1)) * (s[0] * s[3] - s[2] * s[2]);
        }
        if (variance == 0) return Estimate.notEstimable("Not testable: no sum score holds persons of both groups.");
        var chiSquare = difference * difference / variance;
        return Estimate.known(new Mantel(chiSquare, ChiSquaredDistribution.of(1).survivalProbability(chiSquare)));
    }
}
