package org.tessera.measurement.irt;

import java.util.ArrayList;
import java.util.List;
import org.tessera.measurement.numeric.Quadrature;

/**
 * Ability from the sum of the scores alone, for paper forms and tables: the recursion of Lord and Wingersky (1984) and
 * the EAP per sum score of Thissen, Pommerich, Billeaud and Williams (1995).
 */
public final class SumScores {

    private SumScores() {}

    /**
     * One line of the table.
     *
     * @param sum sum of categories counted from 0
     * @param eap expected ability given the sum
     * @param sd posterior standard deviation
     * @param probability marginal probability of the sum
     */
    public record Line(int sum, double eap, double sd, double probability) {}

    /** P(sum | theta) for every sum from 0, by adding one item at a time. */
    public static double[] distribution(List<Item> items, double theta) {
        var sums = new double[] {1};
        for (var item : items) {
            var p = item.probabilities(theta);
            var next = new double[sums.length + p.length - 1];
            for (int s = 0; s < sums.length; s++) for (int k = 0; k < p.length; k++) next[s + k] += sums[s] * p[k];
            sums = next;
        }
        return sums;
    }

    /** The table of all sums under a distribution of ability. */
    public static List<Line> table(List<Item> items, Quadrature quadrature) {
        var nodes = quadrature.points();
        var likelihoods = new double[nodes.length][];
        for (int q = 0; q < nodes.length; q++) likelihoods[q] = distribution(items, nodes[q]);
        var lines = new ArrayList<Line>();
        for (int s = 0; s < likelihoods[0].length; s++) {
            double sum = 0;
            double first = 0;
            double second = 0;
            for (int q = 0; q < nodes.length; q++) {
                var weight = likelihoods[q][s] * quadrature.weight(q);
                sum += weight;
                first += weight * nodes[q];
                second += weight * nodes[q] * nodes[q];
            }
            var eap = first / sum;
            lines.add(new Line(s, eap, Math.sqrt(second / sum - eap * eap), sum));
        }
        return List.copyOf(lines);
    }
}
