package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Output.n;

import java.util.ArrayList;
import java.util.List;
import org.tessera.measurement.DataProblem;
import org.tessera.measurement.Table;
import org.tessera.measurement.numeric.Moments;
import org.tessera.measurement.standardsetting.Angoff;
import org.tessera.measurement.standardsetting.Compromise;
import org.tessera.measurement.standardsetting.Examinees;

/** {@code measure standard-setting}: Angoff ratings, and what else is given beside them. */
final class StandardSettingCommand {

    private StandardSettingCommand() {}

    static Output run(Options options) {
        var table = Table.read(options.path("--data"));
        var output = new Output(options, "cut.title", table.file().getFileName());
        var judges = table.without(List.of("item"));
        var ratings = table.numbers(judges);
        for (int r = 0; r < ratings.length; r++)
            for (int j = 0; j < judges.size(); j++)
                if (!(ratings[r][j] >= 0 && ratings[r][j] <= 1))
                    throw new DataProblem(
                            table.file(),
                            r + 2L,
                            "the rating of " + judges.get(j) + " must be a probability between 0 and 1.");
        output.section("cut.angoff");
        output.either(
                output.t("cut.angoff"), Angoff.of(ratings, options.whole("--minimum", Angoff.MINIMUM_JUDGES)), a -> {
                    angoff(a, judges, ratings.length, output);
                    if (options.has("--before")) before(Table.read(options.path("--before")), judges, a, output);
                });
        compromises(options, output);
        if (options.has("--groups")) {
            var groups = Table.read(options.path("--groups"));
            output.section("cut.groups")
                    .either(
                            output.t("cut.groups"),
                            Examinees.contrastingGroups(groups.numbers("score"), groups.whole("competent")),
                            c -> output.say("cut.groups.about", n(c.cut(), 2)));
        }
        return output.done(
                "standard-setting",
                options,
                "Angoff (1971) with variance components of Brennan and Lockwood (1980); Beuk (1984); Hofstee (1983); "
                        + "contrasting groups by logistic regression. Every cut is a recommendation: the board decides and "
                        + "records its reasons.");
    }

    private static void angoff(Angoff a, List<String> judges, int items, Output output) {
        var rows = new ArrayList<List<String>>();
        for (int j = 0; j < judges.size(); j++)
            rows.add(List.of(
                    judges.get(j),
                    n(a.judgeCuts()[j], 2),
                    n(a.severity()[j], 2),
                    n(a.consistency()[j], 2),
                    Math.abs(a.severity()[j]) > 2 ? output.t("cut.far") : ""));
        output.found("cut.found", n(a.cut(), 1), items);
        output.say("cut.about", n(a.cut(), 2), items, n(a.errorOfJudges(), 2), n(a.errorWithItems(items), 2))
                .table("judges", "cut.judges", rows)
                .table(
                        "variance",
                        "cut.variance",
                        List.of(
                                List.of(output.t("cut.items"), n(a.varItems(), 6)),
                                List.of(output.t("cut.judge"), n(a.varJudges(), 6)),
                                List.of(output.t("cut.residual"), n(a.varResidual(), 6))));
    }

    /** What the discussion between two rounds changed. */
    private static void before(Table table, List<String> judges, Angoff after, Output output) {
        output.either(output.t("cut.first"), Angoff.of(table.numbers(judges), 2), first -> {
            var rows = new ArrayList<List<String>>();
            for (int j = 0; j < judges.size(); j++)
                rows.add(List.of(
                        judges.get(j),
                        n(first.judgeCuts()[j], 2),
                        n(after.judgeCuts()[j], 2),
                        n(after.judgeCuts()[j] - first.judgeCuts()[j], 2)));
            output.say(
                            after.sdJudges() < first.sdJudges() ? "cut.closer" : "cut.no-closer",
                            n(after.cut() - first.cut(), 2),
                            n(first.sdJudges(), 2),
                            n(after.sdJudges(), 2))
                    .table("rounds", "cut.rounds", rows);
        });
    }

    private static void compromises(Options options, Output output) {
        if (!options.has("--judges") || !options.has("--scores")) return;
        var judges = Table.read(options.path("--judges"));
        var scores = Table.read(options.path("--scores")).numbers("score");
        output.section("cut.check");
        if (judges.has("min_pass_score"))
            output.either(
                    "Beuk",
                    Compromise.beuk(judges.numbers("min_pass_score"), judges.numbers("expected_pass_rate"), scores),
                    c -> output.say("cut.beuk", n(c.cut(), 2), n(100 * c.rate(), 1)));
        if (judges.has("k_min"))
            output.either(
                    "Hofstee",
                    Compromise.hofstee(
                            Moments.mean(judges.numbers("k_min")),
                            Moments.mean(judges.numbers("k_max")),
                            Moments.mean(judges.numbers("f_min")),
                            Moments.mean(judges.numbers("f_max")),
                            scores),
                    c -> output.say("cut.hofstee", n(c.cut(), 2), n(100 * c.rate(), 1)));
    }
}
