package org.tessera.measurement.linking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.irt.Calibration;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.numeric.Linear;

/**
 * Standard errors of the coefficients of a link, by the delta method: the covariances of the item parameters, carried
 * through the derivatives of A and B by every parameter (Ogasawara 2000, 2001; Kolen and Brennan 2014, section 7.3).
 * The two calibrations come from different persons, so their errors are independent.
 *
 * @param A standard error of the slope
 * @param B standard error of the intercept
 */
public record LinkErrors(double A, double B) {

    /** Wide enough that the search for the best link does not disturb the derivative, narrow enough to be one. */
    private static final double STEP = 1e-3;

    /**
     * Errors of a method's link.
     *
     * @param method for example {@code ScaleLink::stockingLord}
     * @param firstSpread covariances of the first items' parameters, item after item as {@link Item#parameters} has them,
     *     0 for what is fixed
     * @param secondSpread the same of the second items
     */
    public static LinkErrors of(
            BiFunction<List<Item>, List<Item>, ScaleLink> method,
            List<Item> first,
            double[][] firstSpread,
            List<Item> second,
            double[][] secondSpread) {
        var one = derivatives(items -> method.apply(items, second), first, firstSpread);
        var two = derivatives(items -> method.apply(first, items), second, secondSpread);
        return new LinkErrors(
                Math.sqrt(variance(one[0], firstSpread) + variance(two[0], secondSpread)),
                Math.sqrt(variance(one[1], firstSpread) + variance(two[1], secondSpread)));
    }

    /**
     * Errors of a method's link between two calibrations through the items of the same name (Kolen and Brennan 2014).
     *
     * @param method for example {@code ScaleLink::haebara}
     */
    public static Estimate<LinkErrors> of(
            BiFunction<List<Item>, List<Item>, ScaleLink> method, Calibration first, Calibration second) {
        var names = names(second);
        var common = names(first).stream().filter(names::contains).toList();
        if (common.size() < 2)
            return Estimate.notEstimable("The two calibrations have " + common.size() + " items of the same name.");
        if (first.covariances().length == 0 || second.covariances().length == 0)
            return Estimate.notEstimable("A calibration has no standard errors, so its link has none either.");
        var from = places(first, common);
        var to = places(second, common);
        return Estimate.known(of(
                method,
                from.stream().map(first.curves()::get).toList(),
                spread(first, from),
                to.stream().map(second.curves()::get).toList(),
                spread(second, to)));
    }

    private static List<String> names(Calibration calibration) {
        return calibration.items().stream()
                .map(Calibration.CalibratedItem::name)
                .toList();
    }

    private static List<Integer> places(Calibration calibration, List<String> names) {
        return names.stream().map(names(calibration)::indexOf).toList();
    }

    /** The covariances of some of a calibration's items. */
    private static double[][] spread(Calibration calibration, List<Integer> items) {
        var sizes = calibration.curves().stream()
                .map(item -> item.parameters().length)
                .toList();
        var rows = new ArrayList<Integer>();
        for (int item : items) {
            var from = sizes.subList(0, item).stream().mapToInt(size -> size).sum();
            rows.addAll(
                    Stream.iterate(from, row -> row + 1).limit(sizes.get(item)).toList());
        }
        var all = calibration.covariances();
        var spread = new double[rows.size()][rows.size()];
        for (int i = 0; i < spread.length; i++)
            for (int j = 0; j < spread.length; j++) spread[i][j] = all[rows.get(i)][rows.get(j)];
        return spread;
    }

    private interface Link {
        ScaleLink of(List<Item> items);
    }

    /** Derivatives of A and of B by every parameter that is not fixed. */
    private static double[][] derivatives(Link link, List<Item> items, double[][] spread) {
        var derivatives = new double[2][spread.length];
        var at = 0;
        for (int i = 0; i < items.size(); i++) {
            var parameters = items.get(i).parameters();
            for (int f = 0; f < parameters.length; f++, at++) {
                if (spread[at][at] == 0) continue;
                var up = link.of(moved(items, i, f, STEP));
                var down = link.of(moved(items, i, f, -STEP));
                derivatives[0][at] = (up.A() - down.A()) / (2 * STEP);
                derivatives[1][at] = (up.B() - down.B()) / (2 * STEP);
            }
        }
        return derivatives;
    }

    private static List<Item> moved(List<Item> items, int i, int f, double step) {
        var moved = new ArrayList<>(items);
        var parameters = items.get(i).parameters();
        parameters[f] += step;
        moved.set(i, Item.of(items.get(i).family(), parameters));
        return moved;
    }

    private static double variance(double[] derivative, double[][] spread) {
        return Linear.dot(derivative, Linear.times(spread, derivative));
    }
}
