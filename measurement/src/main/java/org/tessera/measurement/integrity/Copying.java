package org.tessera.measurement.integrity;

import java.util.List;
import org.tessera.measurement.irt.Item;

/**
 * Are two answer sheets more alike than two people of these abilities would make them? Generalised binomial test: each
 * item matches with its own probability, and the number of matches is the sum. Source: van der Linden and Sotaridona
 * (2006), Journal of Educational and Behavioral Statistics 31, 283-304.
 *
 * @param matches items on which both gave the same answer
 * @param expected matches that chance alone would give
 * @param p probability of so many matches or more by chance
 */
public record Copying(int matches, double expected, double p) {

    /** Every pair of a room is compared, so only a very small probability is worth a second look. */
    public static final double FLAG = 1e-4;

    /**
     * The test of one pair (van der Linden and Sotaridona 2006).
     *
     * @param same whether both gave the same answer, per item that both answered
     * @param agreement probability of that by chance, per item
     */
    public static Copying of(boolean[] same, double[] agreement) {
        if (same.length != agreement.length)
            throw new IllegalArgumentException(same.length + " answers and " + agreement.length + " probabilities");
        // Distribution of the number of matches, one item at a time as in the recursion of Lord and Wingersky (1984).
        var sums = new double[same.length + 1];
        sums[0] = 1;
        var matches = 0;
        double expected = 0;
        for (int i = 0; i < same.length; i++) {
            for (int m = i + 1; m > 0; m--) sums[m] = sums[m] * (1 - agreement[i]) + sums[m - 1] * agreement[i];
            sums[0] *= 1 - agreement[i];
            if (same[i]) matches++;
            expected += agreement[i];
        }
        double p = 0;
        for (int m = same.length; m >= matches; m--) p += sums[m];
        return new Copying(matches, expected, Math.min(1, p));
    }

    /**
     * Probabilities that two persons give the same answer: both right, or both wrong and drawn to the same wrong option,
     * P1 P2 + (1 - P1)(1 - P2) sum s^2 (van der Linden and Sotaridona 2006).
     *
     * @param items items of two categories
     * @param wrongShares per item the shares of the wrong options among wrong answers, adding up to 1
     */
    public static double[] agreement(List<Item> items, double theta1, double theta2, double[][] wrongShares) {
        var agreement = new double[items.size()];
        for (int i = 0; i < agreement.length; i++) {
            var right = items.get(i).probabilities(theta1)[1];
            var other = items.get(i).probabilities(theta2)[1];
            double together = 0;
            for (var share : wrongShares[i]) together += share * share;
            agreement[i] = right * other + (1 - right) * (1 - other) * together;
        }
        return agreement;
    }

    /** Whether somebody should look at the two sheets: p below one in ten thousand. */
    public boolean flagged() {
        return p < FLAG;
    }
}
