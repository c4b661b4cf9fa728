package org.tessera.measurement.survey;

import org.tessera.measurement.Bootstrap;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Interval;

/**
 * How important one question's subject is to those who rated it.
 *
 * <p>The relative importance index is RII = sum w / (A N), where w are the ratings, A the highest possible rating and N
 * the number of ratings; it lies between 1/A and 1 for ratings from 1 to A. Intervals come from a seeded bootstrap of
 * the ratings (percentile and BCa, 95 %).
 *
 * @param n number of ratings
 * @param mean mean rating, on the scale of the ratings
 * @param rii relative importance index, 0 to 1
 * @param topTwo share of ratings in the two highest categories
 * @param meanPercentile percentile interval of the mean
 * @param meanBca BCa interval of the mean
 * @param riiPercentile percentile interval of the index
 * @param riiBca BCa interval of the index
 * @param seed the seed that repeats the intervals exactly
 */
public record Importance(
        int n,
        double mean,
        double rii,
        double topTwo,
        Interval meanPercentile,
        Interval meanBca,
        Interval riiPercentile,
        Interval riiBca,
        long seed) {

    /** Fewer ratings than this give a reason instead of numbers, unless the caller sets its own minimum. */
    public static final int MINIMUM_RATINGS = 10;

    /**
     * Importance of one question from at least {@link #MINIMUM_RATINGS} ratings.
     *
     * @param ratings one rating per respondent who answered, each from 1 to {@code max}; leave out those who did not
     * @param max the highest possible rating (A)
     * @param seed repeats the bootstrap exactly
     * @throws IllegalArgumentException for a rating outside 1 to max
     */
    public static Estimate<Importance> of(int[] ratings, int max, long seed) {
        return of(ratings, max, seed, MINIMUM_RATINGS);
    }

    /** The same with a minimum of the caller's own, at least 2. */
    public static Estimate<Importance> of(int[] ratings, int max, long seed, int minimum) {
        return of(ratings, max, seed, minimum, Bootstrap.REPLICATES);
    }

    /** The same with a number of bootstrap replicates of the caller's own. */
    public static Estimate<Importance> of(int[] ratings, int max, long seed, int minimum, int replicates) {
        for (int rating : ratings) {
            if (rating < 1 || rating > max)
                throw new IllegalArgumentException("The rating " + rating + " is outside the scale from 1 to " + max);
        }
        if (ratings.length < Math.max(2, minimum)) {
            return Estimate.notEstimable("Only " + ratings.length + " ratings; at least " + Math.max(2, minimum)
                    + " are needed for a mean with an interval.");
        }
        return Estimate.known(computed(ratings.clone(), max, seed, replicates));
    }

    private static Importance computed(int[] ratings, int max, long seed, int replicates) {
        var bootstrap = Bootstrap.of(ratings.length, cases -> mean(ratings, cases), replicates, 0.95, seed);
        long top = 0;
        for (int rating : ratings) if (rating >= max - 1) top++;
        return new Importance(
                ratings.length,
                bootstrap.estimate(),
                bootstrap.estimate() / max,
                (double) top / ratings.length,
                bootstrap.percentile(),
                bootstrap.bca(),
                bootstrap.percentile().times(1.0 / max),
                bootstrap.bca().times(1.0 / max),
                seed);
    }

    private static double mean(int[] ratings, int[] cases) {
        long sum = 0;
        for (int i : cases) sum += ratings[i];
        return (double) sum / cases.length;
    }
}
