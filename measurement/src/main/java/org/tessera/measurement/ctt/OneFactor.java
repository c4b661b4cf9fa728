package org.tessera.measurement.ctt;

import java.util.Arrays;
import org.tessera.measurement.numeric.Minimum;

/**
 * One common factor behind the items, and coefficient omega from it.
 *
 * @param loadings one per item, with a positive sum
 * @param residuals residual (unique) variances
 * @param converged whether the search ended properly
 */
public record OneFactor(double[] loadings, double[] residuals, boolean converged) {

    /** Copies the arrays, so that the result cannot change. */
    public OneFactor {
        loadings = loadings.clone();
        residuals = residuals.clone();
    }

    @Override
    public double[] loadings() {
        return loadings.clone();
    }

    @Override
    public double[] residuals() {
        return residuals.clone();
    }

    /** McDonald (1999), omega total: (sum lambda)^2 / ((sum lambda)^2 + sum theta). */
    public double omega() {
        var common = Math.pow(Arrays.stream(loadings).sum(), 2);
        return common / (common + Arrays.stream(residuals).sum());
    }

    /**
     * Maximum likelihood from a covariance matrix: minimises ln|S| + tr(C S^-1) with S = lambda lambda' + Theta
     * (Jöreskog 1969). Omega does not depend on the denominator of the covariances; the loadings do. The inverse of S is known in closed form, so a search costs k^2 a step.
     */
    public static OneFactor maximumLikelihood(double[][] covariances) {
        var k = covariances.length;
        var start = new double[2 * k];
        for (int i = 0; i < k; i++) {
            start[i] = 0.6 * Math.sqrt(covariances[i][i]);
            start[k + i] = Math.log(0.6 * covariances[i][i]);
        }
        var minimum = Minimum.bfgs(
                x -> discrepancy(covariances, x, new double[2 * k]),
                x -> {
                    var gradient = new double[2 * k];
                    discrepancy(covariances, x, gradient);
                    return gradient;
                },
                start,
                1e-9);
        var loadings = Arrays.copyOf(minimum.x(), k);
        var residuals = Arrays.stream(minimum.x(), k, 2 * k).map(Math::exp).toArray();
        return new OneFactor(positive(loadings), residuals, minimum.converged());
    }

    private static double discrepancy(double[][] c, double[] x, double[] gradient) {
        var k = c.length;
        var theta = new double[k];
        var scaled = new double[k];
        double m = 1;
        double log = 0;
        for (int i = 0; i < k; i++) {
            theta[i] = Math.exp(x[k + i]);
            scaled[i] = x[i] / theta[i];
            m += x[i] * scaled[i];
            log += x[k + i];
        }
        // Sherman-Morrison: S^-1 = T^-1 - u u' / m with u = T^-1 lambda, so C u is all that the trace needs.
        double trace = 0;
        double quadratic = 0;
        var cu = new double[k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) cu[i] += c[i][j] * scaled[j];
            trace += c[i][i] / theta[i];
            quadratic += scaled[i] * cu[i];
        }
        for (int i = 0; i < k; i++) {
            var v = scaled[i] / m;
            // With w = S^-1 lambda = u/m, the gradient of lambda is 2 (w - S^-1 C w).
            var cw = cu[i] / m;
            gradient[i] = 2 * (v - (cw / theta[i] - scaled[i] * quadratic / (m * m)));
            var diagonal = 1 / theta[i] - scaled[i] * v;
            var middle = c[i][i] / (theta[i] * theta[i])
                    - 2 * cu[i] / theta[i] * scaled[i] / m
                    + scaled[i] * scaled[i] * quadratic / (m * m);
            gradient[k + i] = (diagonal - middle) * theta[i];
        }
        return log + Math.log(m) + trace - quadratic / m;
    }

    /** Minimum residual (Harman and Jones 1966): least squares of the off-diagonal correlations. */
    public static OneFactor minimumResidual(double[][] correlations) {
        var k = correlations.length;
        var loadings = new double[k];
        Arrays.fill(loadings, 0.5);
        var converged = false;
        for (int round = 0; round < 20_000 && !converged; round++) {
            double change = 0;
            for (int i = 0; i < k; i++) {
                double top = 0;
                double bottom = 0;
                for (int j = 0; j < k; j++) {
                    if (j == i) continue;
                    top += correlations[i][j] * loadings[j];
                    bottom += loadings[j] * loadings[j];
                }
                change = Math.max(change, Math.abs(top / bottom - loadings[i]));
                loadings[i] = top / bottom;
            }
            converged = change < 1e-12;
        }
        return new OneFactor(
                positive(loadings), Arrays.stream(loadings).map(l -> 1 - l * l).toArray(), converged);
    }

    private static double[] positive(double[] loadings) {
        var sign = Arrays.stream(loadings).sum() < 0 ? -1 : 1;
        return Arrays.stream(loadings).map(l -> sign * l).toArray();
    }
}
