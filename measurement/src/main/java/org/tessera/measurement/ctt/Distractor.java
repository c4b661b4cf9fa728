package org.tessera.measurement.ctt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.tessera.measurement.numeric.Moments;

/**
 * One answer option of a multiple-choice item.
 *
 * @param item name of the item
 * @param option the option's code
 * @param key whether it is the right one
 * @param n persons who chose it
 * @param share n over all who took the test
 * @param totalCorrelation point-biserial correlation of choosing it with the total
 * @param restCorrelation the same with the total without this item
 * @param meanTotal mean total of those who chose it
 */
public record Distractor(
        String item,
        int option,
        boolean key,
        int n,
        double share,
        double totalCorrelation,
        double restCorrelation,
        double meanTotal) {

    /** Whether a wrong option is chosen by fewer than 5 % or attracts the able: both mean it does no work. */
    public boolean idle() {
        return !key && (share < 0.05 || restCorrelation >= 0);
    }

    /**
     * Every option that somebody chose, item after item.
     *
     * @param choices persons by items, option codes
     * @param keys the right option per item
     */
    public static List<Distractor> of(List<String> items, int[][] choices, int[] keys) {
        var totals = Arrays.stream(choices)
                .mapToDouble(row -> {
                    var right = 0;
                    for (int i = 0; i < keys.length; i++) if (row[i] == keys[i]) right++;
                    return right;
                })
                .toArray();
        var options = new ArrayList<Distractor>();
        for (int i = 0; i < keys.length; i++) {
            var used = new TreeSet<Integer>();
            for (var row : choices) used.add(row[i]);
            for (int option : used) options.add(option(items.get(i), i, option, keys[i], choices, totals));
        }
        return List.copyOf(options);
    }

    private static Distractor option(String name, int i, int option, int key, int[][] choices, double[] totals) {
        var chosen = new double[choices.length];
        var rest = new double[choices.length];
        var n = 0;
        double sum = 0;
        for (int p = 0; p < choices.length; p++) {
            rest[p] = totals[p] - (choices[p][i] == key ? 1 : 0);
            if (choices[p][i] != option) continue;
            chosen[p] = 1;
            n++;
            sum += totals[p];
        }
        return new Distractor(
                name,
                option,
                option == key,
                n,
                (double) n / choices.length,
                Moments.correlation(chosen, totals),
                Moments.correlation(chosen, rest),
                sum / n);
    }
}
