package org.tessera.measurement.numeric;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * Where a function of several or of one variable is smallest, and where one is zero.
 *
 * @param x the place
 * @param value the function there
 * @param converged whether the gradient became small before the rounds ran out
 */
public record Minimum(double[] x, double value, boolean converged) {

    /** Copies the arrays, so that nothing can change afterwards. */
    public Minimum {
        x = x.clone();
    }

    @Override
    public double[] x() {
        return x.clone();
    }

    /**
     * Quasi-Newton search with the BFGS update and a backtracking line search. Source: Nocedal and Wright (2006),
     * Numerical Optimization, algorithm 6.1.
     *
     * @param tolerance largest absolute gradient at which the search ends
     */
    public static Minimum bfgs(
            ToDoubleFunction<double[]> f, UnaryOperator<double[]> gradient, double[] start, double tolerance) {
        var n = start.length;
        var x = start.clone();
        var fx = f.applyAsDouble(x);
        var g = gradient.apply(x);
        // Without any knowledge of the curvature a step of length one is as good a guess as any.
        var h = scaled(Linear.identity(n), 1 / Math.max(1, Math.sqrt(Linear.dot(g, g))));
        var fresh = true;
        for (int round = 0; round < 2000; round++) {
            if (largest(g) < tolerance) return new Minimum(x, fx, true);
            var direction = Linear.times(h, g);
            for (int i = 0; i < n; i++) direction[i] = -direction[i];
            var slope = Linear.dot(direction, g);
            if (slope >= 0) {
                h = Linear.identity(n);
                fresh = true;
                continue;
            }
            var step = 1.0;
            var next = moved(x, direction, step);
            var fNext = f.applyAsDouble(next);
            while (!(fNext <= fx + 1e-4 * step * slope) && step > 1e-14) {
                step /= 2;
                next = moved(x, direction, step);
                fNext = f.applyAsDouble(next);
            }
            // No progress within the precision of the function: as good as it becomes, unless a fresh start helps.
            if (step <= 1e-14) {
                if (fresh) return new Minimum(x, fx, largest(g) < Math.sqrt(tolerance));
                h = Linear.identity(n);
                fresh = true;
                continue;
            }
            var gNext = gradient.apply(next);
            h = updated(h, x, next, g, gNext);
            fresh = false;
            x = next;
            fx = fNext;
            g = gNext;
        }
        return new Minimum(x, fx, false);
    }

    /** BFGS with central differences in place of a gradient. */
    public static Minimum bfgs(ToDoubleFunction<double[]> f, double[] start, double tolerance) {
        return bfgs(f, x -> gradient(f, x), start, tolerance);
    }

    /** Gradient by central differences: (f(x + h) - f(x - h)) / 2h. */
    public static double[] gradient(ToDoubleFunction<double[]> f, double[] x) {
        var gradient = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            var h = 1e-5 * Math.max(1, Math.abs(x[i]));
            var probe = x.clone();
            probe[i] = x[i] + h;
            var up = f.applyAsDouble(probe);
            probe[i] = x[i] - h;
            gradient[i] = (up - f.applyAsDouble(probe)) / (2 * h);
        }
        return gradient;
    }

    /**
     * A zero of f between two places where its signs differ, by bisection guarded secants (Brent-Dekker idea, kept
     * simple: regula falsi of Illinois type; Dowell and Jarratt 1971).
     *
     * @throws ArithmeticException where the signs do not differ
     */
    public static double root(DoubleUnaryOperator f, double lower, double upper) {
        var a = lower;
        var b = upper;
        var fa = f.applyAsDouble(a);
        var fb = f.applyAsDouble(b);
        if (fa == 0) return a;
        if (fb == 0) return b;
        if (fa * fb > 0 || Double.isNaN(fa * fb)) throw new ArithmeticException("No change of sign between the ends");
        for (int round = 0; round < 300 && Math.abs(b - a) > 1e-13 * Math.max(1, Math.abs(a)); round++) {
            var c = round % 3 == 2 ? (a + b) / 2 : (a * fb - b * fa) / (fb - fa);
            var fc = f.applyAsDouble(c);
            if (fc == 0) return c;
            if (fc * fb < 0) {
                a = b;
                fa = fb;
            } else {
                fa /= 2;
            }
            b = c;
            fb = fc;
        }
        return b;
    }

    private static double[][] updated(double[][] h, double[] x, double[] next, double[] g, double[] gNext) {
        var n = x.length;
        var s = new double[n];
        var y = new double[n];
        for (int i = 0; i < n; i++) {
            s[i] = next[i] - x[i];
            y[i] = gNext[i] - g[i];
        }
        var sy = Linear.dot(s, y);
        if (sy <= 1e-14) return h;
        var hy = Linear.times(h, y);
        var factor = (1 + Linear.dot(y, hy) / sy) / sy;
        var updated = new double[n][n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                updated[i][j] = h[i][j] + factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / sy;
        return updated;
    }

    private static double[][] scaled(double[][] matrix, double factor) {
        for (var row : matrix) for (int j = 0; j < row.length; j++) row[j] *= factor;
        return matrix;
    }

    private static double[] moved(double[] x, double[] direction, double step) {
        var moved = x.clone();
        for (int i = 0; i < x.length; i++) moved[i] += step * direction[i];
        return moved;
    }

    private static double largest(double[] x) {
        double largest = 0;
        for (var v : x) largest = Math.max(largest, Double.isNaN(v) ? Double.POSITIVE_INFINITY : Math.abs(v));
        return largest;
    }
}
