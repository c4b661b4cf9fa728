package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Reference.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tessera.measurement.Bootstrap;
import org.tessera.measurement.Table;
import org.tessera.measurement.numeric.Moments;
import org.tessera.measurement.raters.Agreement;
import org.tessera.measurement.survey.BestWorst;
import org.tessera.measurement.survey.Weighting;
import org.tessera.measurement.survey.Weighting.Margin;

/** Surveys with the reference's keys. */
final class SurveyCheck {

    private static final long SEED = 20261121;

    private SurveyCheck() {}

    static @Nullable Object survey(Reference reference) {
        var table = reference.data();
        var skills = reference.list("rii").stream()
                .map(row -> row instanceof Map<?, ?> map ? String.valueOf(map.get("skill")) : "")
                .toList();
        var ones = new double[table.size()];
        Arrays.fill(ones, 1);
        var margins = new LinkedHashMap<String, Margin>();
        for (var variable : table.header())
            if (reference.has("margin_" + variable + ".csv")) margins.put(variable, margin(reference, table, variable));
        var raked = Weighting.rake(ones, List.copyOf(margins.values())).orThrow();
        var values = table.numbers(skills);
        var scale = Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(v -> !Double.isNaN(v))
                .max()
                .orElse(5);
        var out = map();
        out.put("n", table.size());
        out.put("rii", importance(table, skills, raked, scale));
        out.put("kendall_w", concordance(values));
        out.put("weights", weights(table, raked));
        out.put("weights_sum", Arrays.stream(raked.weights()).sum());
        out.put("kish_deff", raked.designEffect());
        out.put("effective_n", raked.effectiveSize());
        var trimmed = raked.trimmed(0.2, 5);
        var cut = map();
        cut.put("kish_effective_n", trimmed.effectiveSize());
        cut.put("max", Arrays.stream(trimmed.weights()).max().orElse(0));
        cut.put("min", Arrays.stream(trimmed.weights()).min().orElse(0));
        out.put("trimmed", cut);
        margins.forEach((variable, margin) -> {
            var key = "poststratify_" + variable;
            if (reference.value(key) != null)
                out.put(key, postStratified(table, variable, margin, ones, skills.getFirst()));
        });
        out.put("bootstrap_mean_" + skills.getFirst(), bootstrap(reference, table, skills.getFirst()));
        return out;
    }

    private static Margin margin(Reference reference, Table table, String variable) {
        var counts = reference.table("margin_" + variable + ".csv");
        var targets = new LinkedHashMap<String, Double>();
        for (int r = 0; r < counts.size(); r++) targets.put(counts.text(r, variable), counts.numbers("Freq")[r]);
        return new Margin(table.texts(variable), targets);
    }

    private static List<Object> importance(Table table, List<String> skills, Weighting raked, double scale) {
        var means = new double[skills.size()];
        var weighted = new double[skills.size()];
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (int j = 0; j < skills.size(); j++) {
            var column = table.numbers(skills.get(j));
            var answered = Arrays.stream(column).filter(v -> !Double.isNaN(v)).toArray();
            var mean = raked.mean(column).orThrow();
            means[j] = Moments.mean(answered);
            weighted[j] = mean.mean();
            var row = map();
            row.put("skill", skills.get(j));
            row.put("n", answered.length);
            row.put("mean", means[j]);
            row.put("rii", means[j] / scale);
            row.put(
                    "top2",
                    (double) Arrays.stream(answered).filter(v -> v >= scale - 1).count() / answered.length);
            row.put("raked_mean", mean.mean());
            row.put("raked_se_linearised", mean.se());
            row.put("rii_raked", mean.mean() / scale);
            rows.add(row);
        }
        var rank = ranks(means);
        var rankWeighted = ranks(weighted);
        for (int j = 0; j < rows.size(); j++) {
            rows.get(j).put("rank", rank[j]);
            rows.get(j).put("rank_raked", rankWeighted[j]);
        }
        return List.copyOf(rows);
    }

    private static double[] ranks(double[] means) {
        return Moments.ranks(Arrays.stream(means).map(m -> -m).toArray());
    }

    private static Map<String, @Nullable Object> concordance(double[][] values) {
        var complete = Arrays.stream(values)
                .filter(row -> Arrays.stream(row).noneMatch(Double::isNaN))
                .toArray(double[][]::new);
        var out = RatersCheck.concordance(Agreement.kendall(complete).orThrow());
        out.put("n_complete", complete.length);
        return out;
    }

    private static List<Object> weights(Table table, Weighting raked) {
        var rows = new ArrayList<Object>();
        var ids = table.numbers("id");
        var weights = raked.weights();
        for (int r = 0; r < ids.length; r++) {
            var row = map();
            row.put("id", ids[r]);
            row.put("rake", weights[r]);
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, @Nullable Object> postStratified(
            Table table, String variable, Margin margin, double[] ones, String skill) {
        var weighting = Weighting.postStratify(ones, margin).orThrow();
        var byCategory = new HashMap<String, Double>();
        var weights = weighting.weights();
        for (int r = 0; r < table.size(); r++) byCategory.put(table.text(r, variable), weights[r]);
        var mean = weighting.mean(table.numbers(skill)).orThrow();
        var out = map();
        out.put(
                "weight_by_" + variable,
                margin.targets().keySet().stream().sorted().map(byCategory::get).toList());
        out.put("mean_" + skill, mean.mean());
        out.put("se_" + skill, List.of(List.of(mean.se())));
        return out;
    }

    private static Map<String, @Nullable Object> bootstrap(Reference reference, Table table, String skill) {
        var settings = reference.map("bootstrap_mean_" + skill);
        var values = Arrays.stream(table.numbers(skill))
                .filter(v -> !Double.isNaN(v))
                .toArray();
        var bootstrap = Bootstrap.of(
                values.length,
                cases -> Arrays.stream(cases).mapToDouble(i -> values[i]).sum() / cases.length,
                (int) reference.setting(settings, "R", Bootstrap.REPLICATES),
                0.95,
                SEED);
        var out = map();
        var half = 1.959963985 * bootstrap.standardError();
        out.put("percentile", new double[] {
            bootstrap.percentile().lower(), bootstrap.percentile().upper()
        });
        out.put("bca", new double[] {bootstrap.bca().lower(), bootstrap.bca().upper()});
        out.put("normal", new double[] {bootstrap.estimate() - half, bootstrap.estimate() + half});
        return out;
    }

    static @Nullable Object maxDiff(Reference reference) {
        var table = reference.table("maxdiff.csv");
        var respondents = table.whole("resp");
        var tasks = table.whole("task");
        var items = table.whole("item");
        var best = table.whole("best");
        var worst = table.whole("worst");
        var rows = new TreeMap<Long, List<Integer>>();
        for (int r = 0; r < items.length; r++)
            rows.computeIfAbsent(respondents[r] * 1_000_000L + tasks[r], k -> new ArrayList<>())
                    .add(r);
        var choices = new ArrayList<BestWorst.Task>();
        for (var task : rows.values()) {
            int[] shown = task.stream().mapToInt(r -> items[r] - 1).toArray();
            var b = task.stream().map(r -> best[r]).toList().indexOf(1);
            var w = task.stream().map(r -> worst[r]).toList().indexOf(1);
            choices.add(new BestWorst.Task(shown, b, w));
        }
        var result = BestWorst.of(choices, Arrays.stream(items).max().orElse(0)).orThrow();
        var out = map();
        out.put("n_tasks", result.tasks());
        var counts = new ArrayList<Object>();
        for (int j = 0; j < result.counts().size(); j++) {
            var count = result.counts().get(j);
            var row = map();
            row.put("item", j + 1);
            row.put("best", count.best());
            row.put("worst", count.worst());
            row.put("shown", count.shown());
            row.put("bw", count.score());
            row.put("sqrt_bw", count.ratio());
            counts.add(row);
        }
        out.put("counts", counts);
        var model = map();
        model.put("u", result.utilities());
        model.put("u_centred", result.centred());
        model.put("share", result.shares());
        model.put("se", result.errors());
        model.put("loglik", result.logLikelihood());
        out.put("mnl", model);
        return out;
    }

    static @Nullable Object rake(Reference reference) {
        var table = reference.data();
        var start = table.has("pw") ? table.numbers("pw") : new double[table.size()];
        if (!table.has("pw")) Arrays.fill(start, 1);
        var margins = new ArrayList<Margin>();
        reference.map("targets").forEach((variable, counts) -> {
            var targets = new LinkedHashMap<String, Double>();
            if (counts instanceof List<?> list)
                for (var row : list)
                    if (row instanceof Map<?, ?> map && map.get("Freq") instanceof Double frequency)
                        targets.put(String.valueOf(map.get(variable)), frequency);
            margins.add(new Margin(table.texts(String.valueOf(variable)), targets));
        });
        var clusters = table.has("dnum") ? table.texts("dnum") : null;
        if (clusters == null) {
            clusters = new String[table.size()];
            Arrays.setAll(clusters, String::valueOf);
        }
        var population = table.has("fpc") ? table.numbers("fpc")[0] : Double.POSITIVE_INFINITY;
        var variable = variable(reference);
        var raked = Weighting.rake(start, margins).orThrow();
        var mean = raked.mean(table.numbers(variable), clusters, population).orThrow();
        var plain = new Weighting(start, List.of(), 0)
                .mean(table.numbers(variable), clusters, population)
                .orThrow();
        var out = map();
        out.put("weights", raked.weights());
        out.put("mean_" + variable, mean.mean());
        out.put("se_with_fpc_cluster", List.of(List.of(mean.se())));
        out.put("unweighted_design_mean", plain.mean());
        out.put("unweighted_design_se", List.of(List.of(plain.se())));
        return out;
    }

    /** The variable whose mean is asked for: the reference has a key mean_ and its name. */
    private static String variable(Reference reference) {
        if (reference.root() instanceof Map<?, ?> map)
            for (var key : map.keySet())
                if (String.valueOf(key).startsWith("mean_"))
                    return String.valueOf(key).substring("mean_".length());
        return "api00";
    }
}
