package org.tessera.measurement.fit;

import java.util.ArrayList;
import java.util.List;
import org.tessera.measurement.Responses;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.irt.RawScores;

/** Infit and outfit of Rasch items at maximum likelihood abilities, over the persons who have one. */
public final class RaschFit {

    private RaschFit() {}

    /** Mean squares of every item, from persons with complete answers that are neither all lowest nor all highest. */
    public static List<MeanSquares> of(Responses responses, List<Item> items) {
        var thetas = RawScores.ml(items);
        var sums = new ArrayList<MeanSquares.Sum>();
        for (int i = 0; i < items.size(); i++) sums.add(new MeanSquares.Sum(false));
        var complete = responses.complete();
        for (int p = 0; p < complete.persons(); p++) {
            var raw = 0;
            for (int i = 0; i < items.size(); i++) raw += complete.code(p, i);
            if (Double.isNaN(thetas[raw])) continue;
            for (int i = 0; i < items.size(); i++) add(sums.get(i), items.get(i), thetas[raw], complete.code(p, i));
        }
        return sums.stream().map(MeanSquares.Sum::result).toList();
    }

    private static void add(MeanSquares.Sum sum, Item item, double theta, int code) {
        var probabilities = item.probabilities(theta);
        var expected = item.expected(theta);
        double variance = 0;
        double fourth = 0;
        for (int k = 0; k < probabilities.length; k++) {
            variance += probabilities[k] * Math.pow(k - expected, 2);
            fourth += probabilities[k] * Math.pow(k - expected, 4);
        }
        sum.add(code - expected, variance, fourth);
    }
}
