package org.tessera.measurement.numeric;

import java.util.Arrays;

/**
 * Cumulative logit regression, logit P(Y <= k) = t(k) - b'x, by maximum likelihood; with two categories it is logistic
 * regression. Source: McCullagh (1980).
 *
 * @param thresholds t(0), t(1), ... ascending
 * @param coefficients b, one per column of x
 * @param errors standard errors of the coefficients
 * @param logLikelihood log-likelihood at the maximum
 * @param converged whether the search ended properly
 */
public record CumulativeLogit(
        double[] thresholds, double[] coefficients, double[] errors, double logLikelihood, boolean converged) {

    /** Copies the arrays, so that nothing can change afterwards. */
    public CumulativeLogit {
        thresholds = thresholds.clone();
        coefficients = coefficients.clone();
        errors = errors.clone();
    }

    @Override
    public double[] thresholds() {
        return thresholds.clone();
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
     * Fits the model by Newton's method.
     *
     * @param x cases by predictors; may have no columns
     * @param y category of every case, from 0 without gaps
     */
    public static CumulativeLogit of(double[][] x, int[] y) {
        var categories = Arrays.stream(y).max().orElse(0) + 1;
        var columns = x.length == 0 ? 0 : x[0].length;
        var scale = scale(x, columns);
        var par = start(y, categories, columns);
        var converged = false;
        var slope = slope(x, y, par, categories, scale);
        for (int round = 0; round < 100 && !converged; round++) {
            var step = Linear.solve(slope.information, slope.gradient);
            var moved = par;
            var next = slope;
            for (double size = 1; size > 1e-8; size /= 2) {
                var tried = par.clone();
                for (int i = 0; i < par.length; i++) tried[i] += size * step[i];
                var attempt = slope(x, y, tried, categories, scale);
                if (!(attempt.value >= slope.value - 1e-12)) continue;
                moved = tried;
                next = attempt;
                break;
            }
            double change = 0;
            for (int i = 0; i < par.length; i++) change = Math.max(change, Math.abs(moved[i] - par[i]));
            par = moved;
            slope = next;
            converged = change < 1e-10;
        }
        return result(par, slope, categories, scale, converged);
    }

    private record Slope(double value, double[] gradient, double[][] information) {}

    private record Scale(double[] mean, double[] sd) {}

    private static Scale scale(double[][] x, int columns) {
        var scale = new Scale(new double[columns], new double[columns]);
        for (int j = 0; j < columns; j++) {
            var column = j;
            var values = Arrays.stream(x).mapToDouble(row -> row[column]).toArray();
            scale.mean[j] = Moments.mean(values);
            scale.sd[j] = Moments.sd(values) > 0 ? Moments.sd(values) : 1;
        }
        return scale;
    }

    private static double[] start(int[] y, int categories, int columns) {
        var par = new double[categories - 1 + columns];
        double before = 0.5;
        for (int k = 0; k < categories - 1; k++) {
            var category = k;
            before += Arrays.stream(y).filter(v -> v == category).count();
            var share = before / (y.length + 1.0);
            par[k] = Math.log(share / (1 - share));
        }
        return par;
    }

    private static Slope slope(double[][] x, int[] y, double[] par, int categories, Scale scale) {
        var thresholds = categories - 1;
        var n = par.length;
        var gradient = new double[n];
        var information = new double[n][n];
        double value = 0;
        var du = new double[n];
        var dl = new double[n];
        for (int i = 0; i < y.length; i++) {
            double eta = 0;
            for (int j = 0; j < scale.mean.length; j++)
                eta += par[thresholds + j] * (x[i][j] - scale.mean[j]) / scale.sd[j];
            var upper = y[i] < thresholds ? sigmoid(par[y[i]] - eta) : 1;
            var lower = y[i] > 0 ? sigmoid(par[y[i] - 1] - eta) : 0;
            var p = upper - lower;
            if (!(p > 0)) return new Slope(Double.NEGATIVE_INFINITY, gradient, information);
            value += Math.log(p);
            Arrays.fill(du, 0);
            Arrays.fill(dl, 0);
            if (y[i] < thresholds) du[y[i]] = 1;
            if (y[i] > 0) dl[y[i] - 1] = 1;
            for (int j = 0; j < scale.mean.length; j++) {
                var z = -(x[i][j] - scale.mean[j]) / scale.sd[j];
                if (y[i] < thresholds) du[thresholds + j] = z;
                if (y[i] > 0) dl[thresholds + j] = z;
            }
            add(gradient, information, du, dl, upper, lower, p);
        }
        return new Slope(value, gradient, information);
    }

    /** Observed information: -(f''/p - (f'/p)^2) of p = F(upper) - F(lower). */
    private static void add(
            double[] gradient, double[][] information, double[] du, double[] dl, double upper, double lower, double p) {
        var fu = upper * (1 - upper);
        var fl = lower * (1 - lower);
        var su = fu * (1 - 2 * upper);
        var sl = fl * (1 - 2 * lower);
        for (int a = 0; a < gradient.length; a++) {
            var ga = (fu * du[a] - fl * dl[a]) / p;
            gradient[a] += ga;
            for (int b = 0; b < gradient.length; b++) {
                var gb = (fu * du[b] - fl * dl[b]) / p;
                information[a][b] += ga * gb - (su * du[a] * du[b] - sl * dl[a] * dl[b]) / p;
            }
        }
    }

    private static CumulativeLogit result(double[] par, Slope slope, int categories, Scale scale, boolean converged) {
        var covariances = Linear.inverse(slope.information);
        var columns = scale.mean.length;
        var coefficients = new double[columns];
        var errors = new double[columns];
        double shift = 0;
        for (int j = 0; j < columns; j++) {
            coefficients[j] = par[categories - 1 + j] / scale.sd[j];
            errors[j] = Math.sqrt(covariances[categories - 1 + j][categories - 1 + j]) / scale.sd[j];
            shift += coefficients[j] * scale.mean[j];
        }
        var thresholds = Arrays.copyOf(par, categories - 1);
        for (int k = 0; k < thresholds.length; k++) thresholds[k] += shift;
        return new CumulativeLogit(thresholds, coefficients, errors, slope.value, converged);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
