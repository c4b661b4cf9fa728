package org.tessera.measurement.adaptive;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an adaptive test runs.
 *
 * @param estimator how ability is estimated on the way
 * @param selection which item is best
 * @param randomesque one of the so many best items is drawn at random, for the first {@code randomised} items
 * @param randomised number of items at the start that are drawn at random
 * @param admission Sympson-Hetter probability of every item to be given once selected; null for none
 * @param areas content area of every item, from 0; null for no blueprint
 * @param quota target share of every area, adding up to 1; null for no blueprint
 * @param minimum fewest items
 * @param maximum most items
 * @param stop when the test ends between the two
 */
public record Rules(
        Estimator estimator,
        Selection selection,
        int randomesque,
        int randomised,
        double @Nullable [] admission,
        int @Nullable [] areas,
        double @Nullable [] quota,
        int minimum,
        int maximum,
        Stop stop) {

    /** Copies the arrays, so that nothing can change afterwards. */
    public Rules {
        admission = admission == null ? null : admission.clone();
        areas = areas == null ? null : areas.clone();
        quota = quota == null ? null : quota.clone();
    }

    @Override
    public double @Nullable [] admission() {
        return admission == null ? null : admission.clone();
    }

    @Override
    public int @Nullable [] areas() {
        return areas == null ? null : areas.clone();
    }

    @Override
    public double @Nullable [] quota() {
        return quota == null ? null : quota.clone();
    }

    /** How ability is estimated on the way. */
    public enum Estimator {
        /** Expected a posteriori with N(0, 1) on 33 nodes from -4 to 4. */
        EAP,
        /** Mode of the posterior with N(0, 1); the error from the expected information. */
        MAP,
        /** Warm's weighted likelihood. */
        WLE
    }

    /** Which item is best. */
    public enum Selection {
        /** Most Fisher information at the estimate. */
        INFORMATION,
        /** Least expected posterior variance (van der Linden 1998). */
        EXPECTED_VARIANCE
    }

    /** When a test ends. */
    public sealed interface Stop {
        /** When the standard error is small enough. */
        record Error(double se) implements Stop {}

        /**
         * When pass or fail is clear: Wald's sequential probability ratio test between cut - delta and cut + delta
         * (Reckase 1983), with error rates alpha and beta.
         */
        record Classification(double cut, double delta, double alpha, double beta) implements Stop {}
    }

    /** Fixed number of items, most information, no controls: what a comparison with other software needs. */
    public static Rules plain(Estimator estimator, Selection selection, int length) {
        return new Rules(estimator, selection, 1, 0, null, null, null, length, length, new Stop.Error(0));
    }

    /** Maximum information, five best at random for the first five items, 15 to 40 items, standard error .32. */
    public static Rules standard() {
        return new Rules(Estimator.EAP, Selection.INFORMATION, 5, 5, null, null, null, 15, 40, new Stop.Error(0.32));
    }

    /** The same with a blueprint. */
    public Rules withBlueprint(int[] areaOfItem, double[] shares) {
        return new Rules(
                estimator,
                selection,
                randomesque,
                randomised,
                admission,
                areaOfItem.clone(),
                shares.clone(),
                minimum,
                maximum,
                stop);
    }

    /** The same with Sympson-Hetter probabilities. */
    public Rules withAdmission(double[] probabilities) {
        return new Rules(
                estimator,
                selection,
                randomesque,
                randomised,
                probabilities.clone(),
                areas,
                quota,
                minimum,
                maximum,
                stop);
    }

    /** The same with another end. */
    public Rules withStop(int fewest, int most, Stop value) {
        return new Rules(estimator, selection, randomesque, randomised, admission, areas, quota, fewest, most, value);
    }

    /**
     * The areas an item may come from next: those whose share of the test is furthest below its quota (Kingsbury and Zara
     * 1989); empty where there is no blueprint.
     */
    List<Integer> nextAreas(List<Integer> given) {
        if (areas == null || quota == null) return List.of();
        var counts = new int[quota.length];
        for (int item : given) counts[areas[item]]++;
        var deficits = new double[quota.length];
        for (int a = 0; a < quota.length; a++) deficits[a] = quota[a] * (given.size() + 1) - counts[a];
        var order = new Integer[quota.length];
        Arrays.setAll(order, a -> a);
        Arrays.sort(order, (a, b) -> Double.compare(deficits[b], deficits[a]));
        return List.of(order);
    }
}
