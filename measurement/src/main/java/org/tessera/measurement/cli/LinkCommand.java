package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Output.n;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import org.tessera.measurement.DataProblem;
import org.tessera.measurement.Table;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.linking.EquatingErrors;
import org.tessera.measurement.linking.LinearEquating;
import org.tessera.measurement.linking.LinearEquating.Anchored;
import org.tessera.measurement.linking.ScaleLink;
import org.tessera.measurement.linking.TrueScore;
import org.tessera.measurement.numeric.Moments;
import org.tessera.measurement.report.Report;

/** {@code measure link}: two calibrations with common items, or raw scores with an anchor. */
final class LinkCommand {

    /** Enough samples for a standard error that is itself known to about 4 %. */
    private static final int SAMPLES = 400;

    private LinkCommand() {}

    static Output run(Options options) {
        var first = Table.read(options.path("--data"));
        var second = Table.read(options.path("--to"));
        var output = new Output("Linking of " + first.file().getFileName() + " to "
                + second.file().getFileName());
        if (first.has("total") && first.has("anchor")) raw(first, second, options, output);
        else calibrated(items(first), items(second), second, output);
        return output.done(
                "link",
                options,
                "Kolen and Brennan (2014), Test Equating, Scaling, and Linking. Curves are compared over N(0, 1) on the "
                        + "second scale with 30 Gauss-Hermite nodes, not symmetric. Raw scores: variances divide by n.",
                "Seed of the bootstrap: " + options.whole("--seed", 1) + ".");
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
        output.section("Ability on the second scale is " + n(chosen.A(), 2) + " × ability on the first "
                        + (chosen.B() < 0 ? "- " : "+ ") + n(Math.abs(chosen.B()), 2))
                .say(common.size() + " common items. Ability on the second scale = A × ability on the first + B.")
                .table("links", "A and B by method", List.of("Method", "A", "B"), rows);
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
                    Math.abs(z[i]) > 1.645 ? "has drifted: consider leaving it out of the anchor" : "stable"));
        output.section(
                        drifted == 0
                                ? "No common item has drifted"
                                : drifted + " of " + z.length + " common items may have drifted")
                .table(
                        "drift",
                        "Common items after linking",
                        List.of("Item", "b moved", "b", "Robust z", "Verdict"),
                        rows);
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
        output.section("Which score is worth which?")
                .say(
                        "True-score equating through the Stocking-Lord link. Sums below guessing and at the ends have none.")
                .table(
                        "true_score",
                        "Sum on the first form and its equivalent on the second",
                        List.of("Sum", "Ability", "Equivalent"),
                        rows);
    }

    private static Anchored anchored(Table table) {
        for (var column : List.of("total", "anchor")) {
            var numbers = table.numbers(column);
            for (int r = 0; r < numbers.length; r++)
                if (Double.isNaN(numbers[r]))
                    throw new DataProblem(table.file(), r + 2L, "column \"" + column + "\" has a blank.");
        }
        return new Anchored(table.numbers("total"), table.numbers("anchor"));
    }

    private static void raw(Table first, Table second, Options options, Output output) {
        var x = anchored(first);
        var y = anchored(second);
        if (x.total().length < 100 || y.total().length < 100)
            output.section("A warning")
                    .say("Fewer than 100 persons took a form: the identity (no equating) may be closer to "
                            + "the truth than any of these lines.");
        for (var form : List.of(x, y))
            if (!(Moments.variance(form.total()) > 0 && Moments.variance(form.anchor()) > 0)) {
                output.section("Which score is worth which?")
                        .add(new Report.Refusal("Equating", "The scores of a form do not vary, so there is no line."));
                return;
            }
        equivalents(x, y, options.whole("--seed", 1), output);
    }

    private static void equivalents(Anchored x, Anchored y, int seed, Output output) {
        var methods = new LinkedHashMap<String, BiFunction<Anchored, Anchored, DoubleUnaryOperator>>();
        methods.put("Tucker", (a, b) -> LinearEquating.tucker(a, b, 0.5).line()::apply);
        methods.put("Levine", (a, b) -> LinearEquating.levine(a, b, 0.5).line()::apply);
        methods.put("Chained", (a, b) -> LinearEquating.chained(a, b)::apply);
        var highest = (int) Arrays.stream(x.total()).max().orElse(0);
        var header = new ArrayList<>(List.of("Score"));
        var rows = new ArrayList<List<String>>();
        for (int score = 0; score <= highest; score++) rows.add(new ArrayList<>(List.of(String.valueOf(score))));
        methods.forEach((name, method) -> {
            var line = method.apply(x, y);
            var errors = EquatingErrors.of(x, y, method, highest, SAMPLES, seed).errors();
            header.addAll(List.of(name, "SE"));
            for (int score = 0; score <= highest; score++)
                rows.get(score).addAll(List.of(n(line.applyAsDouble(score), 3), n(errors[score], 3)));
        });
        var middle = Math.rint(Moments.mean(x.total()));
        output.section("A score of " + n(middle, 0) + " on the first form is worth "
                        + n(LinearEquating.tucker(x, y, 0.5).line().apply(middle), 1) + " on the second")
                .say(
                        "Every line shows a score on the first form, the score on the second that is worth as much by three "
                                + "methods, and how far off each may be (standard error, bootstrap of " + SAMPLES
                                + " samples). A difference of half a point is what matters.")
                .table("equating", "Equivalents on the second form", header, rows);
    }
}
