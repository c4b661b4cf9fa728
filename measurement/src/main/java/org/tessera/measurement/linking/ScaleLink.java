package org.tessera.measurement.linking;

import java.util.List;
import java.util.stream.IntStream;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.numeric.Minimum;
import org.tessera.measurement.numeric.Moments;
import org.tessera.measurement.numeric.Quadrature;

/**
 * Linear link between two calibrations of common items: theta on the second scale = A theta + B. Source: Kolen and
 * Brennan (2014), Test Equating, Scaling, and Linking, chapter 6. Common items come in the same order on both sides.
 *
 * @param A slope
 * @param B intercept
 */
public record ScaleLink(double A, double B) {

    /** Loyd and Hoover (1980): A = mean a1 / mean a2, B = mean b2 - A mean b1. */
    public static ScaleLink meanMean(List<Item> first, List<Item> second) {
        return through(mean(slopes(first)) / mean(slopes(second)), first, second);
    }

    /** Marco (1977): A = sd b2 / sd b1. */
    public static ScaleLink meanSigma(List<Item> first, List<Item> second) {
        return through(Moments.sd(difficulties(second)) / Moments.sd(difficulties(first)), first, second);
    }

    /** Mislevy and Bock (1990): A = geometric mean of a1 / a2. */
    public static ScaleLink meanGeometric(List<Item> first, List<Item> second) {
        var logs = IntStream.range(0, first.size())
                .mapToDouble(i -> Math.log(first.get(i).a() / second.get(i).a()))
                .toArray();
        return through(Math.exp(mean(logs)), first, second);
    }

    /** Haebara (1980): least squares of the differences between category curves, over N(0, 1) on the second scale. */
    public static ScaleLink haebara(List<Item> first, List<Item> second) {
        return byCurves(first, second, true);
    }

    /** Stocking and Lord (1983): least squares of the difference between test curves, over N(0, 1) on the second scale. */
    public static ScaleLink stockingLord(List<Item> first, List<Item> second) {
        return byCurves(first, second, false);
    }

    private static ScaleLink byCurves(List<Item> first, List<Item> second, boolean items) {
        var quadrature = Quadrature.gaussHermite(30);
        var start = meanSigma(first, second);
        var minimum = Minimum.bfgs(
                x -> x[0] <= 0 ? Double.POSITIVE_INFINITY : loss(first, second, x[0], x[1], quadrature, items),
                new double[] {start.A, start.B},
                1e-9);
        return new ScaleLink(minimum.x()[0], minimum.x()[1]);
    }

    private static double loss(
            List<Item> first, List<Item> second, double A, double B, Quadrature quadrature, boolean items) {
        var moved = first.stream().map(item -> item.rescaled(A, B)).toList();
        double loss = 0;
        for (int q = 0; q < quadrature.size(); q++) {
            var theta = quadrature.point(q);
            double tests = 0;
            double curves = 0;
            for (int i = 0; i < moved.size(); i++) {
                var p = moved.get(i).probabilities(theta);
                var r = second.get(i).probabilities(theta);
                for (int k = 1; k < p.length; k++) {
                    curves += (p[k] - r[k]) * (p[k] - r[k]);
                    tests += k * (p[k] - r[k]);
                }
            }
            loss += quadrature.weight(q) * (items ? curves : tests * tests);
        }
        return loss;
    }

    /** An ability of the first scale on the second. */
    public double apply(double theta) {
        return A * theta + B;
    }

    /** Items of the first scale on the second. */
    public List<Item> apply(List<Item> items) {
        return items.stream().map(item -> item.rescaled(A, B)).toList();
    }

    /**
     * Drift of the common items: z = (d - median d) / (0.74 interquartile range), d = b2 - (A b1 + B). Source: Huynh and
     * Meyer (2010). Items beyond 1.645 are candidates to leave out; keep at least four fifths of the anchor.
     */
    public double[] robustZ(List<Item> first, List<Item> second) {
        var b1 = difficulties(first);
        var b2 = difficulties(second);
        var d = IntStream.range(0, b1.length)
                .mapToDouble(i -> b2[i] - apply(b1[i]))
                .toArray();
        var sorted = d.clone();
        java.util.Arrays.sort(sorted);
        var spread = 0.74 * (quantile(sorted, 0.75) - quantile(sorted, 0.25));
        var median = Moments.median(d);
        return java.util.Arrays.stream(d).map(v -> (v - median) / spread).toArray();
    }

    private static double quantile(double[] sorted, double p) {
        var h = (sorted.length - 1) * p;
        var k = (int) Math.floor(h);
        return k + 1 < sorted.length ? sorted[k] + (h - k) * (sorted[k + 1] - sorted[k]) : sorted[k];
    }

    private static ScaleLink through(double A, List<Item> first, List<Item> second) {
        return new ScaleLink(A, mean(difficulties(second)) - A * mean(difficulties(first)));
    }

    private static double mean(double[] x) {
        return Moments.mean(x);
    }

    private static double[] slopes(List<Item> items) {
        return items.stream().mapToDouble(Item::a).toArray();
    }

    /** One place per item: the mean of its step difficulties. */
    private static double[] difficulties(List<Item> items) {
        return items.stream().mapToDouble(item -> mean(item.difficulties())).toArray();
    }
}
