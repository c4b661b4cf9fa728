package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Reference.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tessera.measurement.ctt.Distractor;
import org.tessera.measurement.ctt.ItemStatistics;
import org.tessera.measurement.ctt.OneFactor;
import org.tessera.measurement.ctt.Reliability;
import org.tessera.measurement.ctt.TestAnalysis;
import org.tessera.measurement.numeric.Moments;

/** Classical statistics with the reference's keys. */
final class CttCheck {

    private CttCheck() {}

    static @Nullable Object ctt(Reference reference) {
        var responses = reference.responses("items").complete();
        var scores = responses.scores();
        var covariances = Moments.covariances(scores);
        var analysis = TestAnalysis.of(
                        responses.items(),
                        scores,
                        IntStream.range(0, responses.size())
                                .mapToDouble(responses::highest)
                                .toArray(),
                        2)
                .orThrow();
        var binary = IntStream.range(0, responses.size()).allMatch(i -> responses.highest(i) == 1);
        var odd = Reliability.oddEven(scores);
        var ml = OneFactor.maximumLikelihood(overN(covariances, analysis.n()));
        var minres = OneFactor.minimumResidual(Moments.correlations(covariances));
        var out = map();
        out.put("n", analysis.n());
        out.put("k", analysis.k());
        out.put("total", total(analysis.total()));
        out.put("alpha", analysis.alpha());
        out.put("alpha_standardized", Reliability.standardizedAlpha(covariances));
        out.put("alpha_ci95_feldt", new double[] {
            analysis.alphaInterval().lower(), analysis.alphaInterval().upper()
        });
        out.put("average_r", Reliability.meanCorrelation(covariances));
        out.put("sem_alpha", analysis.sem());
        out.put("guttman_lambda2", Reliability.lambda2(covariances));
        out.put("guttman_lambda6", Reliability.lambda6(covariances));
        out.put("split_half_odd_even_r", odd);
        out.put("split_half_spearman_brown", Reliability.spearmanBrown(odd, 2));
        if (binary) out.put("kr20", Reliability.kr20(scores));
        if (binary) out.put("kr21", Reliability.kr21(scores));
        out.put("omega_total_ml_cfa_raw", ml.omega());
        out.put("omega_total_minres_corr", minres.omega());
        out.put("cfa_loadings", ml.loadings());
        out.put("cfa_residual_variances", ml.residuals());
        out.put("minres_loadings", minres.loadings());
        out.put("items", analysis.items().stream().map(CttCheck::item).toList());
        return out;
    }

    /** lavaan divides covariances by n. */
    private static double[][] overN(double[][] covariances, int n) {
        return java.util.Arrays.stream(covariances)
                .map(row ->
                        java.util.Arrays.stream(row).map(c -> c * (n - 1) / n).toArray())
                .toArray(double[][]::new);
    }

    private static Map<String, @Nullable Object> total(TestAnalysis.Total total) {
        var out = map();
        out.put("mean", total.mean());
        out.put("sd", total.sd());
        out.put("min", total.min());
        out.put("max", total.max());
        out.put("skew_type3", total.skewness());
        out.put("kurtosis_type3", total.kurtosis());
        return out;
    }

    private static Map<String, @Nullable Object> item(ItemStatistics item) {
        var out = map();
        out.put("item", item.item());
        out.put("mean", item.mean());
        out.put("sd", item.sd());
        out.put("item_total_r", item.itemTotal());
        out.put("item_rest_r", item.itemRest());
        out.put("psych_r_drop", item.itemRest());
        out.put("alpha_if_deleted", item.alphaIfDeleted());
        out.put("alpha_if_deleted_std", item.standardizedAlphaIfDeleted());
        out.put("upper_lower27", item.upperLower());
        return out;
    }

    static @Nullable Object distractors(Reference reference) {
        var table = reference.data();
        var keys = reference.table("key.csv");
        var items = List.of(keys.texts("item"));
        var rows = new ArrayList<int[]>();
        var numbers = table.numbers(items);
        for (var row : numbers) {
            // Persons with a blank have no total to correlate with.
            if (java.util.Arrays.stream(row).anyMatch(Double::isNaN)) continue;
            rows.add(java.util.Arrays.stream(row).mapToInt(v -> (int) v).toArray());
        }
        var out = map();
        out.put("n", rows.size());
        out.put(
                "options",
                Distractor.of(items, rows.toArray(int[][]::new), keys.whole("key")).stream()
                        .map(CttCheck::option)
                        .toList());
        return out;
    }

    private static Map<String, @Nullable Object> option(Distractor option) {
        var out = map();
        out.put("item", option.item());
        out.put("option", option.option());
        out.put("key", option.key());
        out.put("n", option.n());
        out.put("p", option.share());
        out.put("option_total_pbis", option.totalCorrelation());
        out.put("option_rest_pbis", option.restCorrelation());
        out.put("mean_total", option.meanTotal());
        return out;
    }
}
