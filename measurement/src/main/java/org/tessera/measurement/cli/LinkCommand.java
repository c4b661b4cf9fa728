package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Output.n;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tessera.measurement.DataProblem;
import org.tessera.measurement.Table;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.linking.LogLinear;
import org.tessera.measurement.linking.ScaleLink;
import org.tessera.measurement.linking.TrueScore;

/** {@code measure link}: two calibrations with common items, or raw scores with an anchor. */
final class LinkCommand {

    private LinkCommand() {}

    static Output run(Options options) {
        var first = Table.read(options.path("--data"));
        var second = Table.read(options.path("--to"));
        var output = new Output(
                options, "link.title", first.file().getFileName(), second.file().getFileName());
        if (first.has("total")) LinkedScores.compare(first, second, options, output);
        else calibrated(items(first), items(second), second, output);
        return output.done(
                "link",
                options,
                "Kolen and Brennan (2014), Test Equating, Scaling, and Linking. Curves are compared over N(0, 1) on the "
                        + "second scale with 30 Gauss-Hermite nodes, not symmetric. Raw scores: variances divide by n. Groups drawn "
                        + "at random: equipercentile equating after log-linear smoothing (Holland and Thayer 2000) with the "
                        + "degree of the lowest AIC up to " + LogLinear.HIGHEST_DEGREE
                        + "; simplified circle-arc (Livingston and Kim 2009) through 0 and the highest possible score.",
                options.whole("--seed", 1));
    }

    /** Items from columns item, a, b (and g), or from the long form item, value. */
    private static Map<String, Item> items(Table table) {
        if (table.has("value")) return LinkingCheck.items(table);
        var items = new LinkedHashMap<String, Item>();
        var names = table.texts("item");
        var a = table.has("a") ? table.numbers("a") : null;
        var b = table.numbers("b");
        var g = table.has("g") ? table.numbers("g") : null;
        for (int i = 0; i < names.length; i++) {
            var slope = a == null ? 1 : a[i];
            if (!(slope > 0) || Double.isNaN(b[i]))
                throw new DataProblem(table.file(), i + 2L, "an item needs a positive a and a b.");
            if (items.put(names[i], Item.logistic(slope, -slope * b[i], g == null ? 0 : g[i], 1)) != null)
                throw new DataProblem(table.file(), i + 2L, "the item \"" + names[i] + "\" is there twice.");
        }
        return items;
    }

    private static void calibrated(Map<String, Item> first, Map<String, Item> second, Table file, Output output) {
        var common = first.keySet().stream().filter(second::containsKey).toList();
        if (common.size() < 3)
            throw new DataProblem(
                    file.file(),
                    0,
                    "the two files have " + common.size()
                            + " items of the same name; a link needs at least three, and a sound one a third of the form.");
        var from = common.stream().map(first::get).toList();
        var to = common.stream().map(second::get).toList();
        var chosen = ScaleLink.stockingLord(from, to);
        var methods = new LinkedHashMap<String, ScaleLink>();
        methods.put("mean/mean", ScaleLink.meanMean(from, to));
        methods.put("mean/sigma", ScaleLink.meanSigma(from, to));
        methods.put("mean/geometric mean", ScaleLink.meanGeometric(from, to));
        methods.put("Haebara", ScaleLink.haebara(from, to));
        methods.put("Stocking-Lord", chosen);
        var rows = new ArrayList<List<String>>();
        methods.forEach((name, link) -> rows.add(List.of(name, n(link.A(), 6), n(link.B(), 6))));
        output.section("link.found", n(chosen.A(), 2), chosen.B() < 0 ? "-" : "+", n(Math.abs(chosen.B()), 2))
                .say("link.common", common.size())
                .table("links", "link.table", rows);
        drift(common, chosen, from, to, output);
        equated(first, second, chosen, output);
    }

    private static void drift(List<String> common, ScaleLink link, List<Item> from, List<Item> to, Output output) {
        var z = link.robustZ(from, to);
        var drifted = Arrays.stream(z).filter(v -> Math.abs(v) > 1.645).count();
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < z.length; i++)
            rows.add(List.of(
                    common.get(i),
                    n(link.apply(from.get(i).difficulties()[0]), 3),
                    n(to.get(i).difficulties()[0], 3),
                    n(z[i], 2),
                    output.t(Math.abs(z[i]) > 1.645 ? "link.drift.yes" : "link.drift.no")));
        if (drifted == 0) output.section("link.drift.none");
        else output.section("link.drift.some", drifted, z.length);
        output.table("drift", "link.drift.table", rows);
    }

    private static void equated(Map<String, Item> first, Map<String, Item> second, ScaleLink link, Output output) {
        var moved = link.apply(List.copyOf(first.values()));
        var target = List.copyOf(second.values());
        var rows = new ArrayList<List<String>>();
        for (int sum = 0; sum <= moved.size(); sum++)
            rows.add(List.of(
                    String.valueOf(sum),
                    n(TrueScore.theta(moved, sum), 3),
                    n(TrueScore.equate(moved, target, sum), 3)));
        output.section("link.scores").say("link.true").table("true_score", "link.true.table", rows);
    }
}
