package org.tessera.measurement.irt;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.measurement.numeric.Linear;

/**
 * The EM algorithm with SQUAREM acceleration (Varadhan and Roland 2008, scheme S3): two plain steps show the direction
 * in which the estimates drift, a third starts from their extrapolation and is thrown away where it loses likelihood.
 */
final class Em {

    private final Model model;
    final Expectation expectation;
    final ItemMaximum maximum;
    final double[] nodes;
    final int[] categories;
    final int[][] free;
    final double[][] par;
    final double[] means;
    final double[] variances;
    final boolean[] freeMean;
    final boolean[] freeVariance;
    final @Nullable Prior prior;

    int iterations;
    boolean converged;

    Em(Model model, Patterns patterns, int[] categories, double[][] start, int groups, Settings settings) {
        this.model = model;
        this.nodes = settings.nodes();
        this.categories = categories;
        this.expectation = new Expectation(patterns, nodes, groups);
        this.prior = model == Model.THREE_PL ? settings.prior() : null;
        this.maximum = new ItemMaximum(model.family(), nodes, prior);
        this.par = Linear.copy(start);
        this.free = new int[start.length][];
        for (int i = 0; i < start.length; i++) free[i] = model.free(categories[i]);
        fix(settings.anchors());
        var anchored = !settings.anchors().isEmpty();
        this.means = new double[groups];
        this.variances = new double[groups];
        Arrays.fill(variances, 1);
        this.freeMean = new boolean[groups];
        this.freeVariance = new boolean[groups];
        for (int g = 0; g < groups; g++) {
            freeMean[g] = anchored || g > 0;
            freeVariance[g] = anchored || g > 0 || model.rasch();
        }
    }

    private void fix(Map<Integer, Item> anchors) {
        anchors.forEach((i, item) -> {
            par[i] = item.parameters();
            free[i] = new int[0];
        });
    }

    void run(double tolerance, int maximumIterations) {
        var start = pack();
        while (iterations < maximumIterations) {
            var value0 = step();
            var first = pack();
            var r = minus(first, start);
            if (largest(r) < tolerance) {
                converged = true;
                break;
            }
            var value1 = step();
            var second = pack();
            var v = minus(minus(second, first), r);
            iterations += 2;
            if (largest(minus(second, first)) < tolerance) {
                converged = true;
                break;
            }
            start = extrapolate(start, r, v, second, Math.max(value0, value1));
        }
        expect();
    }

    /** Leaves the parameters at the better of the extrapolation and the second plain step, after one more step. */
    private double[] extrapolate(double[] start, double[] r, double[] v, double[] second, double value) {
        var length = Math.sqrt(Linear.dot(v, v));
        var alpha = length == 0 ? -1 : -Math.sqrt(Linear.dot(r, r)) / length;
        for (int attempt = 0; attempt < 3 && alpha < -1.01; attempt++) {
            var guess = new double[start.length];
            for (int i = 0; i < guess.length; i++) guess[i] = start[i] - 2 * alpha * r[i] + alpha * alpha * v[i];
            unpack(guess);
            if (possible()) {
                var reached = step();
                iterations++;
                if (reached >= value) return pack();
            }
            alpha = (alpha - 1) / 2;
        }
        unpack(second);
        return second;
    }

    private boolean possible() {
        for (int i = 0; i < par.length; i++) {
            if (Math.abs(par[i][0]) > 50) return false;
            if (model.family() != Family.GRADED) continue;
            for (int k = 2; k < par[i].length; k++) if (par[i][k] >= par[i][k - 1]) return false;
        }
        for (var variance : variances) if (!(variance > 1e-4 && variance < 100)) return false;
        return true;
    }

    /** One plain EM step; returns the objective before it. */
    private double step() {
        var objective = expect();
        var counts = expectation.itemCounts(par.length, categories);
        java.util.stream.IntStream.range(0, par.length).parallel().forEach(i -> {
            if (free[i].length > 0) maximum.move(par[i], free[i], counts[i]);
        });
        for (int g = 0; g < means.length; g++) latent(g);
        return objective;
    }

    double expect() {
        expectation.run(model.family(), par, means, variances);
        var objective = expectation.logLikelihood;
        if (prior != null)
            for (int i = 0; i < par.length; i++) if (free[i].length > 0) objective += prior.log(par[i][2]);
        return objective;
    }

    private void latent(int g) {
        double n = 0;
        double sum = 0;
        double squares = 0;
        for (int q = 0; q < nodes.length; q++) {
            var weight = expectation.persons[g][q];
            n += weight;
            sum += weight * nodes[q];
            squares += weight * nodes[q] * nodes[q];
        }
        if (freeMean[g]) means[g] = sum / n;
        if (freeVariance[g]) variances[g] = squares / n - 2 * means[g] * sum / n + means[g] * means[g];
    }

    double[] pack() {
        var packed = new double[size()];
        var at = 0;
        for (int i = 0; i < par.length; i++) for (int f : free[i]) packed[at++] = par[i][f];
        for (int g = 0; g < means.length; g++) {
            if (freeMean[g]) packed[at++] = means[g];
            if (freeVariance[g]) packed[at++] = Math.log(variances[g]);
        }
        return packed;
    }

    void unpack(double[] packed) {
        var at = 0;
        for (int i = 0; i < par.length; i++) for (int f : free[i]) par[i][f] = packed[at++];
        for (int g = 0; g < means.length; g++) {
            if (freeMean[g]) means[g] = packed[at++];
            if (freeVariance[g]) variances[g] = Math.exp(packed[at++]);
        }
    }

    int size() {
        var size = 0;
        for (var f : free) size += f.length;
        for (int g = 0; g < means.length; g++) size += (freeMean[g] ? 1 : 0) + (freeVariance[g] ? 1 : 0);
        return size;
    }

    double logLikelihood() {
        return expectation.logLikelihood;
    }

    Family family() {
        return model.family();
    }

    double[][] parameters() {
        return Linear.copy(par);
    }

    private static double[] minus(double[] x, double[] y) {
        var d = new double[x.length];
        for (int i = 0; i < x.length; i++) d[i] = x[i] - y[i];
        return d;
    }

    private static double largest(double[] x) {
        double largest = 0;
        for (var v : x) largest = Math.max(largest, Math.abs(v));
        return largest;
    }
}
