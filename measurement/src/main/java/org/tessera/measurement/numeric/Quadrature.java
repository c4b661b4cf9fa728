package org.tessera.measurement.numeric;

/**
 * Points and weights that replace an integral by a sum.
 *
 * @param points places on the latent scale, ascending
 * @param weights weights that add up to 1
 */
public record Quadrature(double[] points, double[] weights) {

    /** Copies the arrays, so that nothing can change afterwards. */
    public Quadrature {
        points = points.clone();
        weights = weights.clone();
    }

    @Override
    public double[] points() {
        return points.clone();
    }

    @Override
    public double[] weights() {
        return weights.clone();
    }

    /** Number of points. */
    public int size() {
        return points.length;
    }

    /** One of the points. */
    public double point(int q) {
        return points[q];
    }

    /** The weight of one of the points. */
    public double weight(int q) {
        return weights[q];
    }

    /**
     * Equally spaced points with weights proportional to the normal density, as Bock and Aitkin (1981) use them and as
     * mirt does by default (61 points from -6 to 6).
     */
    public static Quadrature normal(int count, double from, double to, double mean, double sd) {
        var points = new double[count];
        for (int q = 0; q < count; q++) points[q] = from + (to - from) * q / (count - 1);
        return new Quadrature(points, weights(points, mean, sd));
    }

    /** The 61 points on [-6, 6] for N(0, 1). */
    public static Quadrature standard() {
        return normal(61, -6, 6, 0, 1);
    }

    /** Normal weights on given points (Bock and Aitkin 1981), adding up to 1: w = exp(-z^2 / 2) / sum. */
    public static double[] weights(double[] points, double mean, double sd) {
        var weights = new double[points.length];
        double sum = 0;
        for (int q = 0; q < points.length; q++) {
            var z = (points[q] - mean) / sd;
            weights[q] = Math.exp(-0.5 * z * z);
            sum += weights[q];
        }
        for (int q = 0; q < points.length; q++) weights[q] /= sum;
        return weights;
    }

    /**
     * Gauss-Hermite rule for N(0, 1): Newton's method on the orthonormal Hermite functions. Source: Press et al. (2007),
     * Numerical Recipes, section 4.6, with the change of variable x sqrt(2).
     */
    public static Quadrature gaussHermite(int n) {
        var points = new double[n];
        var weights = new double[n];
        double z = 0;
        for (int i = 0; i < (n + 1) / 2; i++) {
            z = guess(n, i, z, points);
            double slope = 1;
            for (int round = 0; round < 100; round++) {
                double p1 = Math.pow(Math.PI, -0.25);
                double p2 = 0;
                for (int j = 0; j < n; j++) {
                    var p3 = p2;
                    p2 = p1;
                    p1 = z * Math.sqrt(2.0 / (j + 1)) * p2 - Math.sqrt((double) j / (j + 1)) * p3;
                }
                slope = Math.sqrt(2.0 * n) * p2;
                var step = p1 / slope;
                z -= step;
                if (Math.abs(step) < 1e-15) break;
            }
            points[n - 1 - i] = z * Math.sqrt(2);
            points[i] = -z * Math.sqrt(2);
            weights[i] = weights[n - 1 - i] = 2 / (slope * slope) / Math.sqrt(Math.PI);
        }
        return new Quadrature(points, weights);
    }

    private static double guess(int n, int i, double last, double[] points) {
        var root = Math.sqrt(2);
        return switch (i) {
            case 0 -> Math.sqrt(2.0 * n + 1) - 1.85575 * Math.pow(2.0 * n + 1, -0.16667);
            case 1 -> last - 1.14 * Math.pow(n, 0.426) / last;
            case 2 -> 1.86 * last - 0.86 * points[n - 1] / root;
            case 3 -> 1.91 * last - 0.91 * points[n - 2] / root;
            default -> 2 * last - points[n + 1 - i] / root;
        };
    }
}
