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
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Table;
import org.tessera.measurement.linking.EquatingErrors;
import org.tessera.measurement.linking.Equipercentile;
import org.tessera.measurement.linking.LinearEquating;
import org.tessera.measurement.linking.LinearEquating.Anchored;
import org.tessera.measurement.linking.LogLinear;
import org.tessera.measurement.numeric.Moments;
import org.tessera.measurement.report.Report;

/** Raw scores on two forms: of groups with an anchor, or of groups drawn at random. */
final class LinkedScores {

    /** A way from two samples to the equivalent of a score. */
    private interface Method extends BiFunction<Anchored, Anchored, DoubleUnaryOperator> {}

    /** Enough samples for a standard error that is itself known to about 4 %. */
    private static final int SAMPLES = 400;

    private LinkedScores() {}

    static void compare(Table first, Table second, Options options, Output output) {
        var anchored = first.has("anchor");
        var x = scores(first, anchored);
        var y = scores(second, anchored);
        var observed = Math.max(highest(x), highest(y));
        var highest = options.number("--highest", observed);
        if (highest < observed)
            throw new Options.Wrong("\"--highest\" is below the score " + n(observed, 0) + ", which somebody has.");
        if (x.total().length < 100 || y.total().length < 100)
            output.section("link.warning").say("link.few");
        for (var form : List.of(x, y))
            if (!(Moments.variance(form.total()) > 0 && Moments.variance(form.anchor()) > 0)) {
                output.section("link.scores").add(new Report.Refusal(output.t("link.what"), output.t("link.constant")));
                return;
            }
        table(anchored ? withAnchor() : atRandom(highest), x, y, options.whole("--seed", 1), output);
        if (!anchored) smoothing(x, y, (int) highest, output);
    }

    /** Totals with their anchor; without one the total stands in its place and is not used. */
    private static Anchored scores(Table table, boolean anchored) {
        for (var column : anchored ? List.of("total", "anchor") : List.of("total")) {
            var numbers = table.numbers(column);
            for (int r = 0; r < numbers.length; r++) {
                if (Double.isNaN(numbers[r]))
                    throw new DataProblem(table.file(), r + 2L, "column \"" + column + "\" has a blank.");
                if (!anchored && (numbers[r] < 0 || numbers[r] != Math.rint(numbers[r])))
                    throw new DataProblem(table.file(), r + 2L, "a total is a whole number from 0.");
            }
        }
        return new Anchored(table.numbers("total"), table.numbers(anchored ? "anchor" : "total"));
    }

    private static double highest(Anchored form) {
        return Arrays.stream(form.total()).max().orElse(0);
    }

    private static Map<String, Method> withAnchor() {
        var methods = new LinkedHashMap<String, Method>();
        methods.put("Tucker", (a, b) -> LinearEquating.tucker(a, b, 0.5).line()::apply);
        methods.put("Levine", (a, b) -> LinearEquating.levine(a, b, 0.5).line()::apply);
        methods.put("Chained", (a, b) -> LinearEquating.chained(a, b)::apply);
        return methods;
    }

    private static Map<String, Method> atRandom(double highest) {
        var methods = new LinkedHashMap<String, Method>();
        methods.put("Mean", (a, b) -> LinearEquating.mean(a.total(), b.total())::apply);
        methods.put("Linear", (a, b) -> LinearEquating.linear(a.total(), b.total())::apply);
        methods.put("Equipercentile", (a, b) -> {
            var equivalents = Equipercentile.of(smooth(a.total(), (int) highest), smooth(b.total(), (int) highest));
            return score -> equivalents[(int) score];
        });
        methods.put("Circle-arc", (a, b) -> {
            var meanA = Moments.mean(a.total());
            var meanB = Moments.mean(b.total());
            return score -> LinearEquating.circleArc(score, meanA, meanB, 0, highest);
        });
        return methods;
    }

    /** Smoothed where that is possible; a drawn sample may have too few different scores. */
    private static double[] smooth(double[] totals, int highest) {
        return LogLinear.best(counts(totals, highest))
                .known()
                .map(LogLinear::probabilities)
                .orElseGet(() -> Equipercentile.frequencies(totals, highest));
    }

    private static int[] counts(double[] totals, int highest) {
        var counts = new int[highest + 1];
        for (var total : totals) counts[(int) total]++;
        return counts;
    }

    private static void smoothing(Anchored x, Anchored y, int highest, Output output) {
        if (LogLinear.best(counts(x.total(), highest)) instanceof Estimate.Known<LogLinear>(LogLinear first)
                && LogLinear.best(counts(y.total(), highest)) instanceof Estimate.Known<LogLinear>(LogLinear second))
            output.say("link.smooth", first.degree(), second.degree());
    }

    private static void table(Map<String, Method> methods, Anchored x, Anchored y, int seed, Output output) {
        var highest = (int) highest(x);
        var header = new ArrayList<>(List.of(output.t("link.score")));
        var rows = new ArrayList<List<String>>();
        for (int score = 0; score <= highest; score++) rows.add(new ArrayList<>(List.of(String.valueOf(score))));
        methods.forEach((name, method) -> {
            var line = method.apply(x, y);
            var errors = EquatingErrors.of(x, y, method, highest, SAMPLES, seed).errors();
            header.addAll(List.of(name, output.t("link.se")));
            for (int score = 0; score <= highest; score++)
                rows.get(score).addAll(List.of(n(line.applyAsDouble(score), 3), n(errors[score], 3)));
        });
        var middle = (int) Math.rint(Moments.mean(x.total()));
        // The first column of numbers is that of the first method.
        output.section(
                        "link.worth",
                        middle,
                        n(Double.parseDouble(rows.get(middle).get(1)), 1))
                .say("link.equated", SAMPLES)
                .table("equating", output.t("link.equated.table"), header, rows);
    }
}
