package org.tessera.measurement.sjt;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tessera.measurement.numeric.Moments;

/**
 * Scoring of one scenario against a key. Ratings are whole numbers from 1 to the highest of the scale, one per option.
 */
public final class Scenario {

    private Scenario() {}

    /**
     * Consensus distance: the mean over options of 1 - |x - m| / max(m - 1, A - m), with m the experts' mean and A the
     * highest rating. 1 is the experts' mean, 0 as far from it as the scale allows. The default.
     */
    public static double distance(int[] ratings, double[] expertMeans, int highest) {
        return mean(ratings, expertMeans, (x, m) -> 1 - Math.abs(x - m) / Math.max(m - 1, highest - m));
    }

    /** Squared consensus distance: the mean over options of 1 - ((x - m) / max(m - 1, A - m))^2. */
    public static double squaredDistance(int[] ratings, double[] expertMeans, int highest) {
        return mean(ratings, expertMeans, (x, m) -> 1 - Math.pow((x - m) / Math.max(m - 1, highest - m), 2));
    }

    /**
     * Distance after each person's ratings over all options of a test are standardised (McDaniel, Psotka, Legree, Yost and
     * Weekley 2011): the minus mean absolute difference to the standardised key. It takes out how high and how widely a
     * person or a culture uses the scale, and is therefore the one for comparisons between languages.
     *
     * @return 0 for the key itself, more negative the further away; NaN for a person who rated everything the same
     */
    public static double standardizedDistance(int[] ratings, double[] expertMeans) {
        var x = standardized(Arrays.stream(ratings).asDoubleStream().toArray());
        var m = standardized(expertMeans);
        double sum = 0;
        for (int i = 0; i < x.length; i++) sum += Math.abs(x[i] - m[i]);
        return -sum / x.length;
    }

    /**
     * What makes a distance (Legree 1995; Cronbach and Gleser 1953).
     *
     * @param shape correlation with the key
     * @param elevation mean rating less the key's mean
     * @param scatter standard deviation of the ratings less the key's
     */
    public record Decomposition(double shape, double elevation, double scatter) {}

    /** The three parts of the difference between a person's ratings and the key. */
    public static Decomposition decompose(int[] ratings, double[] expertMeans) {
        var x = Arrays.stream(ratings).asDoubleStream().toArray();
        return new Decomposition(
                Moments.correlation(x, expertMeans),
                Moments.mean(x) - Moments.mean(expertMeans),
                Moments.sd(x) - Moments.sd(expertMeans));
    }

    /**
     * Consensus weight of a choice: the share of experts who made it, divided by the share of the most frequent choice, w
     * = n(choice) / n(mode) (Bergman, Drasgow, Donovan, Henning and Juraska 2006).
     *
     * @param expertChoices how many experts chose each option
     */
    public static double consensusWeight(int choice, int[] expertChoices) {
        var most = Arrays.stream(expertChoices).max().orElse(0);
        return most == 0 ? Double.NaN : (double) expertChoices[choice] / most;
    }

    /**
     * Best and worst: +1 for the right best, +1 for the right worst, -1 for the worst taken as best, -1 for the best taken
     * as worst; from -2 to 2.
     */
    public static int bestWorst(int best, int worst, int keyBest, int keyWorst) {
        return (best == keyBest ? 1 : 0)
                + (worst == keyWorst ? 1 : 0)
                - (best == keyWorst ? 1 : 0)
                - (worst == keyBest ? 1 : 0);
    }

    /** Ranking with near misses: per option (options - 1) - |rank - key rank|, so 4 - ... for five options. */
    public static int ranking(int[] ranks, int[] keyRanks) {
        return IntStream.range(0, ranks.length)
                .map(i -> ranks.length - 1 - Math.abs(ranks[i] - keyRanks[i]))
                .sum();
    }

    /**
     * A score between 0 and 1 cut into equal categories for calibration as one polytomous item.
     *
     * @param categories for example 4 for scores 0 to 3
     */
    public static int category(double score, int categories) {
        return Math.clamp((int) (score * categories), 0, categories - 1);
    }

    private interface Similarity {
        double of(double rating, double key);
    }

    private static double mean(int[] ratings, double[] key, Similarity similarity) {
        double sum = 0;
        for (int i = 0; i < ratings.length; i++) sum += similarity.of(ratings[i], key[i]);
        return sum / ratings.length;
    }

    private static double[] standardized(double[] x) {
        var mean = Moments.mean(x);
        var sd = Moments.sd(x);
        return Arrays.stream(x).map(v -> (v - mean) / sd).toArray();
    }
}
