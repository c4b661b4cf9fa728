package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Output.n;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Responses;
import org.tessera.measurement.dif.Fairness;
import org.tessera.measurement.dif.Grouped;
import org.tessera.measurement.dif.LikelihoodRatioDif;
import org.tessera.measurement.dif.SeveralGroups;
import org.tessera.measurement.irt.Settings;
import org.tessera.measurement.report.Report;

/** Fairness of items beyond pairs of groups and beyond sum scores. */
final class DifTogether {

    private DifTogether() {}

    /** All groups at once. */
    static void compare(List<String> values, String[] groups, Responses responses, Options options, Output output) {
        var used = IntStream.range(0, groups.length)
                .filter(p -> values.contains(groups[p]))
                .toArray();
        var members = Arrays.stream(used).map(p -> values.indexOf(groups[p])).toArray();
        var kept = responses.keeping(p -> values.contains(groups[p]));
        output.section("dif.all", values.size());
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < kept.size(); i++) {
            var name = kept.items().get(i);
            var test =
                    SeveralGroups.of(kept, members, i, DifCommand.minimum(options, 0), DifCommand.minimum(options, 1));
            if (test instanceof Estimate.NotEstimable<SeveralGroups>(String reason)) {
                output.add(new Report.Refusal(output.t("dif.all.what"), reason));
                return;
            }
            var item = test.orThrow();
            rows.add(List.of(
                    name,
                    n(item.chiSquare(), 3),
                    String.valueOf(item.df()),
                    Report.p(item.p()),
                    output.t(item.p() < 0.05 ? "dif.all.differs" : "dif.all.none")));
        }
        output.table("dif_all_groups", "dif.all.table", rows);
    }

    /** By the model that --model names. */
    static void byModel(String focal, Grouped data, Options options, Output output) {
        var model = IrtCommand.model(options.need("--model"));
        var results = LikelihoodRatioDif.of(
                data,
                Settings.of(model).with(Settings.Errors.NONE).withTolerance(1e-5),
                model,
                DifCommand.minimum(options, 0),
                DifCommand.minimum(options, 1));
        output.either(output.t("dif.model.what", focal), results, items -> {
            var p = items.stream()
                    .mapToDouble(item -> item.known().map(LikelihoodRatioDif::p).orElse(1.0))
                    .toArray();
            var adjusted = Fairness.adjusted(p);
            var rows = new ArrayList<List<String>>();
            for (int i = 0; i < p.length; i++)
                rows.add(row(data.responses().items().get(i), items.get(i), adjusted[i]));
            output.table(
                    "dif_model_" + focal.replaceAll("[^A-Za-z0-9]", "_").toLowerCase(java.util.Locale.ROOT),
                    output.t("dif.model.table", model, focal),
                    output.texts().parts("dif.model.table.columns"),
                    rows);
        });
    }

    private static List<String> row(String name, Estimate<LikelihoodRatioDif> result, double adjusted) {
        return switch (result) {
            case Estimate.NotEstimable<LikelihoodRatioDif> none -> List.of(name, "–", "–", "–", "–", "–", "–");
            case Estimate.Known<LikelihoodRatioDif>(LikelihoodRatioDif item) ->
                List.of(
                        name,
                        n(item.chiSquare(), 3),
                        String.valueOf(item.df()),
                        Report.p(item.p()),
                        Report.p(adjusted),
                        n(item.reference().difficulties()[0], 3),
                        n(item.focal().difficulties()[0], 3));
        };
    }
}
