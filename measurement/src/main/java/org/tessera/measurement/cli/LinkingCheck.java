package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Reference.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.measurement.DataProblem;
import org.tessera.measurement.Table;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.linking.Equipercentile;
import org.tessera.measurement.linking.LinearEquating;
import org.tessera.measurement.linking.LinearEquating.Anchored;
import org.tessera.measurement.linking.ScaleLink;

/** Linking and equating with the reference's keys. */
final class LinkingCheck {

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
            var link = switch (name) {
                case "mean-mean" -> ScaleLink.meanMean(from, to);
                case "mean-sigma" -> ScaleLink.meanSigma(from, to);
                case "mean-gmean" -> ScaleLink.meanGeometric(from, to);
                case "Haebara" -> ScaleLink.haebara(from, to);
                case "Stocking-Lord" -> ScaleLink.stockingLord(from, to);
                default ->
                    throw new DataProblem(
                            reference.directory().resolve(reference.name() + ".json"),
                            0,
                            "the linking method \"" + name + "\" is not known.");
            };
            var row = map();
            row.put("method", name);
            row.put("A", link.A());
            row.put("B", link.B());
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
