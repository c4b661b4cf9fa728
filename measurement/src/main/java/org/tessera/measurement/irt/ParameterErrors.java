package org.tessera.measurement.irt;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.tessera.measurement.numeric.Linear;
import org.tessera.measurement.numeric.Quadrature;

/**
 * How exact the estimates of an EM run are: covariances of its packed parameters from the observed information, or from
 * the cross products of every person's score.
 */
final class ParameterErrors {

    private final Em em;

    ParameterErrors(Em em) {
        this.em = em;
    }

    /**
     * From the observed information: the derivative of the score by central differences, which is Oakes' (1999) identity
     * without its two separate terms. Takes two E-steps per parameter.
     *
     * @throws ArithmeticException where the likelihood is flat
     */
    double[][] observed() {
        var at = em.pack();
        var information = new double[at.length][];
        for (int i = 0; i < at.length; i++) {
            var h = 1e-4 * Math.max(1, Math.abs(at[i]));
            var probe = at.clone();
            probe[i] = at[i] + h;
            var up = score(probe);
            probe[i] = at[i] - h;
            var down = score(probe);
            information[i] = new double[at.length];
            for (int j = 0; j < at.length; j++) information[i][j] = (down[j] - up[j]) / (2 * h);
        }
        em.unpack(at);
        em.expect();
        for (int i = 0; i < at.length; i++)
            for (int j = 0; j < i; j++)
                information[i][j] = information[j][i] = (information[i][j] + information[j][i]) / 2;
        return Linear.inverse(information);
    }

    /** Gradient of the marginal log-likelihood at packed parameters: that of the expected one (Fisher's identity). */
    private double[] score(double[] packed) {
        em.unpack(packed);
        em.expect();
        var counts = em.expectation.itemCounts(em.par.length, em.categories);
        var score = new double[em.size()];
        var at = 0;
        for (int i = 0; i < em.par.length; i++)
            for (double g : em.maximum.slope(em.par[i], em.free[i], counts[i]).gradient()) score[at++] = g;
        for (int g = 0; g < em.means.length; g++) {
            var persons = em.expectation.persons[g];
            for (var derivative : latent(g)) score[at++] = dot(persons, derivative);
        }
        return score;
    }

    /** Derivatives of the log-weight of every node by the free ones of mean and log-variance of a group. */
    private double[][] latent(int g) {
        IntToDoubleFunction mean = q -> (em.nodes[q] - em.means[g]) / em.variances[g];
        IntToDoubleFunction variance = q -> Math.pow(em.nodes[q] - em.means[g], 2) / (2 * em.variances[g]);
        if (em.freeMean[g] && em.freeVariance[g]) return new double[][] {centred(g, mean), centred(g, variance)};
        if (em.freeMean[g]) return new double[][] {centred(g, mean)};
        return em.freeVariance[g] ? new double[][] {centred(g, variance)} : new double[0][];
    }

    /** The weights add up to one, so a derivative less its expectation is what is left of it. */
    private double[] centred(int g, IntToDoubleFunction derivative) {
        var weights = Quadrature.weights(em.nodes, em.means[g], Math.sqrt(em.variances[g]));
        var values = new double[em.nodes.length];
        Arrays.setAll(values, derivative);
        var expected = dot(weights, values);
        for (int q = 0; q < values.length; q++) values[q] -= expected;
        return values;
    }

    private static double dot(double[] weights, double[] values) {
        double sum = 0;
        for (int q = 0; q < values.length; q++) sum += weights[q] * values[q];
        return sum;
    }

    /**
     * From the cross products of the scores of all persons, with the prior's curvature where there is one (Louis 1982;
     * Bock and Lieberman 1970). Takes one E-step, so it serves large data; needs more persons than parameters.
     *
     * @throws ArithmeticException where there are too few different answers for so many parameters
     */
    double[][] crossProducts() {
        var size = em.size();
        var information = new double[size][size];
        var slopes = slopes();
        var latents = new double[em.means.length][][];
        for (int g = 0; g < latents.length; g++) latents[g] = latent(g);
        var patterns = em.expectation.patterns();
        for (int p = 0; p < patterns.count(); p++) {
            var score = score(p, em.expectation.posteriorOf(p, em.means, em.variances), slopes, latents);
            var weight = patterns.weight(p);
            for (int i = 0; i < size; i++) {
                if (score[i] == 0) continue;
                var row = information[i];
                var factor = weight * score[i];
                for (int j = 0; j <= i; j++) row[j] += factor * score[j];
            }
        }
        for (int i = 0; i < size; i++) for (int j = 0; j < i; j++) information[j][i] = information[i][j];
        addPrior(information);
        return Linear.inverse(information);
    }

    private void addPrior(double[][] information) {
        if (em.prior == null) return;
        var at = 0;
        for (var free : em.free)
            for (int f : free) {
                if (f == 2) information[at][at] += 1 / (em.prior.sd() * em.prior.sd());
                at++;
            }
    }

    private double[] score(int pattern, double[] posterior, double[][][][] slopes, double[][][] latents) {
        var score = new double[em.size()];
        var patterns = em.expectation.patterns();
        var answers = patterns.answers(pattern, em.categories);
        var at = 0;
        for (int i = 0; i < slopes.length; i++) {
            // A blank says nothing about its item.
            if (answers[i] < em.categories[i])
                for (int f = 0; f < slopes[i].length; f++) score[at + f] = dot(posterior, slopes[i][f][answers[i]]);
            at += slopes[i].length;
        }
        for (int g = 0; g < latents.length; g++)
            for (var derivative : latents[g]) {
                if (g == patterns.group(pattern)) score[at] = dot(posterior, derivative);
                at++;
            }
        return score;
    }

    /** Derivatives of ln P(category | node) by every free parameter: [item][free parameter][category][node]. */
    private double[][][][] slopes() {
        var all = new double[em.par.length][][][];
        for (int i = 0; i < all.length; i++) {
            all[i] = new double[em.free[i].length][em.categories[i]][em.nodes.length];
            var item = Item.of(em.family(), em.par[i]);
            for (int q = 0; q < em.nodes.length; q++) {
                var p = item.probabilities(em.nodes[q]);
                var gradients = item.gradients(em.nodes[q]);
                for (int f = 0; f < em.free[i].length; f++)
                    for (int c = 0; c < p.length; c++)
                        all[i][f][c][q] = gradients[em.free[i][f]][c] / Math.max(p[c], 1e-300);
            }
        }
        return all;
    }

    /** Standard errors per item and parameter (NaN where fixed) from covariances of the packed parameters. */
    double[][] ofItems(double[][] covariances) {
        var errors = new double[em.par.length][];
        var at = 0;
        for (int i = 0; i < errors.length; i++) {
            errors[i] = new double[em.par[i].length];
            Arrays.fill(errors[i], Double.NaN);
            for (int f : em.free[i]) {
                errors[i][f] = Math.sqrt(covariances[at][at]);
                at++;
            }
        }
        return errors;
    }

    /** Covariances of the items' parameters in full, item after item, with 0 for what is fixed. */
    double[][] spread(double[][] covariances) {
        var places = new int[Arrays.stream(em.free).mapToInt(f -> f.length).sum()];
        var size = 0;
        var at = 0;
        for (int i = 0; i < em.par.length; i++) {
            for (int f : em.free[i]) places[at++] = size + f;
            size += em.par[i].length;
        }
        var spread = new double[size][size];
        for (int i = 0; i < places.length; i++)
            for (int j = 0; j < places.length; j++) spread[places[i]][places[j]] = covariances[i][j];
        return spread;
    }
}
