package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Reference.map;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.measurement.DataProblem;
import org.tessera.measurement.Table;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.linking.Equipercentile;
import org.tessera.measurement.linking.LinearEquating;
import org.tessera.measurement.linking.LinearEquating.Anchored;
import org.tessera.measurement.linking.ScaleLink;
import org.tessera.measurement.linking.TrueScore;

/** Linking and equating with the reference's keys. */
final class LinkingCheck {

    private static final String TRUE_SCORES = "true_score_equating_";

    private LinkingCheck() {}

    static @Nullable Object linking(Reference reference) {
        var first = items(reference.table("form1_irt_params.csv"));
        var second = items(reference.table("form2_irt_params.csv"));
        var common = first.keySet().stream().filter(second::containsKey).toList();
        var from = common.stream().map(first::get).toList();
        var to = common.stream().map(second::get).toList();
        var rows = new ArrayList<Object>();
        for (var method : reference.list("")) {
            var name = method instanceof Map<?, ?> row ? String.valueOf(row.get("method")) : "";
            var link = link(reference, name, from, to);
            var row = map();
            row.put("method", name);
            row.put("A", link.A());
            row.put("B", link.B());
            rows.add(row);
        }
        return rows;
    }

    private static ScaleLink link(Reference reference, String method, List<Item> from, List<Item> to) {
        return switch (method.toLowerCase(Locale.ROOT)) {
            case "mean-mean" -> ScaleLink.meanMean(from, to);
            case "mean-sigma" -> ScaleLink.meanSigma(from, to);
            case "mean-gmean" -> ScaleLink.meanGeometric(from, to);
            case "haebara" -> ScaleLink.haebara(from, to);
            case "stocking-lord" -> ScaleLink.stockingLord(from, to);
            default ->
                throw new DataProblem(
                        reference.directory().resolve(reference.name() + ".json"),
                        0,
                        "the linking method \"" + method + "\" is not known.");
        };
    }

    /** Tables of true scores (true_score_equating_METHOD.csv) as reference files. */
    static List<Reference> references(Path directory) {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith(TRUE_SCORES) && file.endsWith(".csv"))
                    .sorted()
                    .map(file -> new Reference(directory, file.replace(".csv", ""), rows(directory.resolve(file))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Object> rows(Path file) {
        var table = Table.read(file);
        var rows = new ArrayList<Object>();
        for (int r = 0; r < table.size(); r++) {
            var row = map();
            for (var column : table.header())
                // Beyond 40 logits an ability is where a search stopped, not a result.
                if (!column.equals("theta") || Math.abs(table.numbers(column)[r]) < 40)
                    row.put(column, table.numbers(column)[r]);
            rows.add(row);
        }
        return rows;
    }

    /** The true score on the first form at the ability behind every true score on the second. */
    static @Nullable Object trueScore(Reference reference) {
        var first = items(reference.table("form1_irt_params.csv"));
        var second = items(reference.table("form2_irt_params.csv"));
        var common = first.keySet().stream().filter(second::containsKey).toList();
        var link = link(
                reference,
                reference.name().substring(TRUE_SCORES.length()),
                common.stream().map(first::get).toList(),
                common.stream().map(second::get).toList());
        var moved = link.apply(List.copyOf(first.values()));
        var target = List.copyOf(second.values());
        var rows = new ArrayList<Object>();
        for (var given : reference.list("")) {
            var sum = given instanceof Map<?, ?> settings ? reference.setting(settings, "T2", 0) : 0;
            // The highest sum is reached at infinity; the reference prints where its search stopped.
            var theta = sum < target.size() ? TrueScore.theta(target, sum) : Double.POSITIVE_INFINITY;
            var row = map();
            if (sum < target.size()) row.put("theta", theta);
            row.put("T2", sum);
            row.put("T1.as.T2", sum < target.size() ? TrueScore.expected(moved, theta) : moved.size());
            rows.add(row);
        }
        return rows;
    }

    /** Items by name from the long form of equateIRT: Dffclt.I1, Dscrmn.I1 and, where there is guessing, Gussng.I1. */
    static Map<String, Item> items(Table table) {
        var values = new LinkedHashMap<String, Double>();
        var names = table.texts("item");
        var numbers = table.numbers("value");
        for (int r = 0; r < names.length; r++) values.put(names[r], numbers[r]);
        var items = new LinkedHashMap<String, Item>();
        for (var name : names) {
            if (!name.startsWith("Dffclt.")) continue;
            var item = name.substring("Dffclt.".length());
            double a = values.getOrDefault("Dscrmn." + item, 1.0);
            double b = values.getOrDefault(name, 0.0);
            double g = values.getOrDefault("Gussng." + item, 0.0);
            items.put(item, Item.logistic(a, -a * b, g, 1));
        }
        return items;
    }

    static @Nullable Object equating(Reference reference) {
        var x = anchored(reference.table("formX_pop1.csv"));
        var y = anchored(reference.table("formY_pop2.csv"));
        var highest = reference.list("table").size() - 1;
        var tucker = LinearEquating.tucker(x, y, 0.5);
        var levine = LinearEquating.levine(x, y, 0.5);
        var out = map();
        out.put("tucker", synthetic(tucker));
        out.put("levine", synthetic(levine));
        var equipercentile = Equipercentile.of(
                Equipercentile.frequencies(x.total(), highest), Equipercentile.frequencies(y.total(), highest));
        var rows = new ArrayList<Object>();
        for (int score = 0; score <= highest; score++) {
            var row = map();
            row.put("x", score);
            row.put("mean", LinearEquating.mean(x.total(), y.total()).apply(score));
            row.put("linear", LinearEquating.linear(x.total(), y.total()).apply(score));
            row.put("equipercentile", equipercentile[score]);
            row.put("tucker", tucker.line().apply(score));
            row.put("levine_observed", levine.line().apply(score));
            row.put("chained_linear", LinearEquating.chained(x, y).apply(score));
            rows.add(row);
        }
        out.put("table", rows);
        return out;
    }

    private static Anchored anchored(Table table) {
        return new Anchored(table.numbers("total"), table.numbers("anchor"));
    }

    private static Map<String, @Nullable Object> synthetic(LinearEquating.Synthetic synthetic) {
        var out = map();
        out.put("gamma1", synthetic.gammaX());
        out.put("gamma2", synthetic.gammaY());
        out.put("mu_sX", synthetic.meanX());
        out.put("mu_sY", synthetic.meanY());
        out.put("sd_sX", synthetic.sdX());
        out.put("sd_sY", synthetic.sdY());
        out.put("slope", synthetic.line().slope());
        out.put("intercept", synthetic.line().intercept());
        return out;
    }
}
