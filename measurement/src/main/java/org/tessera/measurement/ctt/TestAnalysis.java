package org.tessera.measurement.ctt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Interval;
import org.tessera.measurement.Responses;
import org.tessera.measurement.numeric.Moments;

/**
 * A test in classical terms: the distribution of totals, reliability, and every item. Source: Lord and Novick (1968),
 * Statistical Theories of Mental Test Scores, chapters 4 and 15.
 *
 * @param n persons with complete answers
 * @param k items
 * @param total distribution of the totals
 * @param alpha Cronbach's alpha; NaN where the total does not vary
 * @param alphaInterval Feldt's 95 % interval of alpha
 * @param sem standard error of measurement in score points
 * @param items every item, in order
 * @param leftOut persons left out because of a blank
 */
public record TestAnalysis(
        int n,
        int k,
        Total total,
        double alpha,
        Interval alphaInterval,
        double sem,
        List<ItemStatistics> items,
        int leftOut) {

    /** Fewer complete persons than this give a reason instead of numbers, unless the caller sets its own minimum. */
    public static final int MINIMUM_PERSONS = 30;

    /** Distribution of the total scores; skewness and kurtosis of type 3 (kurtosis in excess of the normal). */
    public record Total(double mean, double sd, double min, double max, double skewness, double kurtosis) {

        static Total of(double[] totals) {
            return new Total(
                    Moments.mean(totals),
                    Moments.sd(totals),
                    Arrays.stream(totals).min().orElse(Double.NaN),
                    Arrays.stream(totals).max().orElse(Double.NaN),
                    Moments.skewness(totals),
                    Moments.kurtosis(totals));
        }
    }

    /** Copies the list. */
    public TestAnalysis {
        items = List.copyOf(items);
    }

    /**
     * Analysis of at least {@link #MINIMUM_PERSONS} complete persons; the highest possible score of an item is taken to
     * be the highest observed one.
     */
    public static Estimate<TestAnalysis> of(Responses responses) {
        var max = IntStream.range(0, responses.size())
                .mapToDouble(i -> Math.max(1, responses.highest(i)))
                .toArray();
        return of(responses.items(), responses.scores(), max, MINIMUM_PERSONS);
    }

    /**
     * Analysis of scores that may be fractions.
     *
     * @param scores persons by items; NaN leaves the person out
     * @param max highest possible score per item
     * @param minimum fewest complete persons that give numbers, at least 2
     */
    public static Estimate<TestAnalysis> of(List<String> names, double[][] scores, double[] max, int minimum) {
        var complete = Arrays.stream(scores)
                .filter(row -> Arrays.stream(row).noneMatch(Double::isNaN))
                .toArray(double[][]::new);
        if (complete.length < Math.max(2, minimum))
            return Estimate.notEstimable("Only " + complete.length + " persons answered every item; at least "
                    + Math.max(2, minimum) + " are needed for item statistics and reliability.");
        if (names.size() < 2) return Estimate.notEstimable("A test of one item has no reliability to estimate.");
        var totals = Reliability.totals(complete);
        if (Moments.variance(totals) == 0)
            return Estimate.notEstimable("Every person has the same total, so nothing about the items can be told.");
        return Estimate.known(computed(names, complete, max, totals, scores.length - complete.length));
    }

    private static TestAnalysis computed(
            List<String> names, double[][] scores, double[] max, double[] totals, int leftOut) {
        var covariances = Moments.covariances(scores);
        var alpha = Reliability.alphaOfCovariances(covariances);
        var total = Total.of(totals);
        var items = new ArrayList<ItemStatistics>();
        var extremes = Extremes.of(totals);
        for (int i = 0; i < names.size(); i++)
            items.add(item(names.get(i), i, scores, max[i], totals, covariances, extremes));
        return new TestAnalysis(
                scores.length,
                names.size(),
                total,
                alpha,
                Reliability.feldt(alpha, scores.length, names.size(), 0.95),
                Reliability.sem(total.sd(), alpha),
                items,
                leftOut);
    }

    private static ItemStatistics item(
            String name,
            int i,
            double[][] scores,
            double max,
            double[] totals,
            double[][] covariances,
            Extremes extremes) {
        var column = Arrays.stream(scores).mapToDouble(row -> row[i]).toArray();
        var rest = IntStream.range(0, totals.length)
                .mapToDouble(p -> totals[p] - column[p])
                .toArray();
        var others = without(covariances, i);
        var two = others.length < 2;
        return new ItemStatistics(
                name,
                column.length,
                Moments.mean(column),
                Moments.sd(column),
                Moments.mean(column) / max,
                Moments.correlation(column, totals),
                Moments.correlation(column, rest),
                two ? Double.NaN : Reliability.alphaOfCovariances(others),
                two ? Double.NaN : Reliability.standardizedAlpha(others),
                extremes.difference(column) / max);
    }

    private static double[][] without(double[][] matrix, int index) {
        var keep = IntStream.range(0, matrix.length).filter(i -> i != index).toArray();
        return Arrays.stream(keep)
                .mapToObj(
                        i -> Arrays.stream(keep).mapToDouble(j -> matrix[i][j]).toArray())
                .toArray(double[][]::new);
    }

    /** The 27 % with the lowest and the 27 % with the highest totals (Kelley 1939); ties by row order. */
    private record Extremes(int[] lower, int[] upper) {

        static Extremes of(double[] totals) {
            var order = IntStream.range(0, totals.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(p -> totals[p]))
                    .mapToInt(p -> p)
                    .toArray();
            var size = (int) Math.round(0.27 * totals.length);
            return new Extremes(
                    Arrays.copyOf(order, size), Arrays.copyOfRange(order, order.length - size, order.length));
        }

        double difference(double[] column) {
            return mean(column, upper) - mean(column, lower);
        }

        private static double mean(double[] column, int[] persons) {
            return Arrays.stream(persons).mapToDouble(p -> column[p]).average().orElse(Double.NaN);
        }
    }
}
