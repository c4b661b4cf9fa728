package org.tessera.measurement.irt;

import java.util.Arrays;

/**
 * A calibrated item: what a person of a given ability does with it. Logits are a theta + d with D = 1; categories count
 * from 0.
 */
public final class Item {

    private final Family family;
    private final double[] par;

    private Item(Family family, double[] par) {
        this.family = family;
        this.par = par;
    }

    /** An item of a family with its parameters as {@link Family} lists them; the array is copied. */
    public static Item of(Family family, double... parameters) {
        return new Item(family, parameters.clone());
    }

    /** Two-parameter logistic item with slope a and difficulty b. */
    public static Item twoPl(double a, double b) {
        return logistic(a, -a * b, 0, 1);
    }

    /** Logistic item with slope a, intercept d, lower asymptote g and upper asymptote u. */
    public static Item logistic(double a, double d, double g, double u) {
        return new Item(Family.LOGISTIC, new double[] {a, d, logit(g), logit(u)});
    }

    /** Graded response item; the intercepts d1, d2, ... descend. */
    public static Item graded(double a, double... d) {
        return new Item(Family.GRADED, join(a, d));
    }

    /** Generalised partial credit item; d1, d2, ... with d0 = 0 left out. */
    public static Item partialCredit(double a, double... d) {
        return new Item(Family.PARTIAL_CREDIT, join(a, d));
    }

    /** The family of curves. */
    public Family family() {
        return family;
    }

    /** The parameters as {@link Family} lists them; a copy. */
    public double[] parameters() {
        return par.clone();
    }

    /** Slope. */
    public double a() {
        return par[0];
    }

    /** Lower asymptote; 0 for items of more than two categories. */
    public double g() {
        return family == Family.LOGISTIC ? Family.sigmoid(par[2]) : 0;
    }

    /** Upper asymptote; 1 for items of more than two categories. */
    public double u() {
        return family == Family.LOGISTIC ? Family.sigmoid(par[3]) : 1;
    }

    /** Intercepts: one for a logistic item, one per threshold or step otherwise. */
    public double[] intercepts() {
        return family == Family.LOGISTIC ? new double[] {par[1]} : Arrays.copyOfRange(par, 1, par.length);
    }

    /** Places on the scale: b = -d/a; thresholds -dk/a of a graded item; step difficulties (d(k-1) - dk)/a otherwise. */
    public double[] difficulties() {
        var d = intercepts();
        var b = new double[d.length];
        for (int k = 0; k < d.length; k++) {
            var before = family == Family.PARTIAL_CREDIT && k > 0 ? d[k - 1] : 0;
            b[k] = (before - d[k]) / par[0];
        }
        return b;
    }

    /** Number of categories. */
    public int categories() {
        return family.categories(par);
    }

    /** Probability of every category at theta. */
    public double[] probabilities(double theta) {
        var p = new double[categories()];
        family.probabilities(par, theta, p);
        return p;
    }

    /** Expected score at theta, counting categories from 0. */
    public double expected(double theta) {
        var p = probabilities(theta);
        double sum = 0;
        for (int k = 1; k < p.length; k++) sum += k * p[k];
        return sum;
    }

    /** Fisher information at theta: sum of P'^2 / P over the categories. */
    public double information(double theta) {
        if (family == Family.LOGISTIC) return logisticInformation(theta);
        var curve = curve(theta);
        double sum = 0;
        for (int k = 0; k < curve.p().length; k++)
            if (curve.p()[k] > 0) sum += curve.first()[k] * curve.first()[k] / curve.p()[k];
        return sum;
    }

    private double logisticInformation(double theta) {
        var g = Family.sigmoid(par[2]);
        var u = Family.sigmoid(par[3]);
        var s = Family.sigmoid(par[0] * theta + par[1]);
        var slope = par[0] * (u - g) * s * (1 - s);
        var p = g + (u - g) * s;
        // Without asymptotes p (1 - p) would lose its digits far from the item; there the formula is a^2 s (1 - s).
        if (g == 0 && u == 1) return par[0] * par[0] * s * Family.sigmoid(-par[0] * theta - par[1]);
        return p > 0 && p < 1 ? slope * slope / (p * (1 - p)) : 0;
    }

    /** The same item on another scale, theta' = A theta + B: a/A, and intercepts d - a B / A (times k for credits). */
    public Item rescaled(double A, double B) {
        var moved = par.clone();
        moved[0] = par[0] / A;
        var shift = par[0] * B / A;
        if (family == Family.LOGISTIC) {
            moved[1] -= shift;
        } else {
            for (int k = 1; k < par.length; k++) moved[k] -= family == Family.PARTIAL_CREDIT ? k * shift : shift;
        }
        return new Item(family, moved);
    }

    /** Probabilities with their first and second derivatives by theta. */
    public record Curve(double[] p, double[] first, double[] second) {}

    /** The curve at theta. */
    public Curve curve(double theta) {
        var m = categories();
        var curve = new Curve(new double[m], new double[m], new double[m]);
        family.derivatives(par, theta, curve.p(), curve.first(), curve.second());
        return curve;
    }

    /** Probabilities at theta and their derivatives by every parameter, as [parameter][category]. */
    public double[][] gradients(double theta) {
        var dp = new double[par.length][categories()];
        family.gradients(par, theta, new double[categories()], dp);
        return dp;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Item item && item.family == family && Arrays.equals(item.par, par);
    }

    @Override
    public int hashCode() {
        return 31 * family.hashCode() + Arrays.hashCode(par);
    }

    @Override
    public String toString() {
        return family + Arrays.toString(par);
    }

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }

    private static double[] join(double a, double[] d) {
        var par = new double[d.length + 1];
        par[0] = a;
        System.arraycopy(d, 0, par, 1, d.length);
        return par;
    }
}
