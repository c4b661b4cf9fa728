package org.tessera.measurement.dif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.tessera.measurement.Estimate;

/**
 * Mantel-Haenszel comparison of a 0/1 item between two groups of equal total score. Sources: Holland and Thayer (1988);
 * standard error by Robins, Breslow and Greenland (1986); classes of the Educational Testing Service (Zwick 2012).
 *
 * @param alpha common odds ratio; above 1 the item is easier for the reference group
 * @param chiSquare with continuity correction, 1 degree of freedom
 * @param p upper tail probability
 * @param seLogAlpha standard error of ln alpha
 * @param delta -2.35 ln alpha; negative is against the focal group
 * @param seDelta standard error of delta
 * @param standardizedP difference of shares right, focal less reference, weighted by the focal group (Dorans and Kulick)
 * @param ets class of the difference
 */
public record MantelHaenszel(
        double alpha,
        double chiSquare,
        double p,
        double seLogAlpha,
        double delta,
        double seDelta,
        double standardizedP,
        Ets ets) {

    /** Size of a difference. */
    public enum Ets {
        /** Negligible: |delta| below 1, or not significant. */
        A,
        /** In between: a human reviews the item. */
        B,
        /** Large: |delta| at least 1.5 and significantly above 1. */
        C
    }

    private static final double SIGNIFICANT = 0.05;

    /** All items with all items as the matching score; groups must have the sizes named in {@link Grouped}. */
    public static Estimate<List<Estimate<MantelHaenszel>>> of(Grouped data) {
        return of(data, false, Grouped.MINIMUM_FOCAL, Grouped.MINIMUM_TOTAL);
    }

    /**
     * All items.
     *
     * @param purify whether items with p below .05 leave the matching score, until stable or for ten rounds
     */
    public static Estimate<List<Estimate<MantelHaenszel>>> of(
            Grouped data, boolean purify, int minimumFocal, int minimumTotal) {
        var small = data.tooSmall(minimumFocal, minimumTotal);
        if (small.isPresent()) return Estimate.notEstimable(small.get());
        var matching = new boolean[data.responses().size()];
        Arrays.fill(matching, true);
        var results = all(data, matching);
        for (int round = 0; purify && round < 10; round++) {
            var next = new boolean[matching.length];
            for (int i = 0; i < next.length; i++)
                next[i] = !(results.get(i) instanceof Estimate.Known<MantelHaenszel>(MantelHaenszel item)
                        && item.p < SIGNIFICANT);
            if (Arrays.equals(next, matching)) break;
            matching = next;
            results = all(data, matching);
        }
        return Estimate.known(results);
    }

    private static List<Estimate<MantelHaenszel>> all(Grouped data, boolean[] matching) {
        var results = new ArrayList<Estimate<MantelHaenszel>>();
        for (int i = 0; i < matching.length; i++) results.add(item(data, matching, i));
        return List.copyOf(results);
    }

    /** Counts of a stratum: right and wrong in the reference group, right and wrong in the focal group. */
    private record Stratum(double[] counts) {
        double a() {
            return counts[0];
        }

        double b() {
            return counts[1];
        }

        double c() {
            return counts[2];
        }

        double d() {
            return counts[3];
        }

        double n() {
            return a() + b() + c() + d();
        }

        boolean usable() {
            return a() + b() > 0 && c() + d() > 0 && n() >= 2;
        }
    }

    private static Estimate<MantelHaenszel> item(Grouped data, boolean[] matching, int i) {
        if (data.responses().highest(i) > 1)
            return Estimate.notEstimable(
                    "Item " + data.responses().items().get(i) + " has more than two categories; use the Mantel test.");
        var scores = data.scores(matching, i);
        var strata = new TreeMap<Integer, Stratum>();
        for (int p = 0; p < scores.length; p++) {
            var stratum = strata.computeIfAbsent(scores[p], s -> new Stratum(new double[4]));
            stratum.counts[(data.focal(p) ? 2 : 0) + (data.responses().code(p, i) == 1 ? 0 : 1)]++;
        }
        return estimate(strata.values().stream().filter(Stratum::usable).toList());
    }

    private static Estimate<MantelHaenszel> estimate(List<Stratum> strata) {
        double r = 0, s = 0, a = 0, expected = 0, variance = 0;
        double pr = 0, mixed = 0, qs = 0;
        double difference = 0, focal = 0;
        for (var t : strata) {
            var n = t.n();
            var rk = t.a() * t.d() / n;
            var sk = t.b() * t.c() / n;
            var pk = (t.a() + t.d()) / n;
            r += rk;
            s += sk;
            pr += pk * rk;
            mixed += pk * sk + (1 - pk) * rk;
            qs += (1 - pk) * sk;
            a += t.a();
            expected += (t.a() + t.b()) * (t.a() + t.c()) / n;
            variance += (t.a() + t.b()) * (t.c() + t.d()) * (t.a() + t.c()) * (t.b() + t.d()) / (n * n * (n - 1));
            difference += (t.c() + t.d()) * (t.c() / (t.c() + t.d()) - t.a() / (t.a() + t.b()));
            focal += t.c() + t.d();
        }
        if (r == 0 || s == 0 || variance == 0)
            return Estimate.notEstimable("Not testable: no sum score has right and wrong answers in both groups.");
        var chiSquare = Math.pow(Math.abs(a - expected) - 0.5, 2) / variance;
        var p = ChiSquaredDistribution.of(1).survivalProbability(chiSquare);
        var se = Math.sqrt(pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s));
        var delta = -2.35 * Math.log(r / s);
        return Estimate.known(new MantelHaenszel(
                r / s, chiSquare, p, se, delta, 2.35 * se, difference / focal, ets(delta, 2.35 * se, p)));
    }

    static Ets ets(double delta, double se, double p) {
        if (Math.abs(delta) < 1 || p >= SIGNIFICANT) return Ets.A;
        return Math.abs(delta) >= 1.5 && (Math.abs(delta) - 1) / se > 1.645 ? Ets.C : Ets.B;
    }
}
