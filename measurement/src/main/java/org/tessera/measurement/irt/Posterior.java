package org.tessera.measurement.irt;

import java.util.List;
import org.tessera.measurement.numeric.Quadrature;

/**
 * Expected a posteriori ability (Bock and Mislevy 1982) on fixed nodes: theta = sum of nodes times posterior weights. The
 * logarithms of all curves on the nodes are computed once, because many persons and every step of an adaptive test need
 * them again. Results are the same however many threads use one table.
 */
public final class Posterior {

    /** Where a probability is zero but for rounding, its logarithm stays finite. */
    private static final double SMALLEST = 1e-300;

    private final double[] points;
    private final double[] prior;
    private final double[][][] logs;

    private Posterior(double[] points, double[] prior, double[][][] logs) {
        this.points = points;
        this.prior = prior;
        this.logs = logs;
    }

    /** The table of the items on the nodes; the weights of the nodes are the prior. */
    public static Posterior of(List<Item> items, Quadrature nodes) {
        var prior = new double[nodes.size()];
        for (int q = 0; q < prior.length; q++) prior[q] = Math.log(nodes.weight(q));
        var logs = new double[items.size()][][];
        for (int i = 0; i < logs.length; i++) logs[i] = logs(items.get(i), nodes);
        return new Posterior(nodes.points(), prior, logs);
    }

    private static double[][] logs(Item item, Quadrature nodes) {
        var logs = new double[item.categories()][nodes.size()];
        for (int q = 0; q < nodes.size(); q++) {
            var p = item.probabilities(nodes.point(q));
            for (int k = 0; k < p.length; k++) logs[k][q] = Math.log(Math.max(SMALLEST, p[k]));
        }
        return logs;
    }

    /** From one answer per item: categories from 0, -1 for a blank. */
    public Score eap(int[] answers) {
        var log = prior.clone();
        for (int i = 0; i < answers.length; i++) if (answers[i] >= 0) add(log, logs[i][answers[i]]);
        return score(log);
    }

    /** From the items given, by their positions, with the category of each answer. */
    public Score eap(List<Integer> given, List<Integer> answers) {
        var log = prior.clone();
        for (int g = 0; g < given.size(); g++) add(log, logs[given.get(g)][answers.get(g)]);
        return score(log);
    }

    private static void add(double[] log, double[] row) {
        for (int q = 0; q < log.length; q++) log[q] += row[q];
    }

    private Score score(double[] log) {
        var highest = Double.NEGATIVE_INFINITY;
        for (var value : log) highest = Math.max(highest, value);
        double sum = 0;
        double first = 0;
        double second = 0;
        for (int q = 0; q < log.length; q++) {
            var weight = Math.exp(log[q] - highest);
            sum += weight;
            first += weight * points[q];
            second += weight * points[q] * points[q];
        }
        var theta = first / sum;
        return new Score(theta, Math.sqrt(Math.max(0, second / sum - theta * theta)));
    }
}
