package org.tessera.measurement.linking;

import java.util.Arrays;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.numeric.Linear;

/**
 * Log-linear smoothing of a score distribution before equipercentile equating: log p(x) is a polynomial of degree C in the
 * score, fitted by maximum likelihood. The smoothed distribution keeps the first C moments of the observed one exactly and
 * loses the bumps of chance. Source: Holland and Thayer (1987; 2000, Journal of Educational and Behavioral Statistics
 * 25, 133-183); Kolen and Brennan (2014), section 3.2.
 *
 * @param probabilities smoothed probabilities of the scores 0, 1, ...
 * @param degree degree C of the polynomial
 * @param likelihoodRatio G2 = 2 sum of n log(n / fitted) against the unsmoothed distribution
 * @param aic G2 + 2 (C + 1): among several degrees the lowest describes the distribution best (Moses and Holland 2009)
 */
public record LogLinear(double[] probabilities, int degree, double likelihoodRatio, double aic) {

    /** Degree up to which moments are usually kept. */
    public static final int HIGHEST_DEGREE = 6;

    private static final int ROUNDS = 100;

    /** Copies the array. */
    public LogLinear {
        probabilities = probabilities.clone();
    }

    @Override
    public double[] probabilities() {
        return probabilities.clone();
    }

    /**
     * The smoothed distribution of one degree (Holland and Thayer 2000): Newton's method on the log-likelihood.
     *
     * @param counts persons with the scores 0, 1, ..., highest
     * @param degree 1 to the number of different scores less one
     */
    public static Estimate<LogLinear> of(int[] counts, int degree) {
        var used = Arrays.stream(counts).filter(n -> n > 0).count();
        if (degree < 1 || used <= degree)
            return Estimate.notEstimable("Smoothing with " + degree + " moments needs at least "
                    + (Math.max(1, degree) + 1) + " different scores; there are " + used + ".");
        var basis = basis(counts.length, degree);
        var n = Arrays.stream(counts).sum();
        var wanted = moments(
                basis, Arrays.stream(counts).mapToDouble(c -> (double) c / n).toArray());
        var beta = new double[degree];
        for (int round = 0; round < ROUNDS; round++) {
            var p = probabilities(basis, beta);
            var step = step(basis, p, wanted);
            if (step == null) break;
            advance(basis, beta, step, wanted);
            if (Arrays.stream(step).allMatch(s -> Math.abs(s) < 1e-12))
                return Estimate.known(result(counts, n, probabilities(basis, beta), degree));
        }
        return Estimate.notEstimable("The smoothing did not settle; take fewer moments.");
    }

    /**
     * The degree from 1 to 6 with the lowest AIC (Moses and Holland 2009).
     *
     * @param counts persons with the scores 0, 1, ..., highest
     */
    public static Estimate<LogLinear> best(int[] counts) {
        Estimate<LogLinear> best = of(counts, 1);
        for (int degree = 2; degree <= HIGHEST_DEGREE; degree++)
            if (of(counts, degree) instanceof Estimate.Known<LogLinear>(LogLinear next)
                    && (!(best instanceof Estimate.Known<LogLinear>(LogLinear known)) || next.aic < known.aic))
                best = Estimate.known(next);
        return best;
    }

    /** Orthonormal polynomials over the scores: powers themselves would be nearly collinear. */
    private static double[][] basis(int scores, int degree) {
        var basis = new double[degree][scores];
        for (int d = 0; d < degree; d++) {
            for (int x = 0; x < scores; x++) basis[d][x] = d == 0 ? x : basis[d - 1][x] * (x - (scores - 1) / 2.0);
            // Against the constant and those before; twice, because the first time leaves rounding.
            for (int twice = 0; twice < 2; twice++) {
                subtract(basis[d], Arrays.stream(basis[d]).average().orElse(0));
                for (int e = 0; e < d; e++) project(basis[d], basis[e]);
            }
            var length = Math.sqrt(dot(basis[d], basis[d]));
            for (int x = 0; x < scores; x++) basis[d][x] /= length;
        }
        return basis;
    }

    private static void subtract(double[] row, double value) {
        for (int x = 0; x < row.length; x++) row[x] -= value;
    }

    private static void project(double[] row, double[] unit) {
        var part = dot(row, unit);
        for (int x = 0; x < row.length; x++) row[x] -= part * unit[x];
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int x = 0; x < a.length; x++) sum += a[x] * b[x];
        return sum;
    }

    private static double[] probabilities(double[][] basis, double[] beta) {
        var p = new double[basis[0].length];
        for (int x = 0; x < p.length; x++) for (int d = 0; d < beta.length; d++) p[x] += beta[d] * basis[d][x];
        var highest = Arrays.stream(p).max().orElse(0);
        double sum = 0;
        for (int x = 0; x < p.length; x++) sum += p[x] = Math.exp(p[x] - highest);
        for (int x = 0; x < p.length; x++) p[x] /= sum;
        return p;
    }

    private static double[] moments(double[][] basis, double[] p) {
        return Arrays.stream(basis).mapToDouble(row -> dot(row, p)).toArray();
    }

    /** Newton's step: the covariances of the polynomials solve for the moments that are still missing. */
    private static double @org.jspecify.annotations.Nullable [] step(double[][] basis, double[] p, double[] wanted) {
        var now = moments(basis, p);
        var covariances = new double[basis.length][basis.length];
        var missing = new double[basis.length];
        for (int d = 0; d < basis.length; d++) {
            missing[d] = wanted[d] - now[d];
            for (int e = 0; e < basis.length; e++) {
                for (int x = 0; x < p.length; x++) covariances[d][e] += p[x] * basis[d][x] * basis[e][x];
                covariances[d][e] -= now[d] * now[e];
            }
        }
        try {
            return Linear.solve(covariances, missing);
        } catch (ArithmeticException singular) {
            return null;
        }
    }

    /** Goes along the step, half as far as long as the likelihood would fall: it has one peak. */
    private static void advance(double[][] basis, double[] beta, double[] step, double[] wanted) {
        var before = likelihood(basis, beta, wanted);
        for (double size = 1; size > 1e-6; size /= 2) {
            var next = beta.clone();
            for (int d = 0; d < beta.length; d++) next[d] += size * step[d];
            if (size <= 2e-6 || likelihood(basis, next, wanted) >= before - 1e-14) {
                System.arraycopy(next, 0, beta, 0, beta.length);
                return;
            }
        }
    }

    /** Log-likelihood per person, but for what does not depend on beta: beta m - log sum of exp(beta basis). */
    private static double likelihood(double[][] basis, double[] beta, double[] wanted) {
        var logs = new double[basis[0].length];
        for (int x = 0; x < logs.length; x++) for (int d = 0; d < beta.length; d++) logs[x] += beta[d] * basis[d][x];
        var highest = Arrays.stream(logs).max().orElse(0);
        var sum = Arrays.stream(logs).map(v -> Math.exp(v - highest)).sum();
        return dot(beta, wanted) - highest - Math.log(sum);
    }

    private static LogLinear result(int[] counts, int n, double[] p, int degree) {
        double g2 = 0;
        for (int x = 0; x < counts.length; x++)
            if (counts[x] > 0) g2 += 2 * counts[x] * Math.log(counts[x] / (n * p[x]));
        return new LogLinear(p, degree, g2, g2 + 2 * (degree + 1));
    }
}
