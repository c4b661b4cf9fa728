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

    private static final String WORKS = "page.works";

    private IrtReport() {}

    static void all(Calibration c, Responses responses, Options options, Output output) {
        var scoring = Scoring.of(c);
        var quadrature = c.quadrature();
        var used = responses.notEmpty();
        var scores = IntStream.range(0, used.persons())
                .mapToObj(p -> scoring.eap(c.categories(used, p), quadrature))
                .toList();
        if (!c.converged()) output.say("irt.unsettled");
        var latent = c.groups().getFirst();
        output.say("irt.scale", c.persons(), c.items().size())
                .say("irt.reliability", n(Marginal.empirical(scores), 2))
                .facts(
                        "model",
                        "irt.model",
                        List.of(
                                List.of(output.t("irt.log-likelihood"), n(c.logLikelihood(), 4)),
                                List.of(output.t("irt.aic"), n(c.aic(), 3)),
                                List.of(output.t("irt.bic"), n(c.bic(), 3)),
                                List.of(output.t("irt.parameters"), String.valueOf(c.parameters())),
                                List.of(output.t("irt.steps"), String.valueOf(c.iterations())),
                                List.of(output.t("irt.variance"), n(latent.variance(), 4)),
                                List.of(output.t("irt.empirical"), n(Marginal.empirical(scores), 4)),
                                List.of(output.t("irt.marginal"), n(Marginal.of(c), 4))));
        if (options.has("--cut-theta")) decision(scores, options.number("--cut-theta", 0), c, output);
        var flagged = items(c, used, output);
        found(c, scores, flagged, output);
        figures(c, scores, output);
        persons(c, used, scores, output);
    }

    /** Where the test measures best, how reliably, and how many items need a look. */
    private static void found(Calibration c, List<Score> scores, long flagged, Output output) {
        var best = IntStream.rangeClosed(-40, 40)
                .mapToObj(t -> t / 10.0)
                .max(java.util.Comparator.comparingDouble(c::information))
                .orElse(0.0);
        output.found(
                "irt.found",
                n(best, 1),
                n(Marginal.empirical(scores), 2),
                output.look(flagged, c.items().size()));
    }

    private static void decision(List<Score> scores, double cut, Calibration c, Output output) {
        var quality = Ability.rudner(scores, cut);
        output.section("irt.decision", n(cut, 2))
                .say(
                        "irt.decision.about",
                        n(1 / Math.sqrt(c.information(cut)), 3),
                        n(100 * quality.consistency().agreement(), 0),
                        n(100 * quality.accuracy(), 0));
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
                    output.t(verdict(item.item().a(), fit, squares.get(i)))));
        }
        output.section("irt.items")
                .say("irt.items.about")
                .table("items", "irt.items.table", rows)
                .either(
                        output.t("irt.fit"),
                        LimitedInformation.of(c, responses),
                        fit -> output.say(
                                "irt.fit.about",
                                n(fit.statistic(), 2),
                                fit.df(),
                                Report.p(fit.p()),
                                n(fit.rmsea(), 3),
                                n(fit.rmseaLower(), 3),
                                n(fit.rmseaUpper(), 3),
                                n(fit.srmsr(), 3)));
        var works = output.t(WORKS);
        return rows.stream().filter(row -> !row.getLast().equals(works)).count();
    }

    private static String verdict(double a, Estimate<SX2> fit, MeanSquares squares) {
        if (a < 0) return "irt.verdict.against";
        if (a < 0.4) return "irt.verdict.flat";
        if (fit instanceof Estimate.Known<SX2>(SX2 s) && s.p() < 0.01) return "irt.verdict.misfit";
        if (squares.infit() < 0.7 || squares.infit() > 1.3) return "irt.verdict.infit";
        return WORKS;
    }

    private static void figures(Calibration c, List<Score> scores, Output output) {
        output.section("irt.curves");
        var curves = c.curves();
        output.add(Plot.functions(
                "information",
                output.t("irt.information"),
                output.t("irt.information.about"),
                output.t("irt.axis.ability"),
                output.t("irt.axis.information"),
                -4,
                4,
                List.of(output.t("irt.axis.information")),
                List.of(c::information)));
        output.add(Plot.functions(
                "standard_error",
                output.t("irt.error"),
                output.t("irt.error.about"),
                output.t("irt.axis.ability"),
                output.t("irt.axis.error"),
                -4,
                4,
                List.of(output.t("irt.axis.error")),
                List.of(t -> Math.min(3, 1 / Math.sqrt(c.information(t))))));
        output.add(Plot.wright(
                "wright_map",
                scores.stream().mapToDouble(Score::theta).toArray(),
                c.items().stream().map(Calibration.CalibratedItem::name).toList(),
                curves.stream()
                        .mapToDouble(item -> Moments.mean(item.difficulties()))
                        .toArray(),
                output.texts()));
        for (int from = 0; from < curves.size(); from += 6) {
            var to = Math.min(curves.size(), from + 6);
            var names = c.items().subList(from, to).stream()
                    .map(Calibration.CalibratedItem::name)
                    .toList();
            output.add(Plot.functions(
                    "curves_" + (from + 1) + "_to_" + to,
                    output.t("irt.expected", from + 1, to),
                    output.t("irt.expected.about"),
                    output.t("irt.axis.ability"),
                    output.t("irt.axis.expected"),
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
        output.section("irt.abilities").table("sum_scores", "irt.sums", sums);
        if (rows.size() <= 200) {
            output.table("persons", "irt.persons", rows);
        } else {
            output.say("irt.persons.file", rows.size());
            output.onlyFile(new Report.Table(
                    "persons", output.t("irt.persons"), output.texts().parts("irt.persons.columns"), rows));
        }
    }
}
