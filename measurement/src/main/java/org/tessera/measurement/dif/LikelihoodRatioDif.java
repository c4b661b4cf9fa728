package org.tessera.measurement.dif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Responses;
import org.tessera.measurement.irt.Calibration;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.irt.Model;
import org.tessera.measurement.irt.Settings;

/**
 * Comparison by two calibrations of both groups together: one with the studied item the same for all, one with its own
 * parameters in each group, all other items being the anchor; the focal group's mean and variance of ability are free.
 * Source: Thissen, Steinberg and Wainer (1993).
 *
 * @param chiSquare twice the difference of the log-likelihoods
 * @param df parameters that the second calibration has more
 * @param p upper tail probability
 * @param reference the item in the reference group
 * @param focal the item in the focal group, on the same scale
 */
public record LikelihoodRatioDif(double chiSquare, int df, double p, Item reference, Item focal) {

    /** Every item in turn; groups must have the sizes named in {@link Grouped} (Thissen, Steinberg and Wainer 1993). */
    public static Estimate<List<Estimate<LikelihoodRatioDif>>> of(Grouped data, Model model) {
        return of(data, settings(model), model, Grouped.MINIMUM_FOCAL, Grouped.MINIMUM_TOTAL);
    }

    /** The same with settings and minimum groups of the caller's own (Thissen, Steinberg and Wainer 1993). */
    public static Estimate<List<Estimate<LikelihoodRatioDif>>> of(
            Grouped data, Settings settings, Model model, int minimumFocal, int minimumTotal) {
        var small = data.tooSmall(minimumFocal, minimumTotal);
        if (small.isPresent()) return Estimate.notEstimable(small.get());
        var groups = groups(data);
        return switch (Calibration.of(data.responses(), model, settings, groups)) {
            case Estimate.NotEstimable<Calibration>(String reason) -> Estimate.notEstimable(reason);
            case Estimate.Known<Calibration>(Calibration same) -> {
                var results = new ArrayList<Estimate<LikelihoodRatioDif>>();
                for (int i = 0; i < data.responses().size(); i++)
                    results.add(item(data, same, model, settings, groups, i));
                yield Estimate.known(List.copyOf(results));
            }
        };
    }

    /** A likelihood ratio needs its two maxima, so the search goes on longer than for estimates alone. */
    private static Settings settings(Model model) {
        return Settings.of(model).with(Settings.Errors.NONE).withTolerance(1e-5);
    }

    private static int[] groups(Grouped data) {
        return IntStream.range(0, data.focal().length)
                .map(p -> data.focal(p) ? 1 : 0)
                .toArray();
    }

    private static Estimate<LikelihoodRatioDif> item(
            Grouped data, Calibration same, Model model, Settings settings, int[] groups, int item) {
        var split = split(data, item);
        var last = split.size() - 1;
        if (split.lowest(item) != split.lowest(last) || split.highest(item) != split.highest(last))
            return Estimate.notEstimable("Not testable: the groups do not use the same scores of item "
                    + data.responses().items().get(item) + ".");
        return Calibration.of(split, model, settings, groups).map(free -> {
            var chiSquare = Math.max(0, 2 * (free.logLikelihood() - same.logLikelihood()));
            var df = free.parameters() - same.parameters();
            return new LikelihoodRatioDif(
                    chiSquare,
                    df,
                    ChiSquaredDistribution.of(df).survivalProbability(chiSquare),
                    free.curves().get(item),
                    free.curves().get(last));
        });
    }

    /** The item as two: in its place for the reference group, at the end for the focal group. */
    private static Responses split(Grouped data, int item) {
        var size = data.responses().size();
        var names = new ArrayList<>(data.responses().items());
        names.add(names.get(item) + " in the focal group");
        var codes = new byte[data.responses().persons() * (size + 1)];
        Arrays.fill(codes, Responses.NOT_ADMINISTERED);
        for (int p = 0; p < data.focal().length; p++)
            for (int i = 0; i < size; i++) {
                var place = i == item && data.focal(p) ? size : i;
                codes[p * (size + 1) + place] = (byte) data.responses().code(p, i);
            }
        return Responses.of(names, codes);
    }
}
