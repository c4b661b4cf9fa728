package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Output.n;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Responses;
import org.tessera.measurement.decision.Ability;
import org.tessera.measurement.fit.LimitedInformation;
import org.tessera.measurement.fit.MeanSquares;
import org.tessera.measurement.fit.Residuals;
import org.tessera.measurement.fit.SX2;
import org.tessera.measurement.irt.Calibration;
import org.tessera.measurement.irt.Marginal;
import org.tessera.measurement.irt.Score;
import org.tessera.measurement.irt.Scoring;
import org.tessera.measurement.irt.SumScores;
import org.tessera.measurement.numeric.Moments;
import org.tessera.measurement.report.Plot;
import org.tessera.measurement.report.Report;

/** What a calibration says, in sentences, tables and figures. */
final class IrtReport {

    private static final String WORKS = "Works as it should.";

    private IrtReport() {}

    static void all(Calibration c, Responses responses, Options options, Output output) {
        var scoring = Scoring.of(c);
        var quadrature = c.quadrature();
        var used = responses.notEmpty();
        var scores = IntStream.range(0, used.persons())
                .mapToObj(p -> scoring.eap(c.categories(used, p), quadrature))
                .toList();
        if (!c.converged()) output.say("The algorithm did not settle; do not use these numbers.");
        var latent = c.groups().getFirst();
        output.say(c.persons() + " persons answered " + c.items().size()
                        + " items. The test puts persons and items on one "
                        + "scale, called ability: 0 is the average person, and most people lie between -2 and 2.")
                .say(
                        "Reliability is " + n(Marginal.empirical(scores), 2)
                                + ": it says how much of the differences between persons is real and not chance (1 would be all).")
                .table(
                        "model",
                        "The model",
                        List.of("Statistic", "Value"),
                        List.of(
                                List.of("Log-likelihood", n(c.logLikelihood(), 4)),
                                List.of("AIC", n(c.aic(), 3)),
                                List.of("BIC", n(c.bic(), 3)),
                                List.of("Free parameters", String.valueOf(c.parameters())),
                                List.of("EM steps", String.valueOf(c.iterations())),
                                List.of("Variance of ability", n(latent.variance(), 4)),
                                List.of("Empirical reliability", n(Marginal.empirical(scores), 4)),
                                List.of("Marginal reliability", n(Marginal.of(c), 4))));
        if (options.has("--cut-theta")) decision(scores, options.number("--cut-theta", 0), c, output);
        var flagged = items(c, used, output);
        output.found(finding(c, scores, flagged));
        figures(c, scores, output);
        persons(c, used, scores, output);
    }

    /** Where the test measures best, how reliably, and how many items need a look. */
    private static String finding(Calibration c, List<Score> scores, long flagged) {
        var best = IntStream.rangeClosed(-40, 40)
                .mapToObj(t -> t / 10.0)
                .max(java.util.Comparator.comparingDouble(c::information))
                .orElse(0.0);
        return "The test measures best at ability " + n(best, 1) + "; its reliability is "
                + n(Marginal.empirical(scores), 2) + "; "
                + (flagged == 0
                        ? "no item needs a look"
                        : flagged + " of " + c.items().size() + " items need a look");
    }

    private static void decision(List<Score> scores, double cut, Calibration c, Output output) {
        var quality = Ability.rudner(scores, cut);
        output.section("Pass and fail at ability " + n(cut, 2))
                .say("Standard error at the cut: " + n(1 / Math.sqrt(c.information(cut)), 3)
                        + " (.35 or less is good). About "
                        + n(100 * quality.consistency().agreement(), 0)
                        + " of 100 candidates would get the same decision again, and " + n(100 * quality.accuracy(), 0)
                        + " get the right one (Rudner 2005).");
    }

    private static long items(Calibration c, Responses responses, Output output) {
        var sx2 = SX2.of(c, responses);
        var squares = Residuals.of(c, responses).items();
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < c.items().size(); i++) {
            var item = c.items().get(i);
            var b = item.item().difficulties();
            var fit = sx2.get(i);
            rows.add(List.of(
                    item.name(),
                    n(item.item().a(), 4),
                    n(item.errors()[0], 4),
                    String.join(
                            " ",
                            java.util.Arrays.stream(b).mapToObj(v -> n(v, 4)).toList()),
                    n(item.item().g(), 4),
                    String.join(
                            " ",
                            java.util.Arrays.stream(item.item().intercepts())
                                    .mapToObj(v -> n(v, 4))
                                    .toList()),
                    n(item.errors()[1], 4),
                    fit instanceof Estimate.Known<SX2>(SX2 s) ? Report.p(s.p()) : "–",
                    n(squares.get(i).infit(), 2),
                    n(squares.get(i).outfit(), 2),
                    verdict(item.item().a(), fit, squares.get(i))));
        }
        output.section("The items")
                .say(
                        "b is the ability at which half solve the item (for ordered scores: each step); a says how sharply "
                                + "it separates. Infit and outfit are 1 where the model describes the answers; S-X2 with p below "
                                + ".01 says that it does not.")
                .table(
                        "items",
                        "Parameters and fit of the items",
                        List.of("item", "a", "SE a", "b", "g", "d", "SE d", "p of S-X2", "Infit", "Outfit", "Verdict"),
                        rows)
                .either(
                        "Fit of the whole model",
                        LimitedInformation.of(c, responses),
                        fit -> output.say("Fit of the whole model (M2 or C2): " + n(fit.statistic(), 2) + " with "
                                + fit.df()
                                + " degrees of freedom, p " + Report.p(fit.p()) + ", RMSEA " + n(fit.rmsea(), 3) + " ("
                                + n(fit.rmseaLower(), 3) + " to " + n(fit.rmseaUpper(), 3) + "), SRMSR "
                                + n(fit.srmsr(), 3)
                                + "."));
        return rows.stream().filter(row -> !row.getLast().equals(WORKS)).count();
    }

    private static String verdict(double a, Estimate<SX2> fit, MeanSquares squares) {
        if (a < 0) return "Those who do well on the rest do worse here: check the key.";
        if (a < 0.4) return "Hardly separates.";
        if (fit instanceof Estimate.Known<SX2>(SX2 s) && s.p() < 0.01)
            return "The model does not describe this item; look at it.";
        if (squares.infit() < 0.7 || squares.infit() > 1.3) return "Answers vary unlike the model says; look at it.";
        return WORKS;
    }

    private static void figures(Calibration c, List<Score> scores, Output output) {
        output.section("Curves");
        var curves = c.curves();
        output.add(Plot.functions(
                "information",
                "Information of the test",
                "The higher the line, the more exactly the test measures at that ability.",
                "ability",
                "information",
                -4,
                4,
                List.of("information"),
                List.of(c::information)));
        output.add(Plot.functions(
                "standard_error",
                "Standard error of ability",
                "The lower the line, the more exactly the test measures at that ability.",
                "ability",
                "standard error",
                -4,
                4,
                List.of("standard error"),
                List.of(t -> Math.min(3, 1 / Math.sqrt(c.information(t))))));
        output.add(Plot.wright(
                "wright_map",
                "Persons and items on one scale",
                scores.stream().mapToDouble(Score::theta).toArray(),
                c.items().stream().map(Calibration.CalibratedItem::name).toList(),
                curves.stream()
                        .mapToDouble(item -> Moments.mean(item.difficulties()))
                        .toArray()));
        for (int from = 0; from < curves.size(); from += 6) {
            var to = Math.min(curves.size(), from + 6);
            var names = c.items().subList(from, to).stream()
                    .map(Calibration.CalibratedItem::name)
                    .toList();
            output.add(Plot.functions(
                    "curves_" + (from + 1) + "_to_" + to,
                    "Expected score on items " + (from + 1) + " to " + to,
                    "One line per item: the expected score at each ability.",
                    "ability",
                    "expected score",
                    -4,
                    4,
                    names,
                    curves.subList(from, to).stream()
                            .map(item -> (DoubleUnaryOperator) item::expected)
                            .toList()));
        }
    }

    private static void persons(Calibration c, Responses responses, List<Score> scores, Output output) {
        var rows = new ArrayList<List<String>>();
        for (int p = 0; p < scores.size(); p++)
            rows.add(List.of(
                    String.valueOf(p + 1),
                    n(scores.get(p).theta(), 4),
                    n(scores.get(p).se(), 4)));
        var sums = new ArrayList<List<String>>();
        var lowest =
                c.items().stream().mapToInt(Calibration.CalibratedItem::lowest).sum();
        for (var line : SumScores.table(c.curves(), c.quadrature()))
            sums.add(List.of(
                    String.valueOf(line.sum() + lowest), n(line.eap(), 4), n(line.sd(), 4), n(line.probability(), 5)));
        output.section("Abilities")
                .table("sum_scores", "Ability per sum score", List.of("Sum", "Ability", "SE", "Probability"), sums);
        if (rows.size() <= 200) {
            output.table("persons", "Ability per person", List.of("Person", "Ability", "SE"), rows);
        } else {
            output.say("The abilities of all " + rows.size() + " persons are in persons.csv.");
            output.onlyFile(
                    new Report.Table("persons", "Ability per person", List.of("Person", "Ability", "SE"), rows));
        }
    }
}
