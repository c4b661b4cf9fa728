package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Output.n;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.tessera.measurement.DataProblem;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Table;
import org.tessera.measurement.raters.Agreement;
import org.tessera.measurement.survey.Importance;
import org.tessera.measurement.survey.RankStability;
import org.tessera.measurement.survey.Weighting;

/** {@code measure survey}: importance of subjects, weights, agreement and rank stability. */
final class SurveyCommand {

    private SurveyCommand() {}

    static Output run(Options options) {
        var table = Table.read(options.path("--data"));
        var questions = options.list("--questions");
        if (questions.isEmpty())
            throw new Options.Wrong("\"--questions\" is missing: name the columns of the ratings.");
        var max = options.whole("--max", 5);
        var seed = options.whole("--seed", 1);
        var ratings = table.numbers(questions);
        for (int r = 0; r < ratings.length; r++)
            for (int q = 0; q < questions.size(); q++)
                if (!Double.isNaN(ratings[r][q])
                        && (ratings[r][q] < 1 || ratings[r][q] > max || ratings[r][q] != Math.rint(ratings[r][q])))
                    throw new DataProblem(
                            table.file(),
                            r + 2L,
                            "the rating of \"" + questions.get(q) + "\" must be a whole number from 1 to " + max + ".");
        var output = new Output(options, "survey.title", table.file().getFileName());
        importance(questions, ratings, max, seed, options, output);
        if (options.has("--top")) stability(questions, ratings, options.whole("--top", 1), seed, output);
        weights(table, questions, max, options, output);
        agreement(table, ratings, options, output);
        return output.done(
                "survey",
                options,
                "Relative importance index: sum of ratings / (highest rating × number of ratings). Intervals: BCa "
                        + "bootstrap with 2,000 samples, seed " + seed
                        + " (Efron and Tibshirani 1993). Weights: raking "
                        + "(Deming and Stephan 1940) with linearised errors (Deville and Särndal 1992).",
                seed);
    }

    private static int[] answered(double[][] ratings, int question) {
        return Arrays.stream(ratings)
                .mapToDouble(row -> row[question])
                .filter(v -> !Double.isNaN(v))
                .mapToInt(v -> (int) v)
                .toArray();
    }

    private static void importance(
            List<String> questions, double[][] ratings, int max, long seed, Options options, Output output) {
        output.section("survey.importance");
        var found = new LinkedHashMap<String, Importance>();
        var minimum = options.whole("--minimum", Importance.MINIMUM_RATINGS);
        for (int q = 0; q < questions.size(); q++) {
            var name = questions.get(q);
            output.either(name, Importance.of(answered(ratings, q), max, seed, minimum), i -> found.put(name, i));
        }
        var rows = found.entrySet().stream()
                .sorted(Comparator.comparingDouble(e -> -e.getValue().mean()))
                .map(e -> List.of(
                        e.getKey(),
                        String.valueOf(e.getValue().n()),
                        n(e.getValue().mean(), 3),
                        n(e.getValue().rii(), 4),
                        n(e.getValue().riiBca().lower(), 4),
                        n(e.getValue().riiBca().upper(), 4),
                        n(100 * e.getValue().topTwo(), 1)))
                .toList();
        if (!rows.isEmpty())
            output.found(
                            "survey.found",
                            String.join(
                                    ", ",
                                    rows.stream().limit(3).map(List::getFirst).toList()))
                    .table("importance", "survey.importance.table", rows);
    }

    private static void stability(List<String> questions, double[][] ratings, int top, long seed, Output output) {
        if (top < 1 || top > questions.size())
            throw new Options.Wrong("\"--top\" lies between 1 and " + questions.size() + ".");
        output.section("survey.top", top)
                .either(output.t("survey.top.what"), RankStability.of(ratings, top, seed), s -> {
                    var rows = IntStream.range(0, questions.size())
                            .boxed()
                            .sorted(Comparator.comparingDouble(q -> -s.inTop()[q]))
                            .map(q -> List.of(
                                    questions.get(q),
                                    n(s.means()[q], 3),
                                    n(s.inTop()[q], 3),
                                    output.t(advice(s.inTop()[q]))))
                            .toList();
                    output.table(
                            "rank_stability",
                            output.t("survey.top.table", top),
                            output.texts().parts("survey.top.table.columns"),
                            rows);
                });
    }

    private static String advice(double inTop) {
        if (inTop >= 0.8) return "survey.select";
        return inTop > 0.2 ? "survey.discuss" : "survey.leave-out";
    }

    private static void weights(Table table, List<String> questions, int max, Options options, Output output) {
        if (!options.has("--margins")) return;
        var margins = new ArrayList<Weighting.Margin>();
        for (var file : options.list("--margins")) {
            var counts = Table.read(java.nio.file.Path.of(file));
            var variable = counts.header().getFirst();
            var targets = new LinkedHashMap<String, Double>();
            var numbers = counts.numbers(counts.header().get(1));
            for (int r = 0; r < counts.size(); r++) targets.put(counts.text(r, variable), numbers[r]);
            margins.add(new Weighting.Margin(table.texts(variable), targets));
        }
        var ones = new double[table.size()];
        Arrays.fill(ones, 1);
        output.section("survey.weighted").either(output.t("survey.weights"), Weighting.rake(ones, margins), w -> {
            var rows = new ArrayList<List<String>>();
            for (var question : questions)
                if (w.mean(table.numbers(question)) instanceof Estimate.Known<Weighting.Mean>(Weighting.Mean m))
                    rows.add(List.of(
                            question, String.valueOf(m.n()), n(m.mean(), 4), n(m.se(), 4), n(m.mean() / max, 4)));
            output.say("survey.weighted.about", n(w.effectiveSize(), 0), n(w.designEffect(), 2))
                    .table("weighted", "survey.weighted.table", rows);
        });
    }

    private static void agreement(Table table, double[][] ratings, Options options, Output output) {
        output.section("survey.agreement");
        var groups = options.has("--group") ? table.texts(options.need("--group")) : null;
        var names = groups == null
                ? List.of(output.t("survey.all"))
                : Arrays.stream(groups).distinct().sorted().toList();
        var rows = new ArrayList<List<String>>();
        for (var name : names) {
            var complete = IntStream.range(0, ratings.length)
                    .filter(r -> groups == null || groups[r].equals(name))
                    .mapToObj(r -> ratings[r])
                    .filter(row -> Arrays.stream(row).noneMatch(Double::isNaN))
                    .toArray(double[][]::new);
            if (complete.length < 2) {
                rows.add(List.of(name, String.valueOf(complete.length), output.t("page.nothing")));
            } else if (Agreement.kendall(complete) instanceof Estimate.Known<Agreement.Concordance>(var w)) {
                rows.add(List.of(name, String.valueOf(complete.length), n(w.w(), 4)));
            }
        }
        output.table("kendall", "survey.agreement.table", rows);
    }
}
