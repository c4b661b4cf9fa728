package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Output.n;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tessera.measurement.DataProblem;
import org.tessera.measurement.Responses;
import org.tessera.measurement.Table;
import org.tessera.measurement.ctt.Distractor;
import org.tessera.measurement.ctt.OneFactor;
import org.tessera.measurement.ctt.Reliability;
import org.tessera.measurement.ctt.TestAnalysis;
import org.tessera.measurement.decision.LivingstonLewis;
import org.tessera.measurement.numeric.Moments;
import org.tessera.measurement.report.Plot;

/** {@code measure ctt}: classical analysis of scores, or of chosen options with a key. */
final class CttCommand {

    private CttCommand() {}

    static Output run(Options options) {
        var table = Table.read(options.path("--data"));
        var output = new Output(options, "ctt.title", table.file().getFileName());
        var items = options.has("--items") ? options.list("--items") : table.header();
        var keyed = options.has("--key");
        var keys = keyed ? keys(items, options) : new int[0];
        var responses = keyed ? scored(table, items, keys) : table.responses(items);
        var minimum = options.whole("--minimum", TestAnalysis.MINIMUM_PERSONS);
        var treated = responses.treating(Responses.Treatment.WRONG, Responses.Treatment.WRONG);
        var max = IntStream.range(0, items.size())
                .mapToDouble(i -> Math.max(1, treated.highest(i)))
                .toArray();
        var analysis = TestAnalysis.of(items, treated.scores(), max, minimum);
        output.section("ctt.test");
        output.either(output.t("ctt.what"), analysis, a -> test(a, treated, options, max, output));
        if (keyed) distractors(items, table.numbers(items), keys, output);
        return output.done(
                "ctt",
                options,
                "Omitted and not-reached answers count as wrong; a person with an item that was not administered is "
                        + "left out. Variances divide by n - 1. Alpha: Cronbach (1951) with Feldt's interval (1965). "
                        + "Omega: one factor by maximum likelihood (McDonald 1999). Discrimination: correlation of the "
                        + "item with the total of the other items. Twice as long: Spearman (1910) and Brown (1910). "
                        + "Fewest persons for numbers: " + minimum + ".");
    }

    private static int[] keys(List<String> items, Options options) {
        var keys = Table.read(options.path("--key"));
        var names = List.of(keys.texts("item"));
        var right = keys.whole("key");
        return items.stream()
                .mapToInt(item -> {
                    if (!names.contains(item))
                        throw new DataProblem(keys.file(), 0, "there is no key for \"" + item + "\".");
                    return right[names.indexOf(item)];
                })
                .toArray();
    }

    private static Responses scored(Table table, List<String> items, int[] keys) {
        var choices = table.numbers(items);
        var scores = new int[choices.length][items.size()];
        for (int p = 0; p < choices.length; p++)
            for (int i = 0; i < keys.length; i++)
                scores[p][i] =
                        Double.isNaN(choices[p][i]) ? Responses.NOT_ADMINISTERED : choices[p][i] == keys[i] ? 1 : 0;
        return Responses.of(items, scores);
    }

    private static void distractors(List<String> items, double[][] choices, int[] key, Output output) {
        var complete = Arrays.stream(choices)
                .filter(row -> Arrays.stream(row).noneMatch(Double::isNaN))
                .map(row -> Arrays.stream(row).mapToInt(v -> (int) v).toArray())
                .toArray(int[][]::new);
        if (complete.length < TestAnalysis.MINIMUM_PERSONS) return;
        var rows = new ArrayList<List<String>>();
        for (var option : Distractor.of(items, complete, key))
            rows.add(List.of(
                    option.item(),
                    String.valueOf(option.option()),
                    option.key() ? output.t("ctt.option.key") : option.idle() ? output.t("ctt.option.idle") : "",
                    String.valueOf(option.n()),
                    n(100 * option.share(), 1),
                    n(option.restCorrelation(), 2),
                    n(option.meanTotal(), 2)));
        output.section("ctt.options").say("ctt.options.about").table("distractors", "ctt.options", rows);
    }

    private static void test(TestAnalysis a, Responses responses, Options options, double[] max, Output output) {
        var scores = responses.complete().scores();
        var covariances = Moments.covariances(scores);
        var flagged =
                a.items().stream().filter(item -> !item.verdict().isEmpty()).count();
        output.found("ctt.found", n(a.alpha(), 2), output.t(worth(a.alpha())), output.look(flagged, a.k()));
        output.say("ctt.persons", a.n(), a.k());
        if (a.leftOut() > 0) output.say("ctt.left-out", a.leftOut());
        output.say("ctt.reliability", n(a.alpha(), 2), n(a.sem(), 1));
        output.facts("test", "ctt.table", wholeTest(a, covariances, output));
        if (options.has("--cut")) decision(a, scores, options, max, output);
        items(a, output);
    }

    private static List<List<String>> wholeTest(TestAnalysis a, double[][] covariances, Output output) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(output.t("ctt.mean"), n(a.total().mean(), 3)));
        rows.add(List.of(output.t("ctt.sd"), n(a.total().sd(), 3)));
        rows.add(List.of(
                output.t("ctt.extremes"),
                output.t("page.range", n(a.total().min(), 0), n(a.total().max(), 0))));
        rows.add(List.of(
                output.t("ctt.shape"),
                n(a.total().skewness(), 3) + ", " + n(a.total().kurtosis(), 3)));
        rows.add(List.of(output.t("ctt.alpha"), n(a.alpha(), 4)));
        rows.add(List.of(
                output.t("ctt.interval"),
                output.t(
                        "page.range",
                        n(a.alphaInterval().lower(), 3),
                        n(a.alphaInterval().upper(), 3))));
        rows.add(List.of(output.t("ctt.double"), n(Reliability.spearmanBrown(a.alpha(), 2), 4)));
        rows.add(List.of(output.t("ctt.sem"), n(a.sem(), 3)));
        if (Arrays.stream(covariances).noneMatch(row -> Arrays.stream(row).allMatch(c -> c == 0))) {
            rows.add(List.of(output.t("ctt.lambda"), n(Reliability.lambda2(covariances), 4)));
            if (a.k() > 2)
                rows.add(List.of(
                        output.t("ctt.omega"),
                        n(OneFactor.maximumLikelihood(covariances).omega(), 4)));
        }
        return rows;
    }

    /** What a reliability allows, as {@link org.tessera.measurement.report.TechnicalReport} asks it of a form. */
    private static String worth(double alpha) {
        if (alpha >= 0.80) return "ctt.worth.high";
        return alpha >= 0.70 ? "ctt.worth.middle" : "ctt.worth.low";
    }

    private static void decision(TestAnalysis a, double[][] scores, Options options, double[] max, Output output) {
        var cut = options.number("--cut", 0);
        var highest = Arrays.stream(max).sum();
        output.section("ctt.decision", n(cut, 1))
                .either(
                        output.t("ctt.decision.what"),
                        LivingstonLewis.of(Reliability.totals(scores), highest, cut, a.alpha()),
                        d -> quality(
                                d, rightOrWrong(max) ? Reliability.conditionalSem(cut, a.k()) : Double.NaN, output));
    }

    /** Lord's error at a score holds for items that are right or wrong. */
    private static boolean rightOrWrong(double[] max) {
        return Arrays.stream(max).allMatch(m -> m == 1);
    }

    private static void quality(LivingstonLewis d, double errorAtCut, Output output) {
        output.say(
                        "ctt.decision.about",
                        n(100 * d.consistency().agreement(), 0),
                        n(100 * d.falsePositive(), 0),
                        n(100 * d.falseNegative(), 0))
                .facts(
                        "decision",
                        "ctt.decision.table",
                        List.of(
                                List.of(
                                        output.t("ctt.decision.consistency"),
                                        n(d.consistency().agreement(), 4)),
                                List.of(
                                        output.t("ctt.decision.kappa"),
                                        n(d.consistency().kappa(), 4)),
                                List.of(output.t("ctt.decision.accuracy"), n(d.accuracy(), 4)),
                                List.of(output.t("ctt.decision.false-pass"), n(d.falsePositive(), 4)),
                                List.of(output.t("ctt.decision.false-fail"), n(d.falseNegative(), 4)),
                                List.of(output.t("ctt.decision.sem"), n(errorAtCut, 3))));
    }

    private static void items(TestAnalysis a, Output output) {
        var rows = new ArrayList<List<String>>();
        for (var item : a.items())
            rows.add(List.of(
                    item.item(),
                    n(item.difficulty(), 3),
                    n(item.sd(), 3),
                    n(item.itemRest(), 3),
                    n(item.alphaIfDeleted(), 4),
                    n(item.upperLower(), 3),
                    item.verdictInWords(output.texts())));
        output.section("ctt.items").say("ctt.items.about").table("items", "ctt.items.table", rows);
        var x = IntStream.rangeClosed(1, rows.size()).mapToDouble(i -> i).toArray();
        if (rows.size() > 1)
            output.add(Plot.lines(
                    "difficulty_and_discrimination",
                    output.t("ctt.figure"),
                    output.t("ctt.figure.about"),
                    output.t("ctt.figure.x"),
                    output.t("ctt.figure.y"),
                    x,
                    List.of(
                            new Plot.Series(
                                    output.t("ctt.figure.difficulty"),
                                    a.items().stream()
                                            .mapToDouble(i -> i.difficulty())
                                            .toArray()),
                            new Plot.Series(
                                    output.t("ctt.figure.discrimination"),
                                    a.items().stream()
                                            .mapToDouble(i -> i.itemRest())
                                            .toArray()))));
    }
}
