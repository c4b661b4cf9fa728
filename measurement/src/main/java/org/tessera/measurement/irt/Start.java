package org.tessera.measurement.irt;

import org.tessera.measurement.Responses;

/** Where estimation starts: slopes of 1 and intercepts that reproduce the observed shares at average ability. */
final class Start {

    private Start() {}

    static double[][] of(Responses responses, Model model, int[] lowest, int[] categories) {
        var par = new double[categories.length][];
        for (int i = 0; i < par.length; i++) par[i] = item(counts(responses, i, lowest[i], categories[i]), model);
        return par;
    }

    private static double[] counts(Responses responses, int item, int lowest, int categories) {
        var counts = new double[categories];
        // Half an answer everywhere keeps logarithms finite.
        java.util.Arrays.fill(counts, 0.5);
        for (int p = 0; p < responses.persons(); p++) {
            var category = responses.code(p, item) - lowest;
            if (responses.answered(p, item) && category >= 0 && category < categories) counts[category]++;
        }
        return counts;
    }

    private static double[] item(double[] counts, Model model) {
        // A logit at average ability is about 1.16 times as far from zero as that of the observed share.
        var stretch = 1.16;
        return switch (model.family()) {
            case LOGISTIC -> {
                var g = model == Model.THREE_PL ? Prior.STANDARD.mean() : Double.NEGATIVE_INFINITY;
                yield new double[] {1, stretch * Math.log(counts[1] / counts[0]), g, Double.POSITIVE_INFINITY};
            }
            case GRADED -> {
                var par = new double[counts.length];
                par[0] = 1;
                for (int k = 1; k < counts.length; k++)
                    par[k] = stretch * Math.log(sum(counts, k, counts.length) / sum(counts, 0, k));
                yield par;
            }
            case PARTIAL_CREDIT -> {
                var par = new double[counts.length];
                par[0] = model.rasch() ? 1 : 0.7;
                for (int k = 1; k < counts.length; k++) par[k] = Math.log(counts[k] / counts[0]);
                yield par;
            }
        };
    }

    private static double sum(double[] counts, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) sum += counts[i];
        return sum;
    }
}
