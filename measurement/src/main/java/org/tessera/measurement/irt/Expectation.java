package org.tessera.measurement.irt;

import java.util.stream.IntStream;
import org.tessera.measurement.numeric.Quadrature;

/**
 * The E-step of Bock and Aitkin (1981): posterior weights of every pattern at every node, added up as expected counts
 * per answer and node. Patterns are split into a fixed number of parts, each with its own sums that are added in order,
 * so the result does not depend on the number of processors.
 */
final class Expectation {

    private static final int PARTS = 16;

    /** Posterior weights below this share add nothing that a double of the sum could hold. */
    private static final double NEGLIGIBLE = 1e-13;

    private final Patterns patterns;
    private final double[] nodes;
    private final int stride;
    private final int groups;
    private final double[] table;

    /** Expected counts: row of the pattern table by node. */
    final double[] counts;

    /** Expected number of persons by group and node. */
    final double[][] persons;

    /** Log-likelihood of the last run. */
    double logLikelihood;

    Expectation(Patterns patterns, double[] nodes, int groups) {
        this.patterns = patterns;
        this.nodes = nodes;
        this.groups = groups;
        // Whole vector registers per row: eight doubles at a time.
        this.stride = (nodes.length + 7) / 8 * 8;
        this.table = new double[patterns.rows() * stride];
        this.counts = new double[patterns.rows() * stride];
        this.persons = new double[groups][stride];
    }

    /** Runs the step for items with the given parameters and abilities with the given means and variances. */
    void run(Family family, double[][] par, double[] means, double[] variances) {
        fill(family, par);
        var weights = new double[groups][stride];
        for (int g = 0; g < groups; g++)
            System.arraycopy(
                    Quadrature.weights(nodes, means[g], Math.sqrt(variances[g])), 0, weights[g], 0, nodes.length);
        var parts = IntStream.range(0, PARTS)
                .parallel()
                .mapToObj(part -> part(part, weights))
                .toList();
        java.util.Arrays.fill(counts, 0);
        for (var row : persons) java.util.Arrays.fill(row, 0);
        logLikelihood = 0;
        for (var part : parts) {
            logLikelihood += part.logLikelihood;
            for (int i = 0; i < counts.length; i++) counts[i] += part.counts[i];
            for (int g = 0; g < groups; g++) for (int q = 0; q < stride; q++) persons[g][q] += part.persons[g][q];
        }
    }

    private static final class Part {
        final double[] counts;
        final double[][] persons;
        double logLikelihood;

        Part(int size, int groups, int stride) {
            counts = new double[size];
            persons = new double[groups][stride];
        }
    }

    private Part part(int number, double[][] weights) {
        var count = patterns.count();
        var from = (int) ((long) count * number / PARTS);
        var to = (int) ((long) count * (number + 1) / PARTS);
        var part = new Part(from == to ? 0 : counts.length, groups, stride);
        if (from == to) return new Part(counts.length, groups, stride);
        var posterior = new double[stride];
        for (int p = from; p < to; p++) {
            var group = patterns.group(p);
            part.logLikelihood += patterns.weight(p) * posterior(p, weights[group], posterior);
            spread(p, posterior, part, group);
        }
        return part;
    }

    /** Fills the posterior of a pattern and returns the logarithm of its likelihood. */
    private double posterior(int pattern, double[] weights, double[] posterior) {
        var log = logLikelihoods(pattern, posterior);
        var highest = Double.NEGATIVE_INFINITY;
        for (int q = 0; q < nodes.length; q++) highest = Math.max(highest, log[q]);
        double sum = 0;
        for (int q = 0; q < nodes.length; q++) {
            var d = log[q] - highest;
            // exp(-60) is below the last digit of the sum; leaving it out saves most of the exponentials.
            posterior[q] = d < -60 ? 0 : Math.exp(d) * weights[q];
            sum += posterior[q];
        }
        if (sum == 0) return exact(pattern, weights, posterior);
        for (int q = 0; q < nodes.length; q++) posterior[q] /= sum;
        return highest + Math.log(sum);
    }

    /** The same on the logarithmic scale, for a pattern whose likelihood is high only where the prior vanishes. */
    private double exact(int pattern, double[] weights, double[] posterior) {
        var log = logLikelihoods(pattern, posterior);
        var highest = Double.NEGATIVE_INFINITY;
        for (int q = 0; q < nodes.length; q++) {
            log[q] += Math.log(weights[q]);
            highest = Math.max(highest, log[q]);
        }
        double sum = 0;
        for (int q = 0; q < nodes.length; q++) sum += posterior[q] = Math.exp(log[q] - highest);
        for (int q = 0; q < nodes.length; q++) posterior[q] /= sum;
        return highest + Math.log(sum);
    }

    private double[] logLikelihoods(int pattern, double[] sums) {
        java.util.Arrays.fill(sums, 0);
        var width = patterns.blocks().size();
        var index = patterns.index();
        var t = table;
        for (int b = pattern * width; b < (pattern + 1) * width; b++) {
            var offset = index[b] * stride;
            for (int q = 0; q < sums.length; q++) sums[q] += t[offset + q];
        }
        return sums;
    }

    private void spread(int pattern, double[] posterior, Part part, int group) {
        var first = 0;
        while (posterior[first] < NEGLIGIBLE) first++;
        var last = nodes.length;
        while (posterior[last - 1] < NEGLIGIBLE) last--;
        var weight = patterns.weight(pattern);
        if (weight != 1) for (int q = first; q < last; q++) posterior[q] *= weight;
        for (int q = first; q < last; q++) part.persons[group][q] += posterior[q];
        var width = patterns.blocks().size();
        var index = patterns.index();
        var c = part.counts;
        for (int b = pattern * width; b < (pattern + 1) * width; b++) {
            var offset = index[b] * stride;
            for (int q = first; q < last; q++) c[offset + q] += posterior[q];
        }
    }

    /** Log-probability of every joint answer of every block at every node; a blank adds nothing. */
    private void fill(Family family, double[][] par) {
        for (var block : patterns.blocks()) {
            var logs = new double[block.answers().length][][];
            for (int i = block.first(); i < block.last(); i++) logs[i - block.first()] = logs(family, par[i]);
            for (int joint = 0; joint < block.rows(); joint++) {
                var offset = (block.row() + joint) * stride;
                for (int q = 0; q < nodes.length; q++) table[offset + q] = 0;
                var rest = joint;
                for (int i = block.answers().length - 1; i >= 0; i--) {
                    var answer = rest % block.answers()[i];
                    rest /= block.answers()[i];
                    if (answer >= logs[i].length) continue;
                    for (int q = 0; q < nodes.length; q++) table[offset + q] += logs[i][answer][q];
                }
            }
        }
    }

    private double[][] logs(Family family, double[] par) {
        var p = new double[family.categories(par)];
        var logs = new double[p.length][nodes.length];
        for (int q = 0; q < nodes.length; q++) {
            family.probabilities(par, nodes[q], p);
            for (int c = 0; c < p.length; c++) logs[c][q] = Math.log(Math.max(p[c], 1e-300));
        }
        return logs;
    }

    /** Expected counts of every item's categories: [item][category][node]. */
    double[][][] itemCounts(int items, int[] categories) {
        var result = new double[items][][];
        for (var block : patterns.blocks()) {
            for (int i = block.first(); i < block.last(); i++) result[i] = new double[categories[i]][nodes.length];
            for (int joint = 0; joint < block.rows(); joint++) {
                var offset = (block.row() + joint) * stride;
                var rest = joint;
                for (int i = block.last() - 1; i >= block.first(); i--) {
                    var answers = block.answers()[i - block.first()];
                    var answer = rest % answers;
                    rest /= answers;
                    if (answer >= categories[i]) continue;
                    var sums = result[i][answer];
                    for (int q = 0; q < nodes.length; q++) sums[q] += counts[offset + q];
                }
            }
        }
        return result;
    }

    /** The patterns this step runs over. */
    Patterns patterns() {
        return patterns;
    }

    /** Posterior of one pattern over the nodes at the parameters of the last run. */
    double[] posteriorOf(int pattern, double[] means, double[] variances) {
        var g = patterns.group(pattern);
        var weights = java.util.Arrays.copyOf(Quadrature.weights(nodes, means[g], Math.sqrt(variances[g])), stride);
        var posterior = new double[stride];
        posterior(pattern, weights, posterior);
        return posterior;
    }
}
