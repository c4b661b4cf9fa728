package org.tessera.measurement.irt;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tessera.measurement.numeric.Linear;

/**
 * The M-step of one item: the parameters that make its expected counts most likely, by Fisher scoring with step halving.
 */
final class ItemMaximum {

    private final Family family;
    private final double[] nodes;
    private final @Nullable Prior prior;

    ItemMaximum(Family family, double[] nodes, @Nullable Prior prior) {
        this.family = family;
        this.nodes = nodes;
        this.prior = prior;
    }

    /** Gradient and information of the expected log-likelihood of an item, over its free parameters. */
    record Slope(double value, double[] gradient, double[][] information) {}

    /** Moves the free parameters in place to the maximum for counts[category][node]. */
    void move(double[] par, int[] free, double[][] counts) {
        for (int round = 0; round < 30; round++) {
            var slope = slope(par, free, counts);
            for (int i = 0; i < free.length; i++) slope.information[i][i] += 1e-9;
            double[] step;
            try {
                step = Linear.solve(slope.information, slope.gradient);
            } catch (ArithmeticException singular) {
                return;
            }
            var moved = moved(par, free, step, counts, slope.value);
            if (moved == null) return;
            double change = 0;
            for (int f : free) change = Math.max(change, Math.abs(moved[f] - par[f]));
            System.arraycopy(moved, 0, par, 0, par.length);
            if (change < 1e-9) return;
        }
    }

    private double @Nullable [] moved(double[] par, int[] free, double[] step, double[][] counts, double value) {
        for (double size = 1; size > 1e-6; size /= 2) {
            var moved = par.clone();
            for (int i = 0; i < free.length; i++) moved[free[i]] += size * Math.clamp(step[i], -2, 2);
            if (value(moved, counts) >= value - 1e-10 * Math.abs(value)) return moved;
        }
        return null;
    }

    /** Expected log-likelihood (with the prior); negative infinity where a category has no positive probability. */
    double value(double[] par, double[][] counts) {
        var p = new double[counts.length];
        double sum = prior == null ? 0 : prior.log(par[2]);
        for (int q = 0; q < nodes.length; q++) {
            family.probabilities(par, nodes[q], p);
            for (int c = 0; c < p.length; c++) {
                if (counts[c][q] == 0) continue;
                if (!(p[c] > 0)) {
                    if (p[c] < 0 || counts[c][q] > 1e-8) return Double.NEGATIVE_INFINITY;
                    continue;
                }
                sum += counts[c][q] * Math.log(p[c]);
            }
        }
        return sum;
    }

    Slope slope(double[] par, int[] free, double[][] counts) {
        var categories = counts.length;
        var p = new double[categories];
        var dp = new double[par.length][categories];
        var gradient = new double[free.length];
        var information = new double[free.length][free.length];
        for (int q = 0; q < nodes.length; q++) {
            double persons = 0;
            for (var row : counts) persons += row[q];
            if (persons == 0) continue;
            family.gradients(par, nodes[q], p, dp);
            for (int c = 0; c < categories; c++) {
                if (!(p[c] > 1e-300)) continue;
                var share = counts[c][q] / p[c];
                var weight = persons / p[c];
                for (int i = 0; i < free.length; i++) {
                    var di = dp[free[i]][c];
                    gradient[i] += share * di;
                    for (int j = 0; j <= i; j++) information[i][j] += weight * di * dp[free[j]][c];
                }
            }
        }
        if (prior != null) prior(par, free, gradient, information);
        for (int i = 0; i < free.length; i++) for (int j = 0; j < i; j++) information[j][i] = information[i][j];
        return new Slope(value(par, counts), gradient, information);
    }

    private void prior(double[] par, int[] free, double[] gradient, double[][] information) {
        if (prior == null) return;
        var at = Arrays.binarySearch(free, 2);
        if (at < 0) return;
        gradient[at] += (prior.mean() - par[2]) / (prior.sd() * prior.sd());
        information[at][at] += 1 / (prior.sd() * prior.sd());
    }
}
