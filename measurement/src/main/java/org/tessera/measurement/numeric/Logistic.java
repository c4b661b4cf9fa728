package org.tessera.measurement.numeric;

import java.util.Arrays;

/**
 * Logistic regression by iteratively reweighted least squares, with the start, the stopping rule (relative change of the
 * deviance below 1e-8) and therefore the last digits of the standard errors of R's {@code glm}.
 *
 * @param coefficients intercept, then one per predictor
 * @param errors their standard errors
 * @param logLikelihood log-likelihood
 * @param converged whether the rule was met in 25 rounds
 */
public record Logistic(double[] coefficients, double[] errors, double logLikelihood, boolean converged) {

    /** Copies the arrays, so that nothing can change afterwards. */
    public Logistic {
        coefficients = coefficients.clone();
        errors = errors.clone();
    }

    @Override
    public double[] coefficients() {
        return coefficients.clone();
    }

    @Override
    public double[] errors() {
        return errors.clone();
    }

    /**
     * Fits the model.
     *
     * @param x cases by predictors, without a column for the intercept
     * @param y 0 or 1 per case
     */
    public static Logistic of(double[][] x, int[] y) {
        var n = y.length;
        var columns = n == 0 ? 1 : x[0].length + 1;
        var mu = new double[n];
        var eta = new double[n];
        for (int i = 0; i < n; i++) {
            mu[i] = (y[i] + 0.5) / 2;
            eta[i] = Math.log(mu[i] / (1 - mu[i]));
        }
        var deviance = deviance(y, mu);
        for (int round = 0; round < 25; round++) {
            var information = new double[columns][columns];
            var right = new double[columns];
            for (int i = 0; i < n; i++) accumulate(row(x[i]), y[i], mu[i], eta[i], information, right);
            var coefficients = Linear.solve(information, right);
            for (int i = 0; i < n; i++) {
                eta[i] = Linear.dot(row(x[i]), coefficients);
                mu[i] = 1 / (1 + Math.exp(-eta[i]));
            }
            var next = deviance(y, mu);
            if (Math.abs(next - deviance) / (Math.abs(next) + 0.1) < 1e-8)
                return new Logistic(coefficients, errors(information), -next / 2, true);
            deviance = next;
            if (round == 24) return new Logistic(coefficients, errors(information), -next / 2, false);
        }
        throw new ArithmeticException("Not reached");
    }

    private static double[] row(double[] predictors) {
        var row = new double[predictors.length + 1];
        row[0] = 1;
        System.arraycopy(predictors, 0, row, 1, predictors.length);
        return row;
    }

    private static void accumulate(double[] row, int y, double mu, double eta, double[][] information, double[] right) {
        var weight = mu * (1 - mu);
        var working = eta + (y - mu) / weight;
        for (int a = 0; a < row.length; a++) {
            right[a] += weight * row[a] * working;
            for (int b = 0; b < row.length; b++) information[a][b] += weight * row[a] * row[b];
        }
    }

    private static double deviance(int[] y, double[] mu) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) sum -= 2 * Math.log(y[i] == 1 ? mu[i] : 1 - mu[i]);
        return sum;
    }

    private static double[] errors(double[][] information) {
        var inverse = Linear.inverse(information);
        var errors = new double[inverse.length];
        Arrays.setAll(errors, i -> Math.sqrt(inverse[i][i]));
        return errors;
    }
}
