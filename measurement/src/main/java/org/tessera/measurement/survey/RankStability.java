package org.tessera.measurement.survey;

import java.util.Arrays;
import org.apache.commons.rng.simple.RandomSource;
import org.tessera.measurement.Estimate;

/**
 * How sure it is that a subject belongs to the top k: the share of bootstrap samples of respondents in which its mean
 * rating is among the k highest. Choosing twenty skills out of fifty-seven by their means alone hides that the border
 * ones could as well be others (Hall and Miller 2009); select with P of at least .80 and discuss the rest.
 *
 * @param k size of the top
 * @param means mean rating per subject
 * @param inTop probability of being in the top k per subject; subjects tied at the border share the remaining places
 * @param replicates number of samples drawn
 * @param seed the seed that repeats this result exactly
 */
public record RankStability(int k, double[] means, double[] inTop, int replicates, long seed) {

    /** Copies the arrays, so that the result cannot change. */
    public RankStability {
        means = means.clone();
        inTop = inTop.clone();
    }

    @Override
    public double[] means() {
        return means.clone();
    }

    @Override
    public double[] inTop() {
        return inTop.clone();
    }

    /**
     * P(in the top k) of every subject.
     *
     * @param ratings respondents by subjects; NaN where a respondent did not rate a subject
     * @param k between 1 and the number of subjects
     * @param seed repeats the bootstrap exactly
     * @param minimum fewest ratings that every subject needs
     */
    public static Estimate<RankStability> of(double[][] ratings, int k, long seed, int minimum, int replicates) {
        var subjects = ratings.length == 0 ? 0 : ratings[0].length;
        if (subjects > 0 && (k < 1 || k > subjects))
            throw new IllegalArgumentException("The top " + k + " of " + subjects + " subjects does not exist");
        for (int j = 0; j < subjects || subjects == 0; j++) {
            var rated = rated(ratings, j);
            if (rated < minimum)
                return Estimate.notEstimable("Subject " + (j + 1) + " has " + rated + " ratings; at least " + minimum
                        + " are needed to rank it.");
        }
        var random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        var inTop = new double[subjects];
        var all = new int[ratings.length];
        Arrays.setAll(all, i -> i);
        var cases = new int[ratings.length];
        for (int b = 0; b < replicates; b++) {
            for (int i = 0; i < cases.length; i++) cases[i] = random.nextInt(cases.length);
            count(means(ratings, cases, subjects), k, inTop);
        }
        for (int j = 0; j < subjects; j++) inTop[j] /= replicates;
        return Estimate.known(new RankStability(k, means(ratings, all, subjects), inTop, replicates, seed));
    }

    /** The same with {@link Importance#MINIMUM_RATINGS} ratings per subject and 2,000 samples. */
    public static Estimate<RankStability> of(double[][] ratings, int k, long seed) {
        return of(ratings, k, seed, Importance.MINIMUM_RATINGS, 2000);
    }

    private static int rated(double[][] ratings, int subject) {
        var rated = 0;
        for (var row : ratings) if (!Double.isNaN(row[subject])) rated++;
        return rated;
    }

    private static double[] means(double[][] ratings, int[] cases, int subjects) {
        var sums = new double[subjects];
        var counts = new int[subjects];
        for (int i : cases) {
            for (int j = 0; j < subjects; j++) {
                var rating = ratings[i][j];
                if (Double.isNaN(rating)) continue;
                sums[j] += rating;
                counts[j]++;
            }
        }
        // A subject that nobody in this sample rated cannot be in its top.
        for (int j = 0; j < subjects; j++) sums[j] = counts[j] == 0 ? Double.NEGATIVE_INFINITY : sums[j] / counts[j];
        return sums;
    }

    private static void count(double[] means, int k, double[] inTop) {
        var sorted = means.clone();
        Arrays.sort(sorted);
        var border = sorted[sorted.length - k];
        var above = 0;
        var tied = 0;
        for (var mean : means) {
            if (mean > border) above++;
            else if (mean == border) tied++;
        }
        for (int j = 0; j < means.length; j++) {
            if (means[j] > border) inTop[j]++;
            else if (means[j] == border) inTop[j] += (double) (k - above) / tied;
        }
    }
}
