package org.tessera.measurement.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tessera.measurement.Estimate;

/**
 * Weights that make a sample look like its population, and linearised standard errors of means under them. Raking by
 * iterative proportional fitting (Deming and Stephan 1940), post-stratification as its case of one margin; variances by
 * Taylor linearisation with residuals of the calibration (Deville and Särndal 1992), as R's survey package has them.
 *
 * @param weights one per respondent
 * @param margins the margins the weights agree with
 * @param rounds rounds of fitting
 */
public record Weighting(double[] weights, List<Margin> margins, int rounds) {

    private static final double TOLERANCE = 1e-9;

    /** Copies the array and the list. */
    public Weighting {
        weights = weights.clone();
        margins = List.copyOf(margins);
    }

    @Override
    public double[] weights() {
        return weights.clone();
    }

    /**
     * What the population looks like in one variable.
     *
     * @param categories category of every respondent
     * @param targets population count of every category
     */
    public record Margin(String[] categories, Map<String, Double> targets) {

        /** Copies the arrays, so that nothing can change afterwards. */
        public Margin {
            categories = categories.clone();
        }

        @Override
        public String[] categories() {
            return categories.clone();
        }
    }

    /**
     * Rakes start weights to margins until every weighted count is within 1e-9 of its target (relative).
     *
     * @param start design weights; all 1 where there was no design
     */
    public static Estimate<Weighting> rake(double[] start, List<Margin> margins) {
        for (var margin : margins) {
            for (var category : margin.categories)
                if (!margin.targets.containsKey(category))
                    return Estimate.notEstimable("There is no population count for \"" + category + "\".");
            for (var target : margin.targets.entrySet())
                if (target.getValue() > 0 && Arrays.stream(margin.categories).noneMatch(target.getKey()::equals))
                    return Estimate.notEstimable("Nobody in the sample is \"" + target.getKey()
                            + "\", so no weight can stand for them. Join it with another category.");
        }
        var weights = start.clone();
        for (int round = 1; round <= 10_000; round++) {
            double change = 0;
            for (var margin : margins) change = Math.max(change, fit(weights, margin));
            if (change < TOLERANCE) return Estimate.known(new Weighting(weights, margins, round));
        }
        return Estimate.notEstimable("The margins contradict each other, so the weights do not settle.");
    }

    /** Post-stratification: raking to a single margin. */
    public static Estimate<Weighting> postStratify(double[] start, Margin margin) {
        return rake(start, List.of(margin));
    }

    private static double fit(double[] weights, Margin margin) {
        var sums = sums(weights, margin.categories);
        double change = 0;
        for (int i = 0; i < weights.length; i++) {
            var factor = margin.targets.getOrDefault(margin.categories[i], 0.0)
                    / sums.getOrDefault(margin.categories[i], 1.0);
            weights[i] *= factor;
            change = Math.max(change, Math.abs(factor - 1));
        }
        return change;
    }

    private static Map<String, Double> sums(double[] values, String[] categories) {
        var sums = new LinkedHashMap<String, Double>();
        for (int i = 0; i < values.length; i++) sums.merge(categories[i], values[i], Double::sum);
        return sums;
    }

    /** Kish (1965): how many times larger the variance of a mean is because weights differ, n sum w^2 / (sum w)^2. */
    public double designEffect() {
        var sum = Arrays.stream(weights).sum();
        return weights.length * Arrays.stream(weights).map(w -> w * w).sum() / (sum * sum);
    }

    /** Number of equally weighted respondents that would be worth as much. */
    public double effectiveSize() {
        return weights.length / designEffect();
    }

    /**
     * Weights cut to a share and a multiple of their mean, once; what is cut off is spread equally over the others.
     *
     * @param lower for example 0.2
     * @param upper for example 5
     */
    public Weighting trimmed(double lower, double upper) {
        var mean = Arrays.stream(weights).average().orElse(0);
        var cut = new double[weights.length];
        double excess = 0;
        var inside = 0;
        for (int i = 0; i < cut.length; i++) {
            cut[i] = Math.clamp(weights[i], lower * mean, upper * mean);
            excess += weights[i] - cut[i];
            if (cut[i] == weights[i]) inside++;
        }
        for (int i = 0; i < cut.length; i++) if (cut[i] == weights[i] && inside > 0) cut[i] += excess / inside;
        return new Weighting(cut, margins, rounds);
    }

    /**
     * A weighted mean.
     *
     * @param mean the mean
     * @param se linearised standard error
     * @param n respondents with a value
     */
    public record Mean(double mean, double se, int n) {}

    /**
     * The weighted mean of a variable with its standard error; respondents without a value (NaN) keep their place in the
     * sample and count with weight 0.
     *
     * @param clusters cluster of every respondent; each its own where sampling was not in clusters
     * @param populationClusters number of clusters in the population; infinity for no finite population correction
     */
    public Estimate<Mean> mean(double[] values, String[] clusters, double populationClusters) {
        double sum = 0;
        double total = 0;
        var n = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) continue;
            sum += weights[i] * values[i];
            total += weights[i];
            n++;
        }
        if (n < 2) return Estimate.notEstimable("Fewer than two respondents have a value.");
        var mean = sum / total;
        var influence = new double[values.length];
        for (int i = 0; i < values.length; i++)
            influence[i] = Double.isNaN(values[i]) ? 0 : weights[i] * (values[i] - mean) / total;
        // One margin is left by one projection; several are swept in turn.
        for (int round = 0; round < (margins.size() > 1 ? 10 : 1); round++)
            for (var margin : margins) sweep(influence, margin.categories);
        return Estimate.known(new Mean(mean, Math.sqrt(variance(influence, clusters, populationClusters)), n));
    }

    /** The mean without clusters or finite population correction. */
    public Estimate<Mean> mean(double[] values) {
        var clusters = new String[values.length];
        Arrays.setAll(clusters, String::valueOf);
        return mean(values, clusters, Double.POSITIVE_INFINITY);
    }

    private void sweep(double[] influence, String[] categories) {
        var scaled = new double[influence.length];
        for (int i = 0; i < scaled.length; i++) scaled[i] = influence[i] / weights[i];
        var sums = sums(scaled, categories);
        var ones = new double[scaled.length];
        Arrays.fill(ones, 1);
        var counts = sums(ones, categories);
        for (int i = 0; i < influence.length; i++)
            influence[i] -=
                    weights[i] * sums.getOrDefault(categories[i], 0.0) / counts.getOrDefault(categories[i], 1.0);
    }

    private static double variance(double[] influence, String[] clusters, double population) {
        var totals = new ArrayList<>(sums(influence, clusters).values());
        var count = totals.size();
        var mean = totals.stream().mapToDouble(t -> t).average().orElse(0);
        var squares = totals.stream().mapToDouble(t -> (t - mean) * (t - mean)).sum();
        return (1 - count / population) * count / (count - 1.0) * squares;
    }
}
