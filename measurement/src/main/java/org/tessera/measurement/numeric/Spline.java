package org.tessera.measurement.numeric;

/** Natural cubic spline through points; beyond the ends it goes on as a straight line. */
public final class Spline {

    private final double[] x;
    private final double[] y;
    private final double[] second;

    private Spline(double[] x, double[] y, double[] second) {
        this.x = x;
        this.y = y;
        this.second = second;
    }

    /** The spline through points with ascending x; at least three. */
    public static Spline through(double[] x, double[] y) {
        var n = x.length;
        var matrix = new double[n][n];
        var right = new double[n];
        for (int i = 1; i < n - 1; i++) {
            var before = x[i] - x[i - 1];
            var after = x[i + 1] - x[i];
            matrix[i][i - 1] = before;
            matrix[i][i] = 2 * (before + after);
            matrix[i][i + 1] = after;
            right[i] = 6 * ((y[i + 1] - y[i]) / after - (y[i] - y[i - 1]) / before);
        }
        matrix[0][0] = 1;
        matrix[n - 1][n - 1] = 1;
        return new Spline(x.clone(), y.clone(), Linear.solve(matrix, right));
    }

    /** Value of the spline. */
    public double at(double t) {
        var last = x.length - 1;
        if (t < x[0]) return y[0] + (t - x[0]) * slope(0, true);
        if (t > x[last]) return y[last] + (t - x[last]) * slope(last - 1, false);
        var i = 0;
        while (i < x.length - 2 && t > x[i + 1]) i++;
        var h = x[i + 1] - x[i];
        var a = (x[i + 1] - t) / h;
        var b = (t - x[i]) / h;
        return a * y[i] + b * y[i + 1] + ((a * a * a - a) * second[i] + (b * b * b - b) * second[i + 1]) * h * h / 6;
    }

    private double slope(int i, boolean left) {
        var h = x[i + 1] - x[i];
        var bend = left ? -(2 * second[i] + second[i + 1]) : second[i] + 2 * second[i + 1];
        return (y[i + 1] - y[i]) / h + bend * h / 6;
    }
}
