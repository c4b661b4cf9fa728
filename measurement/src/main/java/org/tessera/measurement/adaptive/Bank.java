package org.tessera.measurement.adaptive;

import java.util.List;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.irt.Score;
import org.tessera.measurement.numeric.Quadrature;

/** Calibrated items to choose from, with what the estimates on the way need again and again computed once. */
public final class Bank {

    private static final Quadrature NODES = nodes();

    private final List<Item> items;
    private final double[][][] logs;

    private Bank(List<Item> items) {
        this.items = List.copyOf(items);
        this.logs = new double[items.size()][][];
        for (int i = 0; i < logs.length; i++) logs[i] = logs(items.get(i));
    }

    /** A bank of calibrated items; their positions are their names here. */
    public static Bank of(List<Item> items) {
        return new Bank(items);
    }

    /** The items in order. */
    public List<Item> items() {
        return items;
    }

    /** Number of items. */
    public int size() {
        return items.size();
    }

    /** The item at a position. */
    public Item get(int position) {
        return items.get(position);
    }

    /** Expected a posteriori with N(0, 1) on 33 nodes from -4 to 4. */
    Score eap(List<Integer> given, List<Integer> answers) {
        var points = NODES.points();
        var log = new double[points.length];
        for (int q = 0; q < log.length; q++) log[q] = Math.log(NODES.weight(q));
        for (int g = 0; g < given.size(); g++) {
            var row = logs[given.get(g)][answers.get(g)];
            for (int q = 0; q < log.length; q++) log[q] += row[q];
        }
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

    private static double[][] logs(Item item) {
        var logs = new double[item.categories()][NODES.size()];
        for (int q = 0; q < NODES.size(); q++) {
            var p = item.probabilities(NODES.point(q));
            for (int k = 0; k < p.length; k++) logs[k][q] = Math.log(Math.max(1e-300, p[k]));
        }
        return logs;
    }

    /** The trapezoid rule of catR: 33 nodes from -4 to 4, the two ends with half their weight. */
    private static Quadrature nodes() {
        var normal = Quadrature.normal(33, -4, 4, 0, 1);
        var weights = normal.weights();
        weights[0] /= 2;
        weights[32] /= 2;
        return new Quadrature(normal.points(), weights);
    }
}
