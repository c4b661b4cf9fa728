package org.tessera.measurement.irt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Responses;
import org.tessera.measurement.numeric.Linear;
import org.tessera.measurement.numeric.Minimum;

/**
 * Conditional maximum likelihood for the Rasch family: item parameters from the answers given each person's sum score,
 * without any assumption about abilities. Source: Andersen (1972), with the summation algorithm for the elementary
 * symmetric functions; linear constraints as in Fischer (1995).
 *
 * <p>An item's categories c have the easiness beta(c) = design times eta, and P(c) is proportional to
 * exp(c theta + beta(c)).
 *
 * @param eta the free parameters
 * @param etaErrors their standard errors
 * @param beta easiness of the categories above the lowest, item after item
 * @param betaErrors their standard errors
 * @param logLikelihood conditional log-likelihood
 * @param converged whether the search ended properly
 */
public record Conditional(
        double[] eta, double[] etaErrors, double[] beta, double[] betaErrors, double logLikelihood, boolean converged) {

    /** Copies the arrays, so that nothing can change afterwards. */
    public Conditional {
        eta = eta.clone();
        etaErrors = etaErrors.clone();
        beta = beta.clone();
        betaErrors = betaErrors.clone();
    }

    @Override
    public double[] eta() {
        return eta.clone();
    }

    @Override
    public double[] etaErrors() {
        return etaErrors.clone();
    }

    @Override
    public double[] beta() {
        return beta.clone();
    }

    @Override
    public double[] betaErrors() {
        return betaErrors.clone();
    }

    /** Rasch difficulties are minus beta; they add up to 0. Items need two categories. */
    public static Estimate<Conditional> rasch(Responses responses) {
        for (int i = 0; i < responses.size(); i++)
            if (responses.highest(i) > 1)
                return Estimate.notEstimable("Item " + responses.items().get(i)
                        + " has more than two categories; the Rasch model takes 0 and 1.");
        return partialCredit(responses);
    }

    /** Partial credit model; all easiness parameters together add up to 0. */
    public static Estimate<Conditional> partialCredit(Responses responses) {
        var total = IntStream.range(0, responses.size()).map(responses::highest).sum();
        var design = new double[total][total - 1];
        for (int j = 0; j < total - 1; j++) {
            design[0][j] = -1;
            design[j + 1][j] = 1;
        }
        return of(responses, design);
    }

    /**
     * Any linear structure of the easiness parameters.
     *
     * @param design rows: categories above the lowest, item after item; columns: free parameters
     */
    public static Estimate<Conditional> of(Responses responses, double[][] design) {
        for (int i = 0; i < responses.size(); i++)
            if (responses.lowest(i) == responses.highest(i) || responses.lowest(i) > 0)
                return Estimate.notEstimable("Item " + responses.items().get(i)
                        + " does not use its categories from 0 upwards, so it has no parameters to estimate.");
        var patterns = Group.of(responses);
        if (patterns.stream().allMatch(Group::extreme))
            return Estimate.notEstimable("Every person has the lowest or the highest possible score.");
        var likelihood = new Likelihood(responses, patterns, design);
        var minimum = Minimum.bfgs(likelihood::value, likelihood::gradient, new double[design[0].length], 1e-7);
        return Estimate.known(likelihood.result(minimum));
    }

    /** Persons who answered the same items, counted by sum score. */
    private record Group(int[] items, int[] categories, double[] scores, double[] sufficient) {

        static List<Group> of(Responses responses) {
            var groups = new LinkedHashMap<List<Integer>, Group>();
            for (int p = 0; p < responses.persons(); p++) {
                var person = p;
                var items = IntStream.range(0, responses.size())
                        .filter(i -> responses.answered(person, i))
                        .boxed()
                        .toList();
                if (!items.isEmpty())
                    groups.computeIfAbsent(items, k -> empty(responses, k)).add(responses, p);
            }
            return new ArrayList<>(groups.values());
        }

        private static Group empty(Responses responses, List<Integer> items) {
            var categories = items.stream().mapToInt(responses::highest).toArray();
            var sum = Arrays.stream(categories).sum();
            return new Group(
                    items.stream().mapToInt(i -> i).toArray(), categories, new double[sum + 1], new double[sum]);
        }

        private void add(Responses responses, int person) {
            var sum = 0;
            var at = 0;
            for (int k = 0; k < items.length; k++) {
                var code = responses.code(person, items[k]);
                sum += code;
                if (code > 0) sufficient[at + code - 1]++;
                at += categories[k];
            }
            scores[sum]++;
        }

        boolean extreme() {
            return Arrays.stream(scores, 1, scores.length - 1).sum() == 0;
        }
    }

    private static final class Likelihood {
        private final List<Group> groups;
        private final double[][] design;
        private final double[][] transposed;
        private final int[] first;

        Likelihood(Responses responses, List<Group> groups, double[][] design) {
            this.groups = groups;
            this.design = design;
            this.transposed = Linear.transpose(design);
            this.first = new int[responses.size()];
            for (int i = 1; i < first.length; i++) first[i] = first[i - 1] + responses.highest(i - 1);
        }

        double value(double[] eta) {
            var beta = Linear.times(design, eta);
            double sum = 0;
            for (var group : groups) sum -= value(group, beta);
            // Far from the solution the symmetric functions leave the range of a double; the search must turn back.
            return Double.isFinite(sum) ? sum : Double.POSITIVE_INFINITY;
        }

        private double value(Group group, double[] beta) {
            var gamma = gamma(group, beta, -1);
            double sum = 0;
            for (int r = 0; r < gamma.length; r++) if (group.scores[r] > 0) sum -= group.scores[r] * Math.log(gamma[r]);
            var at = 0;
            for (int k = 0; k < group.items.length; k++)
                for (int c = 0; c < group.categories[k]; c++)
                    sum += group.sufficient[at++] * beta[first[group.items[k]] + c];
            return sum;
        }

        double[] gradient(double[] eta) {
            var beta = Linear.times(design, eta);
            var gradient = new double[beta.length];
            for (var group : groups) add(group, beta, gradient);
            var result = Linear.times(transposed, gradient);
            for (int i = 0; i < result.length; i++) result[i] = -result[i];
            return result;
        }

        private void add(Group group, double[] beta, double[] gradient) {
            var gamma = gamma(group, beta, -1);
            var at = 0;
            for (int k = 0; k < group.items.length; k++) {
                var others = gamma(group, beta, k);
                for (int c = 1; c <= group.categories[k]; c++) {
                    var position = first[group.items[k]] + c - 1;
                    var easiness = Math.exp(beta[position]);
                    double expected = 0;
                    for (int r = c; r < gamma.length && r - c < others.length; r++)
                        if (group.scores[r] > 0) expected += group.scores[r] * easiness * others[r - c] / gamma[r];
                    gradient[position] += group.sufficient[at++] - expected;
                }
            }
        }

        /** Elementary symmetric functions by summation, leaving one item out where {@code without} is not -1. */
        private double[] gamma(Group group, double[] beta, int without) {
            var gamma = new double[] {1};
            for (int k = 0; k < group.items.length; k++) {
                if (k == without) continue;
                var next = new double[gamma.length + group.categories[k]];
                for (int c = 0; c <= group.categories[k]; c++) {
                    var easiness = c == 0 ? 1 : Math.exp(beta[first[group.items[k]] + c - 1]);
                    for (int r = 0; r < gamma.length; r++) next[r + c] += gamma[r] * easiness;
                }
                gamma = next;
            }
            return gamma;
        }

        Conditional result(Minimum minimum) {
            var covariances = Linear.inverse(information(minimum.x()));
            var spread = Linear.times(Linear.times(design, covariances), transposed);
            return new Conditional(
                    minimum.x(),
                    roots(covariances),
                    Linear.times(design, minimum.x()),
                    roots(spread),
                    -minimum.value(),
                    minimum.converged());
        }

        private double[][] information(double[] eta) {
            var n = eta.length;
            var information = new double[n][];
            for (int i = 0; i < n; i++) {
                var h = 1e-4;
                var probe = eta.clone();
                probe[i] = eta[i] + h;
                var up = gradient(probe);
                probe[i] = eta[i] - h;
                var down = gradient(probe);
                information[i] = new double[n];
                for (int j = 0; j < n; j++) information[i][j] = (up[j] - down[j]) / (2 * h);
            }
            return information;
        }

        private static double[] roots(double[][] covariances) {
            return IntStream.range(0, covariances.length)
                    .mapToDouble(i -> Math.sqrt(covariances[i][i]))
                    .toArray();
        }
    }

    /** The calibrated items: intercepts are beta, slopes 1. */
    public List<Item> items(Responses responses) {
        var items = new ArrayList<Item>();
        var at = 0;
        for (int i = 0; i < responses.size(); i++) {
            var d = Arrays.copyOfRange(beta, at, at + responses.highest(i));
            at += d.length;
            items.add(d.length == 1 ? Item.logistic(1, d[0], 0, 1) : Item.partialCredit(1, d));
        }
        return List.copyOf(items);
    }
}
