package org.tessera.measurement.standardsetting;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.numeric.Linear;
import org.tessera.measurement.numeric.Moments;
import org.tessera.measurement.raters.TwoWay;

/**
 * Angoff (1971): judges estimate for every item how likely a barely acceptable candidate solves it; the cut is the sum
 * over items of the mean over judges. Variance components as in Brennan and Lockwood (1980).
 *
 * @param cut recommended raw score
 * @param judgeCuts the cut of every judge alone
 * @param sdJudges standard deviation of the judges' cuts
 * @param varItems variance of the items
 * @param varJudges variance of the judges
 * @param varResidual variance of judges by items
 * @param itemSd mean over items of the standard deviation between judges
 * @param severity standardised deviation of every judge's cut; beyond 2 a judge is an outlier
 * @param consistency correlation of every judge with the items' mean over all judges
 */
public record Angoff(
        double cut,
        double[] judgeCuts,
        double sdJudges,
        double varItems,
        double varJudges,
        double varResidual,
        double itemSd,
        double[] severity,
        double[] consistency) {

    /** Copies the arrays, so that nothing can change afterwards. */
    public Angoff {
        judgeCuts = judgeCuts.clone();
        severity = severity.clone();
        consistency = consistency.clone();
    }

    @Override
    public double[] judgeCuts() {
        return judgeCuts.clone();
    }

    @Override
    public double[] severity() {
        return severity.clone();
    }

    @Override
    public double[] consistency() {
        return consistency.clone();
    }

    /** The standard asks for at least this many judges. */
    public static final int MINIMUM_JUDGES = 8;

    /** Recommendation from ratings between 0 and 1, items by judges. */
    public static Estimate<Angoff> of(double[][] ratings) {
        return of(ratings, MINIMUM_JUDGES);
    }

    /** The same with a minimum number of judges of the caller's own, at least 2. */
    public static Estimate<Angoff> of(double[][] ratings, int minimumJudges) {
        var judges = ratings.length == 0 ? 0 : ratings[0].length;
        if (judges < Math.max(2, minimumJudges))
            return Estimate.notEstimable("Only " + judges + " judges; at least " + Math.max(2, minimumJudges)
                    + " are needed for a cut score.");
        for (var row : ratings)
            for (var rating : row)
                if (!(rating >= 0 && rating <= 1))
                    throw new IllegalArgumentException("A rating is a probability between 0 and 1, not " + rating);
        return TwoWay.of(ratings).map(table -> computed(ratings, ratings, table));
    }

    /**
     * The same for questions that are worth several points (Hambleton and Plake 1995): a rating is the share of a question's
     * points that a barely competent candidate earns, and the cut is in points.
     *
     * @param points of each question, at least 1
     */
    public static Estimate<Angoff> of(double[][] ratings, int[] points, int minimumJudges) {
        // The first step checks the ratings themselves.
        return switch (of(ratings, minimumJudges)) {
            case Estimate.Known<Angoff> shares -> inPoints(ratings, points);
            case Estimate.NotEstimable<Angoff> none -> none;
        };
    }

    private static Estimate<Angoff> inPoints(double[][] ratings, int[] points) {
        var earned = new double[ratings.length][];
        Arrays.setAll(
                earned,
                i -> Arrays.stream(ratings[i]).map(share -> share * points[i]).toArray());
        return TwoWay.of(earned).map(table -> computed(earned, ratings, table));
    }

    private static Angoff computed(double[][] ratings, double[][] shares, TwoWay table) {
        var byJudge = Linear.transpose(ratings);
        var cuts =
                Arrays.stream(byJudge).mapToDouble(j -> Arrays.stream(j).sum()).toArray();
        // How judges order the questions, whatever these are worth.
        var sharesByJudge = Linear.transpose(shares);
        var means = Arrays.stream(shares).mapToDouble(Moments::mean).toArray();
        var sd = Moments.sd(cuts);
        var cut = Moments.mean(cuts);
        return new Angoff(
                cut,
                cuts,
                sd,
                (table.msPersons() - table.msResidual()) / cuts.length,
                (table.msRaters() - table.msResidual()) / ratings.length,
                table.msResidual(),
                Moments.mean(Arrays.stream(ratings).mapToDouble(Moments::sd).toArray()),
                Arrays.stream(cuts).map(c -> (c - cut) / sd).toArray(),
                Arrays.stream(sharesByJudge)
                        .mapToDouble(j -> Moments.correlation(j, means))
                        .toArray());
    }

    /** Standard error of the cut over judges, the items fixed. */
    public double errorOfJudges() {
        return sdJudges / Math.sqrt(judgeCuts.length);
    }

    /** Standard error of the cut with judges and items both drawn at random. */
    public double errorWithItems(int items) {
        double judges = judgeCuts.length;
        return items * Math.sqrt(varJudges / judges + varItems / items + varResidual / (items * judges));
    }

    /** Correlation of every judge with how many candidates really solved the items. */
    public static double[] correlations(double[][] ratings, double[] shareRight) {
        return IntStream.range(0, ratings[0].length)
                .mapToDouble(j -> Moments.correlation(
                        Arrays.stream(ratings).mapToDouble(row -> row[j]).toArray(), shareRight))
                .toArray();
    }
}
