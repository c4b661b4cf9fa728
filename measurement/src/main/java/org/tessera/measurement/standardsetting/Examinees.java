package org.tessera.measurement.standardsetting;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.numeric.Logistic;
import org.tessera.measurement.numeric.Moments;

/** Cut scores from candidates whose competence is known from elsewhere. */
public final class Examinees {

    private Examinees() {}

    /**
     * Where competence is as likely as not.
     *
     * @param intercept of the logistic regression of competence on the score
     * @param slope of the same
     */
    public record Contrast(double cut, double intercept, double slope) {}

    /** Contrasting groups (Zieky and Livingston 1977) by logistic regression: the score at which half are competent. */
    public static Estimate<Contrast> contrastingGroups(double[] scores, int[] competent) {
        var sum = Arrays.stream(competent).sum();
        if (sum == 0 || sum == competent.length)
            return Estimate.notEstimable("All candidates are in one group, so there is nothing to contrast.");
        if (highest(scores, competent, 0) <= -highest(negative(scores), competent, 1))
            return Estimate.notEstimable("The scores of the two groups do not overlap; take a score between them.");
        try {
            var fit = Logistic.of(
                    Arrays.stream(scores).mapToObj(s -> new double[] {s}).toArray(double[][]::new), competent);
            if (!fit.converged() || fit.coefficients()[1] <= 0)
                return Estimate.notEstimable(
                        "Competent candidates do not have higher scores, or the groups do not overlap.");
            return Estimate.known(new Contrast(
                    -fit.coefficients()[0] / fit.coefficients()[1], fit.coefficients()[0], fit.coefficients()[1]));
        } catch (ArithmeticException separated) {
            return Estimate.notEstimable("The scores of the two groups do not overlap; take a score between them.");
        }
    }

    private static double highest(double[] scores, int[] competent, int group) {
        return IntStream.range(0, scores.length)
                .filter(p -> competent[p] == group)
                .mapToDouble(p -> scores[p])
                .max()
                .orElseThrow();
    }

    private static double[] negative(double[] scores) {
        return Arrays.stream(scores).map(s -> -s).toArray();
    }

    /**
     * Borderline regression: the checklist score that a linear regression on global ratings predicts for a borderline
     * rating (Wood, Humphrey-Murto and Norman 2006).
     */
    public static Estimate<Double> borderlineRegression(double[] scores, double[] ratings, double borderline) {
        if (!(Moments.variance(ratings) > 0)) return Estimate.notEstimable("All global ratings are the same.");
        var slope = Moments.covariance(ratings, scores) / Moments.variance(ratings);
        return Estimate.known(Moments.mean(scores) + slope * (borderline - Moments.mean(ratings)));
    }
}
