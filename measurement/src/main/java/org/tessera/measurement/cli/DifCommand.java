package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Output.n;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tessera.measurement.DataProblem;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Responses;
import org.tessera.measurement.Table;
import org.tessera.measurement.dif.Fairness;
import org.tessera.measurement.dif.Grouped;
import org.tessera.measurement.dif.LogisticDif;
import org.tessera.measurement.dif.Mantel;
import org.tessera.measurement.dif.MantelHaenszel;
import org.tessera.measurement.report.Report;

/** {@code measure dif}: fairness of items between groups; each group is compared with all others together. */
final class DifCommand {

    private static final String NOTHING = "dif.verdict.a";
    private static final String NOT_SIGNIFICANT = "dif.verdict.none";
    private static final String NOT_TESTABLE = "page.not-testable";

    private DifCommand() {}

    static Output run(Options options) {
        var table = Table.read(options.path("--data"));
        var column = options.need("--group");
        var items = options.has("--items") ? options.list("--items") : table.without(List.of(column));
        var groups = table.texts(column);
        var values = options.has("--focal")
                ? options.list("--focal")
                : Arrays.stream(groups)
                        .distinct()
                        .filter(g -> !g.isEmpty())
                        .sorted()
                        .toList();
        for (var focal : values)
            if (!List.of(groups).contains(focal))
                throw new DataProblem(
                        table.file(), 0, "no line has the group \"" + focal + "\" in \"" + column + "\".");
        // Two groups mirror each other, so the second is enough.
        var compared = values.size() == 2 && !options.has("--focal") ? values.subList(1, 2) : values;
        var responses = table.responses(items).treating(Responses.Treatment.WRONG, Responses.Treatment.WRONG);
        var output = new Output(options, "dif.title", table.file().getFileName());
        for (var focal : compared) compare(focal, groups, responses, options, output);
        if (values.size() > 2) DifTogether.compare(values, groups, responses, options, output);
        return output.done(
                "dif",
                options,
                "Persons are compared with others of the same total score. Items with two categories: Mantel-Haenszel "
                        + "with continuity correction (Holland and Thayer 1988), standard error by Robins, Breslow and "
                        + "Greenland (1986), ETS classes A, B, C; "
                        + (options.has("--purify")
                                ? "items with p below .05 left the matching score. "
                                : "no purification. ")
                        + "More categories: Mantel (1963). Regression: logistic or cumulative logit (Swaminathan and Rogers "
                        + "1990; Zumbo 1999). More than two groups at once: generalised Mantel-Haenszel (Somes 1986; Penfield 2001). By model: "
                        + "likelihood ratio with all other items as the anchor (Thissen, Steinberg and Wainer 1993). The column \"p adjusted\" takes the number of items into account (Benjamini and "
                        + "Hochberg 1995). Fewest persons: " + minimum(options, 0) + " in the smaller group, "
                        + minimum(options, 1) + " in all.");
    }

    static int minimum(Options options, int which) {
        return which == 0
                ? options.whole("--minimum-group", Grouped.MINIMUM_FOCAL)
                : options.whole("--minimum-total", Grouped.MINIMUM_TOTAL);
    }

    private static void compare(String focal, String[] groups, Responses responses, Options options, Output output) {
        var flags = new boolean[groups.length];
        for (int p = 0; p < groups.length; p++) flags[p] = groups[p].equals(focal);
        var data = new Grouped(responses, flags);
        output.section("dif.group", focal);
        var mh = MantelHaenszel.of(data, options.has("--purify"), minimum(options, 0), minimum(options, 1));
        output.either(output.t("dif.what", focal), mh, results -> {
            show(focal, data, results, output);
            if (options.has("--model")) DifTogether.byModel(focal, data, options, output);
        });
    }

    private static void show(String focal, Grouped data, List<Estimate<MantelHaenszel>> results, Output output) {
        var p = new double[results.size()];
        var regressions = new ArrayList<Estimate<LogisticDif>>();
        for (int i = 0; i < p.length; i++) {
            regressions.add(LogisticDif.of(data, i));
            p[i] = switch (results.get(i)) {
                case Estimate.Known<MantelHaenszel>(MantelHaenszel item) -> item.p();
                case Estimate.NotEstimable<MantelHaenszel> none ->
                    Mantel.of(data, i) instanceof Estimate.Known<Mantel>(Mantel m) ? m.p() : 1;
            };
        }
        var adjusted = Fairness.adjusted(p);
        var rows = new ArrayList<List<String>>();
        var flagged = new ArrayList<String>();
        for (int i = 0; i < p.length; i++) {
            var name = data.responses().items().get(i);
            var verdict = verdict(data, i, results.get(i), adjusted[i]);
            if (!verdict.equals(NOTHING) && !verdict.equals(NOT_SIGNIFICANT) && !verdict.equals(NOT_TESTABLE))
                flagged.add(name);
            rows.add(row(name, results.get(i), p[i], adjusted[i], regressions.get(i), output.t(verdict)));
        }
        if (flagged.isEmpty()) output.heading("dif.found.none", focal);
        else output.heading("dif.found.some", flagged.size(), p.length, focal);
        output.say("dif.persons", data.focalSize(), data.focal().length - data.focalSize());
        if (flagged.isEmpty()) output.say("dif.none");
        else output.say("dif.look", String.join(", ", flagged));
        output.table(
                "dif_" + focal.replaceAll("[^A-Za-z0-9]", "_").toLowerCase(java.util.Locale.ROOT),
                output.t("dif.table", focal),
                output.texts().parts("dif.table.columns"),
                rows);
    }

    private static String verdict(Grouped data, int i, Estimate<MantelHaenszel> result, double adjusted) {
        if (result instanceof Estimate.Known<MantelHaenszel>(MantelHaenszel item))
            return switch (item.ets()) {
                case A -> NOTHING;
                case B -> "dif.verdict.b";
                case C -> item.delta() < 0 ? "dif.verdict.c.against" : "dif.verdict.c.for";
            };
        if (data.responses().highest(i) > 1) return adjusted < 0.05 ? "dif.verdict.means" : NOT_SIGNIFICANT;
        return NOT_TESTABLE;
    }

    private static List<String> row(
            String name,
            Estimate<MantelHaenszel> result,
            double p,
            double adjusted,
            Estimate<LogisticDif> regression,
            String verdict) {
        var row = new ArrayList<String>();
        row.add(name);
        if (result instanceof Estimate.Known<MantelHaenszel>(MantelHaenszel item))
            row.addAll(List.of(
                    n(item.alpha(), 3),
                    n(item.delta(), 3),
                    n(item.seDelta(), 3),
                    item.ets().name()));
        else row.addAll(List.of("–", "–", "–", "–"));
        row.add(Report.p(p));
        row.add(Report.p(adjusted));
        if (regression instanceof Estimate.Known<LogisticDif>(LogisticDif r))
            row.addAll(
                    List.of(Report.p(r.uniform().p()), Report.p(r.nonUniform().p()), n(r.r2Both(), 4)));
        else row.addAll(List.of("–", "–", "–"));
        row.add(verdict);
        return row;
    }
}
