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
        var output = new Output("Classical test analysis of " + table.file().getFileName());
        var items = options.has("--items") ? options.list("--items") : table.header();
        var keyed = options.has("--key");
        var responses = keyed ? scored(table, items, options, output) : table.responses(items);
        var minimum = options.whole("--minimum", TestAnalysis.MINIMUM_PERSONS);
        var treated = responses.treating(Responses.Treatment.WRONG, Responses.Treatment.WRONG);
        var max = IntStream.range(0, items.size())
                .mapToDouble(i -> Math.max(1, treated.highest(i)))
                .toArray();
        var analysis = TestAnalysis.of(items, treated.scores(), max, minimum);
        output.section("The test");
        output.either("Item statistics and reliability", analysis, a -> test(a, treated, options, max, output));
        return output.done(
                "ctt",
                options,
                "Omitted and not-reached answers count as wrong; a person with an item that was not administered is "
                        + "left out. Variances divide by n - 1. Alpha: Cronbach (1951) with Feldt's interval (1965). "
                        + "Omega: one factor by maximum likelihood (McDonald 1999). Discrimination: correlation of the "
                        + "item with the total of the other items. Fewest persons for numbers: " + minimum
                        + ".",
                Output.NOTHING_RANDOM);
    }

    private static Responses scored(Table table, List<String> items, Options options, Output output) {
        var keys = Table.read(options.path("--key"));
        var names = List.of(keys.texts("item"));
        var right = keys.whole("key");
        var choices = table.numbers(items);
        var key = items.stream()
                .mapToInt(item -> {
                    if (!names.contains(item))
                        throw new DataProblem(keys.file(), 0, "there is no key for \"" + item + "\".");
                    return right[names.indexOf(item)];
                })
                .toArray();
        var scores = new int[choices.length][items.size()];
        for (int p = 0; p < choices.length; p++)
            for (int i = 0; i < key.length; i++)
                scores[p][i] =
                        Double.isNaN(choices[p][i]) ? Responses.NOT_ADMINISTERED : choices[p][i] == key[i] ? 1 : 0;
        distractors(items, choices, key, output);
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
                    option.key() ? "key" : option.idle() ? "does no work" : "",
                    String.valueOf(option.n()),
                    n(100 * option.share(), 1),
                    n(option.restCorrelation(), 2),
                    n(option.meanTotal(), 2)));
        output.section("Answer options")
                .say("A wrong option should be chosen by at least 5 % and rather by those who know less; otherwise it "
                        + "does no work.")
                .table(
                        "distractors",
                        "Answer options",
                        List.of("Item", "Option", "Note", "Persons", "Per cent", "Correlation with rest", "Mean total"),
                        rows);
    }

    private static void test(TestAnalysis a, Responses responses, Options options, double[] max, Output output) {
        var scores = responses.complete().scores();
        var covariances = Moments.covariances(scores);
        var flagged =
                a.items().stream().filter(item -> !item.verdict().isEmpty()).count();
        output.found("Reliability is " + n(a.alpha(), 2) + ", " + worth(a.alpha()) + "; "
                + (flagged == 0 ? "no item needs a look" : flagged + " of " + a.k() + " items need a look"));
        output.say(a.n() + " persons answered all " + a.k() + " items"
                        + (a.leftOut() > 0 ? "; " + a.leftOut() + " more were left out because of blanks." : "."))
                .say("Reliability (alpha) is " + n(a.alpha(), 2)
                        + ": if the test were given again in a parallel form, the "
                        + "two results would correlate about that much. A single score is off by about " + n(a.sem(), 1)
                        + " points either way.");
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Mean", n(a.total().mean(), 3)));
        rows.add(List.of("Standard deviation", n(a.total().sd(), 3)));
        rows.add(List.of(
                "Lowest and highest",
                n(a.total().min(), 0) + " to " + n(a.total().max(), 0)));
        rows.add(List.of(
                "Skewness, kurtosis",
                n(a.total().skewness(), 3) + ", " + n(a.total().kurtosis(), 3)));
        rows.add(List.of("Alpha", n(a.alpha(), 4)));
        rows.add(List.of(
                "95 % interval of alpha",
                n(a.alphaInterval().lower(), 3) + " to " + n(a.alphaInterval().upper(), 3)));
        rows.add(List.of("Standard error of measurement", n(a.sem(), 3)));
        if (Arrays.stream(covariances).noneMatch(row -> Arrays.stream(row).allMatch(c -> c == 0))) {
            rows.add(List.of("Guttman lambda 2", n(Reliability.lambda2(covariances), 4)));
            if (a.k() > 2)
                rows.add(List.of(
                        "Omega", n(OneFactor.maximumLikelihood(covariances).omega(), 4)));
        }
        output.table("test", "The test as a whole", List.of("Statistic", "Value"), rows);
        if (options.has("--cut")) decision(a, scores, options, max, output);
        items(a, output);
    }

    /** What a reliability allows, as {@link org.tessera.measurement.report.TechnicalReport} asks it of a form. */
    private static String worth(double alpha) {
        if (alpha >= 0.80) return "enough for decisions about one person";
        return alpha >= 0.70 ? "enough to compare groups but not to decide about one person" : "too low to decide with";
    }

    private static void decision(TestAnalysis a, double[][] scores, Options options, double[] max, Output output) {
        var cut = options.number("--cut", 0);
        var highest = Arrays.stream(max).sum();
        output.section("Pass and fail at " + n(cut, 1))
                .either(
                        "Decision consistency",
                        LivingstonLewis.of(Reliability.totals(scores), highest, cut, a.alpha()),
                        d -> output.say("Of 100 candidates, about "
                                        + n(100 * d.consistency().agreement(), 0)
                                        + " would get the same decision from a parallel form; about "
                                        + n(100 * d.falsePositive(), 0) + " pass and " + n(100 * d.falseNegative(), 0)
                                        + " fail although they should not (Livingston and Lewis 1995).")
                                .table(
                                        "decision",
                                        "Quality of the decision",
                                        List.of("Statistic", "Value"),
                                        List.of(
                                                List.of(
                                                        "Consistency p0",
                                                        n(d.consistency().agreement(), 4)),
                                                List.of(
                                                        "Kappa",
                                                        n(d.consistency().kappa(), 4)),
                                                List.of("Accuracy", n(d.accuracy(), 4)),
                                                List.of("False pass", n(d.falsePositive(), 4)),
                                                List.of("False fail", n(d.falseNegative(), 4)))));
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
                    item.verdictInWords()));
        output.section("The items")
                .say(
                        "Difficulty is the share of points earned (higher is easier). Discrimination says how well the item "
                                + "goes with the rest of the test; .20 and more is good.")
                .table(
                        "items",
                        "Items",
                        List.of(
                                "Item",
                                "Difficulty",
                                "SD",
                                "Discrimination",
                                "Alpha without",
                                "Upper less lower 27 %",
                                "Verdict"),
                        rows);
        var x = IntStream.rangeClosed(1, rows.size()).mapToDouble(i -> i).toArray();
        if (rows.size() > 1)
            output.add(Plot.lines(
                    "difficulty_and_discrimination",
                    "Difficulty and discrimination of the items in order",
                    "Two lines over the number of the item: the share of points earned and the discrimination.",
                    "item number",
                    "value",
                    x,
                    List.of(
                            new Plot.Series(
                                    "difficulty",
                                    a.items().stream()
                                            .mapToDouble(i -> i.difficulty())
                                            .toArray()),
                            new Plot.Series(
                                    "discrimination",
                                    a.items().stream()
                                            .mapToDouble(i -> i.itemRest())
                                            .toArray()))));
    }
}
