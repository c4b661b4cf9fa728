package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Output.n;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.measurement.Table;
import org.tessera.measurement.numeric.Linear;
import org.tessera.measurement.numeric.Moments;
import org.tessera.measurement.raters.Agreement;
import org.tessera.measurement.raters.ManyFacetRasch;
import org.tessera.measurement.raters.ThreeWay;
import org.tessera.measurement.raters.TwoWay;

/** {@code measure raters}: a column per rater, or the long form person, criterion, rater, score. */
final class RatersCommand {

    private RatersCommand() {}

    static Output run(Options options) {
        var table = Table.read(options.path("--data"));
        var output = new Output(options, "raters.title", table.file().getFileName());
        if (table.has("rater") && table.has("score")) facets(table, output);
        else columns(table, options, output);
        return output.done(
                "raters",
                options,
                "Kappa: Cohen (1960, 1968), errors by Fleiss, Cohen and Everitt (1969). Alpha: Krippendorff (2004). "
                        + "Intraclass correlations: Shrout and Fleiss (1979). Generalisability: Brennan (2001). Concordance: "
                        + "Kendall and Babington Smith (1939). Facets: Linacre (1989) by conditional maximum likelihood.");
    }

    private static void columns(Table table, Options options, Output output) {
        var raters = options.has("--items") ? options.list("--items") : table.header();
        var ratings = table.numbers(raters);
        output.section("raters.agreement");
        var alpha = new ArrayList<List<String>>();
        for (var level : Agreement.Level.values())
            output.either(
                    output.t("raters.alpha") + ", " + output.t("raters.level." + level.name()),
                    Agreement.krippendorff(ratings, level),
                    a -> alpha.add(List.of(output.t("raters.level." + level.name()), n(a, 4))));
        if (!alpha.isEmpty()) output.table("krippendorff", "raters.alpha", alpha);
        if (raters.size() == 2) kappa(table, raters, output);
        var complete = Arrays.stream(ratings)
                .filter(row -> Arrays.stream(row).noneMatch(Double::isNaN))
                .toArray(double[][]::new);
        if (complete.length < ratings.length) output.say("raters.left-out", ratings.length - complete.length);
        if (complete.length > 1)
            output.either(
                    output.t("raters.concordance"),
                    Agreement.kendall(Linear.transpose(complete)),
                    w -> output.say("raters.order", n(w.w(), 3)));
        output.section("raters.reliability");
        output.either(
                output.t("raters.reliability.what"),
                complete.length < 2
                        ? org.tessera.measurement.Estimate.notEstimable("Fewer than two complete lines.")
                        : TwoWay.of(complete),
                study -> reliability(study, output));
        severity(raters, complete, output);
    }

    private static void kappa(Table table, List<String> raters, Output output) {
        var counts = RatersCheck.counts(table.whole(raters.get(0)), table.whole(raters.get(1)));
        var rows = new ArrayList<List<String>>();
        for (var weights : Agreement.Weights.values())
            output.either(
                    output.t("raters.kappa"),
                    Agreement.kappa(counts, weights),
                    k -> rows.add(List.of(
                            output.t("raters.weights." + weights.name()),
                            n(k.kappa(), 4),
                            n(k.error(), 4),
                            n(k.agreement(), 4))));
        output.table("kappa", "raters.kappa", rows);
    }

    private static void reliability(TwoWay study, Output output) {
        var rows = new ArrayList<List<String>>();
        for (var icc : study.intraclass())
            rows.add(List.of(
                    icc.name(),
                    n(icc.icc(), 4),
                    n(icc.interval().lower(), 4),
                    n(icc.interval().upper(), 4)));
        var future = new ArrayList<List<String>>();
        for (int r = 1; r <= Math.max(5, study.raters()); r++)
            future.add(List.of(String.valueOf(r), n(study.relative(r), 4), n(study.absolute(r), 4)));
        var phi = study.absolute(study.raters());
        output.found(phi >= 0.75 ? "raters.found.enough" : "raters.found.low", n(phi, 2), study.raters());
        output.say("raters.dependable", n(phi, 2))
                .table("icc", "raters.icc", rows)
                .table("d_study", "raters.future", future);
    }

    private static void severity(List<String> raters, double[][] complete, Output output) {
        if (complete.length < 2) return;
        var byRater = Linear.transpose(complete);
        var rows = new ArrayList<List<String>>();
        for (int r = 0; r < raters.size(); r++)
            rows.add(List.of(raters.get(r), n(Moments.mean(byRater[r]), 3), n(Moments.sd(byRater[r]), 3)));
        output.section("raters.severity").table("severity", "raters.severity.table", rows);
    }

    private static void facets(Table table, Output output) {
        var persons = CmlCheck.positions(table.texts("person"));
        var criterion = table.has("criterion") ? table.texts("criterion") : null;
        var criteria = criterion == null ? new int[table.size()] : CmlCheck.positions(criterion);
        var raters = CmlCheck.positions(table.texts("rater"));
        var scores = table.whole("score");
        var lowest = Arrays.stream(scores).min().orElse(0);
        var marks = new ArrayList<ManyFacetRasch.Mark>();
        for (int r = 0; r < scores.length; r++)
            marks.add(new ManyFacetRasch.Mark(persons[r], criteria[r], raters[r], scores[r] - lowest));
        output.section("raters.facets");
        study(persons, criteria, raters, scores, output);
        output.either(output.t("raters.facets.what"), ManyFacetRasch.of(marks), fit -> {
            var rows = new ArrayList<List<String>>();
            var at = 0;
            for (int c = 0; c < fit.criteria().length; c++)
                rows.add(List.of(
                        output.t("raters.facet.criterion", label(criterion, criteria, c)),
                        n(fit.criteria()[c], 4),
                        c == 0 ? "–" : n(fit.errors()[at++], 4)));
            for (int r = 0; r < fit.raters().length; r++)
                rows.add(List.of(
                        output.t("raters.facet.rater", label(table.texts("rater"), raters, r)),
                        n(fit.raters()[r], 4),
                        r == 0 ? "–" : n(fit.errors()[at++], 4)));
            var severities = Arrays.stream(fit.raters()).summaryStatistics();
            output.heading("raters.facets.found", n(severities.getMax() - severities.getMin(), 2));
            output.say("raters.facets.about").table("facets", "raters.facets.table", rows);
        });
    }

    /** The name that stands in the file for a position. */
    private static String label(String @Nullable [] labels, int[] positions, int wanted) {
        if (labels == null) return String.valueOf(wanted + 1);
        for (int r = 0; r < labels.length; r++) if (positions[r] == wanted) return labels[r];
        return String.valueOf(wanted + 1);
    }

    /** Where every rater marked everybody on everything, how much each source of difference weighs. */
    private static void study(int[] persons, int[] criteria, int[] raters, int[] scores, Output output) {
        var marks = new double[1 + Arrays.stream(persons).max().orElse(0)]
                [1 + Arrays.stream(criteria).max().orElse(0)]
                [1 + Arrays.stream(raters).max().orElse(0)];
        for (var person : marks) for (var row : person) Arrays.fill(row, Double.NaN);
        for (int r = 0; r < scores.length; r++) marks[persons[r]][criteria[r]][raters[r]] = scores[r];
        output.either(
                output.t("raters.study"),
                ThreeWay.of(marks),
                study -> output.table(
                                "components",
                                "raters.components",
                                List.of(
                                        List.of(output.t("raters.component.p"), n(study.p(), 4)),
                                        List.of(output.t("raters.component.i"), n(study.i(), 4)),
                                        List.of(output.t("raters.component.r"), n(study.r(), 4)),
                                        List.of(output.t("raters.component.pi"), n(study.pi(), 4)),
                                        List.of(output.t("raters.component.pr"), n(study.pr(), 4)),
                                        List.of(output.t("raters.component.ir"), n(study.ir(), 4)),
                                        List.of(output.t("raters.component.residual"), n(study.residual(), 4))))
                        .say("raters.study.about", study.items(), n(study.absolute(study.items(), 2), 2)));
    }
}
