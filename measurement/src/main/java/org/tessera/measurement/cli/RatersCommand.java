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
        var output = new Output("Raters of " + table.file().getFileName());
        if (table.has("rater") && table.has("score")) facets(table, output);
        else columns(table, options, output);
        return output.done(
                "raters",
                options,
                "Kappa: Cohen (1960, 1968), errors by Fleiss, Cohen and Everitt (1969). Alpha: Krippendorff (2004). "
                        + "Intraclass correlations: Shrout and Fleiss (1979). Generalisability: Brennan (2001). Concordance: "
                        + "Kendall and Babington Smith (1939). Facets: Linacre (1989) by conditional maximum likelihood.",
                Output.NOTHING_RANDOM);
    }

    private static void columns(Table table, Options options, Output output) {
        var raters = options.has("--items") ? options.list("--items") : table.header();
        var ratings = table.numbers(raters);
        output.section("Agreement");
        var alpha = new ArrayList<List<String>>();
        for (var level : Agreement.Level.values())
            output.either(
                    "Krippendorff's alpha, " + level,
                    Agreement.krippendorff(ratings, level),
                    a -> alpha.add(List.of(level.toString().toLowerCase(java.util.Locale.ROOT), n(a, 4))));
        if (!alpha.isEmpty())
            output.table("krippendorff", "Krippendorff's alpha", List.of("Values taken as", "Alpha"), alpha);
        if (raters.size() == 2) kappa(table, raters, output);
        var complete = Arrays.stream(ratings)
                .filter(row -> Arrays.stream(row).noneMatch(Double::isNaN))
                .toArray(double[][]::new);
        if (complete.length < ratings.length)
            output.say((ratings.length - complete.length) + " lines have a blank and are left out of what follows.");
        if (complete.length > 1)
            output.either(
                    "Concordance",
                    Agreement.kendall(Linear.transpose(complete)),
                    w -> output.say("Do the raters put the persons in the same order? Kendall's W is " + n(w.w(), 3)
                            + " (1 is perfect agreement)."));
        output.section("Reliability");
        output.either(
                "Reliability of the ratings",
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
                    "Kappa",
                    Agreement.kappa(counts, weights),
                    k -> rows.add(List.of(
                            weights.toString().toLowerCase(java.util.Locale.ROOT),
                            n(k.kappa(), 4),
                            n(k.error(), 4),
                            n(k.agreement(), 4))));
        output.table("kappa", "Cohen's kappa", List.of("Weights", "Kappa", "SE", "Exact agreement"), rows);
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
        output.found("Dependability of the mean of " + study.raters() + " raters is "
                + n(study.absolute(study.raters()), 2)
                + (study.absolute(study.raters()) >= 0.75 ? ", enough" : ", less than the .75 asked for"));
        output.say("With the mean of all " + study.raters() + " raters, dependability for decisions against a cut is "
                        + n(study.absolute(study.raters()), 2) + " (.75 and more is asked of a double-marked task).")
                .table(
                        "icc",
                        "Intraclass correlations with 95 % intervals",
                        List.of("Form", "ICC", "Lower", "Upper"),
                        rows)
                .table(
                        "d_study",
                        "What other numbers of raters would give",
                        List.of("Raters", "For ranking", "Against a cut (phi)"),
                        future);
    }

    private static void severity(List<String> raters, double[][] complete, Output output) {
        if (complete.length < 2) return;
        var byRater = Linear.transpose(complete);
        var rows = new ArrayList<List<String>>();
        for (int r = 0; r < raters.size(); r++)
            rows.add(List.of(raters.get(r), n(Moments.mean(byRater[r]), 3), n(Moments.sd(byRater[r]), 3)));
        output.section("Severity")
                .table("severity", "Mean mark given by each rater", List.of("Rater", "Mean", "SD"), rows);
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
        output.section("Severity of raters and difficulty of criteria");
        study(persons, criteria, raters, scores, output);
        output.either("Many-facet Rasch model", ManyFacetRasch.of(marks), fit -> {
            var rows = new ArrayList<List<String>>();
            var at = 0;
            for (int c = 0; c < fit.criteria().length; c++)
                rows.add(List.of(
                        "criterion " + label(criterion, criteria, c),
                        n(fit.criteria()[c], 4),
                        c == 0 ? "–" : n(fit.errors()[at++], 4)));
            for (int r = 0; r < fit.raters().length; r++)
                rows.add(List.of(
                        "rater " + label(table.texts("rater"), raters, r),
                        n(fit.raters()[r], 4),
                        r == 0 ? "–" : n(fit.errors()[at++], 4)));
            output.heading("The most severe and the most lenient rater are "
                    + n(
                            Arrays.stream(fit.raters()).max().orElse(0)
                                    - Arrays.stream(fit.raters()).min().orElse(0),
                            2)
                    + " logits apart");
            output.say("In logits, compared with the first; positive is harder or more severe. Raters further apart "
                            + "than half a logit need training or adjustment.")
                    .table("facets", "Facets", List.of("Facet", "Logits", "SE"), rows);
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
                "Generalisability over criteria and raters",
                ThreeWay.of(marks),
                study -> output.table(
                                "components",
                                "Where marks differ (variance)",
                                List.of("Source", "Variance"),
                                List.of(
                                        List.of("persons", n(study.p(), 4)),
                                        List.of("criteria", n(study.i(), 4)),
                                        List.of("raters", n(study.r(), 4)),
                                        List.of("persons by criteria", n(study.pi(), 4)),
                                        List.of("persons by raters", n(study.pr(), 4)),
                                        List.of("criteria by raters", n(study.ir(), 4)),
                                        List.of("what is left", n(study.residual(), 4))))
                        .say("With these " + study.items()
                                + " criteria and two raters, dependability against a cut would be "
                                + n(study.absolute(study.items(), 2), 2) + " (.75 and more is asked for)."));
    }
}
