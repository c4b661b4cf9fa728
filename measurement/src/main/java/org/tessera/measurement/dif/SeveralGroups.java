package org.tessera.measurement.dif;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Responses;
import org.tessera.measurement.numeric.Linear;

/**
 * Generalised Mantel-Haenszel comparison of an item between several groups at once, for example all language versions:
 * mean scores among persons of equal total, groups less one degrees of freedom. For two categories it is the generalised
 * statistic of Mantel and Haenszel (1959) in the form of Somes (1986); for ordered ones that of Landis, Heyman and Koch
 * (1978); for two groups Mantel's.
 *
 * @param chiSquare the statistic, without continuity correction
 * @param df groups less one
 * @param p upper tail probability
 */
public record SeveralGroups(double chiSquare, int df, double p) {

    /** The test with at least {@link Grouped#MINIMUM_FOCAL} persons in every group and the total that goes with it. */
    public static Estimate<SeveralGroups> of(Responses responses, int[] groups, int item) {
        return of(responses, groups, item, Grouped.MINIMUM_FOCAL, Grouped.MINIMUM_TOTAL);
    }

    /**
     * The test of one item, matched on the total over all items (Penfield 2001); persons with a blank are left out.
     *
     * @param groups group of every person, from 0 without gaps
     * @param minimumGroup fewest persons of the smallest group
     * @param minimumTotal fewest persons in all
     */
    public static Estimate<SeveralGroups> of(
            Responses responses, int[] groups, int item, int minimumGroup, int minimumTotal) {
        var complete = IntStream.range(0, responses.persons())
                .filter(p -> IntStream.range(0, responses.size()).allMatch(i -> responses.answered(p, i)))
                .toArray();
        var count = Arrays.stream(groups).max().orElse(0) + 1;
        var sizes = new int[count];
        for (int p : complete) sizes[groups[p]]++;
        var smallest = Arrays.stream(sizes).min().orElse(0);
        if (count < 2 || smallest < Math.max(1, minimumGroup) || complete.length < minimumTotal)
            return Estimate.notEstimable("Not testable: there are " + count + " groups, the smallest has " + smallest
                    + " persons and all together are " + complete.length + "; at least 2 groups of "
                    + Math.max(1, minimumGroup) + " and " + minimumTotal + " in all are needed.");
        return tested(responses, groups, item, complete, count);
    }

    private static Estimate<SeveralGroups> tested(
            Responses responses, int[] groups, int item, int[] complete, int count) {
        var strata = new TreeMap<Integer, Stratum>();
        for (int p : complete) {
            var total = IntStream.range(0, responses.size())
                    .map(i -> responses.code(p, i))
                    .sum();
            strata.computeIfAbsent(total, t -> new Stratum(new double[count], new double[count], new double[1]))
                    .add(groups[p], responses.code(p, item));
        }
        var difference = new double[count - 1];
        var variance = new double[count - 1][count - 1];
        for (var stratum : strata.values()) stratum.addTo(difference, variance);
        try {
            var chiSquare = Linear.dot(difference, Linear.solve(variance, difference));
            return Estimate.known(new SeveralGroups(
                    chiSquare, count - 1, ChiSquaredDistribution.of(count - 1.0).survivalProbability(chiSquare)));
        } catch (ArithmeticException singular) {
            return Estimate.notEstimable("Not testable: no sum scores hold persons of all groups.");
        }
    }

    /** Persons and sums of scores by group, and the sum of all squared scores. */
    private record Stratum(double[] persons, double[] sums, double[] squares) {

        void add(int group, int score) {
            persons[group]++;
            sums[group] += score;
            squares[0] += (double) score * score;
        }

        /** Sum less expectation of every group but the first, and their covariances given the margins. */
        void addTo(double[] difference, double[][] variance) {
            var n = Arrays.stream(persons).sum();
            if (n < 2) return;
            var sum = Arrays.stream(sums).sum();
            var spread = (n * squares[0] - sum * sum) / (n * n * (n - 1));
            for (int g = 1; g < persons.length; g++) {
                difference[g - 1] += sums[g] - persons[g] / n * sum;
                for (int h = 1; h < persons.length; h++)
                    variance[g - 1][h - 1] += spread * persons[g] * ((g == h ? n : 0) - persons[h]);
            }
        }
    }
}
