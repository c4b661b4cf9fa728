package org.tessera.measurement.dif;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tessera.measurement.irt.Item;

/** What differences of single items add up to, and how many of them are chance. */
public final class Fairness {

    /** A difference at the cut of half a score point or more changes decisions. */
    public static final double DIFFERENCE_THAT_MATTERS = 0.5;

    private Fairness() {}

    /**
     * Differential test functioning at the cut: expected score of the focal group less that of the reference group at the
     * same ability (Raju, van der Linden and Fleer 1995). Both sets of items are on one scale.
     */
    public static double atCut(List<Item> reference, List<Item> focal, double theta) {
        return focal.stream().mapToDouble(item -> item.expected(theta)).sum()
                - reference.stream().mapToDouble(item -> item.expected(theta)).sum();
    }

    /** Benjamini and Hochberg (1995): p values adjusted for the number of items. */
    public static double[] adjusted(double[] p) {
        var order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -p[i]))
                .mapToInt(i -> i)
                .toArray();
        var adjusted = new double[p.length];
        var smallest = 1.0;
        for (int rank = 0; rank < order.length; rank++) {
            smallest = Math.min(smallest, p[order[rank]] * p.length / (p.length - rank));
            adjusted[order[rank]] = smallest;
        }
        return adjusted;
    }

    /**
     * Empirical-Bayes shrinkage of Mantel-Haenszel deltas in small groups (Zwick, Thayer and Lewis 1999): each is drawn
     * towards the mean of all items as far as its standard error is larger than their true spread.
     */
    public static double[] shrunk(double[] delta, double[] se) {
        var mean = Arrays.stream(delta).average().orElse(0);
        var observed = Arrays.stream(delta).map(d -> (d - mean) * (d - mean)).sum() / Math.max(1, delta.length - 1);
        var error = Arrays.stream(se).map(s -> s * s).average().orElse(0);
        var spread = Math.max(0, observed - error);
        var shrunk = new double[delta.length];
        for (int i = 0; i < delta.length; i++) {
            var weight = spread == 0 ? 0 : spread / (spread + se[i] * se[i]);
            shrunk[i] = weight * delta[i] + (1 - weight) * mean;
        }
        return shrunk;
    }
}
