package org.tessera.measurement.irt;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.numeric.Minimum;
import org.tessera.measurement.numeric.Quadrature;

/**
 * Ability from answers to calibrated items. Answers are categories from 0, -1 for a blank, one per item.
 *
 * <p>Maximum likelihood has no answer for an all-right or all-wrong pattern: it is a reason then, not a number at the
 * end of a scale.
 */
public final class Scoring {

    private static final double END = 20;

    private final List<Item> items;
    private final double mean;
    private final double variance;
    private final Quadrature standard;

    /** Whether a likelihood can have more than one peak, which only guessing makes possible. */
    private final boolean guessing;

    /** The table on the nodes last used: many persons are scored on the same ones. */
    private volatile @Nullable Table table;

    private record Table(Quadrature quadrature, Posterior posterior) {

        boolean on(Quadrature other) {
            return quadrature == other
                    || Arrays.equals(quadrature.points(), other.points())
                            && Arrays.equals(quadrature.weights(), other.weights());
        }
    }

    private Scoring(List<Item> items, double mean, double variance) {
        this.items = List.copyOf(items);
        this.mean = mean;
        this.variance = variance;
        this.standard = Quadrature.normal(61, -6, 6, mean, Math.sqrt(variance));
        this.guessing = items.stream().anyMatch(item -> item.g() > 0 || item.u() < 1);
    }

    /** Scoring with the prior N(0, 1). */
    public static Scoring of(List<Item> items) {
        return new Scoring(items, 0, 1);
    }

    /** Scoring with the ability distribution of a calibration's first group. */
    public static Scoring of(Calibration calibration) {
        var latent = calibration.groups().getFirst();
        return new Scoring(calibration.curves(), latent.mean(), latent.variance());
    }

    /** The same with another normal prior. */
    public Scoring withPrior(double priorMean, double priorVariance) {
        return new Scoring(items, priorMean, priorVariance);
    }

    /** Expected a posteriori with the prior on 61 nodes from -6 to 6 (Bock and Mislevy 1982). */
    public Score eap(int[] answers) {
        return eap(answers, standard);
    }

    /** Expected a posteriori on given nodes and prior weights. */
    public Score eap(int[] answers, Quadrature quadrature) {
        return posterior(quadrature).eap(answers);
    }

    private Posterior posterior(Quadrature quadrature) {
        var known = table;
        if (known != null && known.on(quadrature)) return known.posterior;
        var fresh = new Table(quadrature, Posterior.of(items, quadrature));
        table = fresh;
        return fresh.posterior;
    }

    /** Mode of the posterior; the error is 1 / sqrt(observed information + 1 / prior variance). */
    public Score map(int[] answers) {
        var theta = peak(
                t -> slopes(answers, t)[0] - (t - mean) / variance, eap(answers).theta());
        return new Score(theta, 1 / Math.sqrt(-slopes(answers, theta)[1] + 1 / variance));
    }

    /** Maximum likelihood with the observed information. */
    public Estimate<Score> ml(int[] answers) {
        if (extreme(answers))
            return Estimate.notEstimable(
                    "All answers are in the lowest or all in the highest category, so the likelihood"
                            + " has no maximum.");
        var theta = peak(t -> slopes(answers, t)[0], eap(answers).theta());
        if (Math.abs(theta) >= END - 1e-6) return Estimate.notEstimable("The likelihood has no maximum.");
        return Estimate.known(new Score(theta, 1 / Math.sqrt(-slopes(answers, theta)[1])));
    }

    /** Warm (1989): l'(theta) + J / (2 I) = 0 with J = sum of P' P'' / P; the error is 1 / sqrt(information). */
    public Score wle(int[] answers) {
        var theta = peak(
                t -> {
                    var bias = bias(answers, t);
                    return slopes(answers, t)[0] + bias[0] / (2 * bias[1]);
                },
                eap(answers).theta());
        return new Score(theta, 1 / Math.sqrt(bias(answers, theta)[1]));
    }

    /**
     * Maximum of the likelihood weighted by the root of the test information (Jeffreys' prior). For the Rasch, 2PL and
     * partial credit families this is Warm's estimate; for others it is what mirt calls WLE (Magis 2015). The error is
     * the curvature of the weighted likelihood.
     */
    public Score jeffreys(int[] answers) {
        DoubleUnaryOperator slope = t -> {
            var sums = bias(answers, t);
            return slopes(answers, t)[0] + sums[2] / (2 * sums[1]);
        };
        var theta = peak(slope, eap(answers).theta());
        var h = 1e-4;
        var curvature = (slope.applyAsDouble(theta - h) - slope.applyAsDouble(theta + h)) / (2 * h);
        return new Score(theta, 1 / Math.sqrt(curvature));
    }

    /** Log-likelihood of the answers at theta. */
    public double logLikelihood(int[] answers, double theta) {
        double sum = 0;
        for (int i = 0; i < answers.length; i++)
            if (answers[i] >= 0) sum += Math.log(Math.max(1e-300, items.get(i).probabilities(theta)[answers[i]]));
        return sum;
    }

    private boolean extreme(int[] answers) {
        var lowest = true;
        var highest = true;
        for (int i = 0; i < answers.length; i++) {
            if (answers[i] < 0) continue;
            lowest &= answers[i] == 0;
            highest &= answers[i] == items.get(i).categories() - 1;
        }
        return lowest || highest;
    }

    /** First and second derivative of the log-likelihood. */
    private double[] slopes(int[] answers, double theta) {
        var slopes = new double[2];
        for (int i = 0; i < answers.length; i++) {
            if (answers[i] < 0) continue;
            var curve = items.get(i).curve(theta);
            var p = Math.max(1e-300, curve.p()[answers[i]]);
            var ratio = curve.first()[answers[i]] / p;
            slopes[0] += ratio;
            slopes[1] += curve.second()[answers[i]] / p - ratio * ratio;
        }
        return slopes;
    }

    /** Warm's J, the information of the items answered, and its derivative. */
    private double[] bias(int[] answers, double theta) {
        var sums = new double[3];
        for (int i = 0; i < answers.length; i++) {
            if (answers[i] < 0) continue;
            var curve = items.get(i).curve(theta);
            for (int k = 0; k < curve.p().length; k++) {
                if (!(curve.p()[k] > 0)) continue;
                sums[0] += curve.first()[k] * curve.second()[k] / curve.p()[k];
                var ratio = curve.first()[k] / curve.p()[k];
                sums[1] += curve.first()[k] * ratio;
                sums[2] += ratio * (2 * curve.second()[k] - curve.first()[k] * ratio);
            }
        }
        return sums;
    }

    /**
     * The peak that is reached by walking uphill from the EAP. Without guessing there is only one; a likelihood with
     * guessing can have more, and the one nearest to where the person most probably is, is meant.
     */
    private double peak(DoubleUnaryOperator slope, double start) {
        var size = guessing ? 0.05 : 0.5;
        var step = slope.applyAsDouble(start) > 0 ? size : -size;
        for (double t = start; Math.abs(t) < END; t += step) {
            if (slope.applyAsDouble(t + step) * step <= 0) return Minimum.root(slope, t, t + step);
        }
        return step > 0 ? END : -END;
    }
}
