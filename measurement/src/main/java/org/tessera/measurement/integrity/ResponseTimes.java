package org.tessera.measurement.integrity;

import java.util.Arrays;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.numeric.Linear;
import org.tessera.measurement.numeric.Moments;

/**
 * Answers given faster than the question can be read. A threshold per item of a tenth of the mean time, at most ten
 * seconds (Wise and Ma 2012); the share of answers above it is the person's effort (Wise and Kong 2005). Times that
 * are unusual for the person and the item show in the lognormal model of van der Linden (2006).
 *
 * @param thresholds seconds per item below which an answer is a rapid guess
 * @param effort share of a person's answers that are not rapid guesses, 0 to 1
 * @param residuals standardised logarithms of the times, persons by items, after person and item are taken out
 */
public record ResponseTimes(double[] thresholds, double[] effort, double[][] residuals) {

    /** Fewer persons than this say nothing about how long an item takes. */
    public static final int MINIMUM_PERSONS = 30;

    /** Below this share of effortful answers a result says little about ability (Wise and Kong 2005). */
    public static final double LEAST_EFFORT = 0.90;

    /** Copies the arrays, so that the result cannot change. */
    public ResponseTimes {
        thresholds = thresholds.clone();
        effort = effort.clone();
        residuals = Linear.copy(residuals);
    }

    @Override
    public double[] thresholds() {
        return thresholds.clone();
    }

    @Override
    public double[] effort() {
        return effort.clone();
    }

    @Override
    public double[][] residuals() {
        return Linear.copy(residuals);
    }

    /**
     * Thresholds, effort and unusual times (Wise and Ma 2012; van der Linden 2006).
     *
     * @param seconds persons by items, positive; NaN where an item was not answered
     */
    public static Estimate<ResponseTimes> of(double[][] seconds) {
        if (seconds.length < MINIMUM_PERSONS)
            return Estimate.notEstimable("Only " + seconds.length + " persons; at least " + MINIMUM_PERSONS
                    + " are needed to know how long an item takes.");
        for (var row : seconds)
            for (var time : row) if (time <= 0) throw new IllegalArgumentException("A time of " + time + " seconds");
        var byItem = Linear.transpose(seconds);
        var thresholds = Arrays.stream(byItem)
                .mapToDouble(times -> Math.min(10, 0.1 * Moments.mean(present(times))))
                .toArray();
        var effort = Arrays.stream(seconds)
                .mapToDouble(row -> effort(row, thresholds))
                .toArray();
        return Estimate.known(new ResponseTimes(thresholds, effort, residuals(seconds)));
    }

    private static double effort(double[] times, double[] thresholds) {
        var answered = 0;
        var slow = 0;
        for (int i = 0; i < times.length; i++) {
            if (Double.isNaN(times[i])) continue;
            answered++;
            if (times[i] >= thresholds[i]) slow++;
        }
        return answered == 0 ? Double.NaN : (double) slow / answered;
    }

    /** ln t = item's intensity - person's speed + error: two sweeps of means, then each item's own standard deviation. */
    private static double[][] residuals(double[][] seconds) {
        var logs = Arrays.stream(seconds)
                .map(row -> Arrays.stream(row).map(Math::log).toArray())
                .toArray(double[][]::new);
        for (int round = 0; round < 20; round++) {
            centre(logs);
            logs = Linear.transpose(logs);
            centre(logs);
            logs = Linear.transpose(logs);
        }
        var byItem = Linear.transpose(logs);
        for (var item : byItem) {
            var sd = Moments.sd(present(item));
            for (int p = 0; p < item.length; p++) item[p] /= sd;
        }
        return Linear.transpose(byItem);
    }

    private static void centre(double[][] rows) {
        for (var row : rows) {
            var mean = Moments.mean(present(row));
            for (int i = 0; i < row.length; i++) row[i] -= mean;
        }
    }

    private static double[] present(double[] values) {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    }
}
