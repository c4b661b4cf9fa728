package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Output.n;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tessera.measurement.DataProblem;
import org.tessera.measurement.Table;
import org.tessera.measurement.assembly.Assembly;
import org.tessera.measurement.assembly.Rule;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.report.Plot;
import org.tessera.measurement.report.Report;

/** {@code measure assemble}: forms from a bank with columns item, a, b and what the rules need. */
final class AssembleCommand {

    private AssembleCommand() {}

    static Output run(Options options) {
        var bank = Table.read(options.path("--data"));
        var theta = options.number("--theta", 0);
        var forms = options.whole("--forms", 1);
        var rules = rules(bank, options);
        var task = new Assembly.Task(
                AssemblyCheck.information(bank, theta),
                rules,
                forms,
                options.whole("--most-uses", 1),
                options.whole("--most-shared", 0),
                options.whole("--seconds", 30));
        var output = new Output(options, "forms.title", bank.file().getFileName());
        switch (Assembly.of(task)) {
            case Assembly.Assembled assembled -> show(bank, assembled, theta, output);
            case Assembly.Impossible(List<String> clashing) ->
                output.section("forms.clash", clashing.size())
                        .say("forms.clash.about")
                        .table(
                                "clash",
                                "forms.clash.table",
                                clashing.stream().map(List::of).toList());
            case Assembly.OutOfTime(String reason) ->
                output.section("forms.none").add(new Report.Refusal(output.t("forms.none"), reason));
        }
        return output.done(
                "assemble",
                options,
                "Binary programming (van der Linden 2005) with ojAlgo: most information at ability " + n(theta, 2)
                        + (forms > 1 ? ", the weakest form as good as possible" : "")
                        + ". Every form was checked against the rules again. Rules: "
                        + String.join("; ", rules.stream().map(Rule::name).toList())
                        + ". Where time ran out, the bound is that of the linear relaxation (Nemhauser and Wolsey 1988).");
    }

    private static List<Rule> rules(Table bank, Options options) {
        var n = bank.size();
        var rules = new ArrayList<Rule>();
        rules.add(Rule.length(n, options.whole("--length", 0)));
        if (options.whole("--length", 0) < 1)
            throw new Options.Wrong("\"--length\" is missing: how many items has a form?");
        for (var part : options.list("--areas")) {
            var matcher = java.util.regex.Pattern.compile("(.+)=(\\d+)-(\\d+)").matcher(part);
            if (!matcher.matches()) throw new Options.Wrong("\"--areas\" is written like 1=11-13,2=9-11.");
            var areas = bank.texts("area");
            var name = matcher.group(1);
            if (Arrays.stream(areas).noneMatch(name::equals))
                throw new DataProblem(bank.file(), 0, "no item has the area \"" + name + "\".");
            rules.add(Rule.count(
                    "area " + name,
                    n,
                    i -> areas[i].equals(name),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3))));
        }
        if (options.has("--max-seconds"))
            rules.add(Rule.atMost("seconds", bank.numbers("seconds"), options.number("--max-seconds", 0)));
        if (options.has("--max-words"))
            rules.add(Rule.atMost("words", bank.numbers("words"), options.number("--max-words", 0)));
        if (bank.has("enemy_set")) rules.addAll(AssemblyCheck.enemies(bank.whole("enemy_set")));
        return rules;
    }

    private static void show(Table bank, Assembly.Assembled assembled, double theta, Output output) {
        var forms = assembled.forms();
        if (forms.size() == 1) output.section("forms.one", forms.getFirst().size());
        else output.section("forms.several", forms.size());
        if (assembled.optimal()) output.say("forms.best");
        else if (Double.isFinite(assembled.bound()))
            output.say("forms.gap", n(100 * (assembled.bound() / assembled.value() - 1), 2));
        else output.say("forms.unknown");
        output.say("forms.information", n(theta, 2), n(assembled.value(), 4), n(1 / Math.sqrt(assembled.value()), 3));
        var a = bank.numbers("a");
        var b = bank.numbers("b");
        var names = bank.texts("item");
        var titles = new ArrayList<String>();
        var functions = new ArrayList<java.util.function.DoubleUnaryOperator>();
        for (int f = 0; f < forms.size(); f++) {
            var form = forms.get(f);
            var rows = new ArrayList<List<String>>();
            for (int i : form) rows.add(List.of(names[i], n(a[i], 3), n(b[i], 3)));
            output.table(
                    "form" + (f + 1),
                    output.t("forms.table", f + 1),
                    output.texts().parts("forms.table.columns"),
                    rows);
            titles.add(output.t("forms.form", f + 1));
            var items = form.stream().map(i -> Item.twoPl(a[i], b[i])).toList();
            functions.add(
                    t -> items.stream().mapToDouble(item -> item.information(t)).sum());
        }
        output.add(Plot.functions(
                "information",
                output.t("forms.figure"),
                output.t("forms.figure.about"),
                output.t("irt.axis.ability"),
                output.t("irt.axis.information"),
                -4,
                4,
                titles,
                functions));
    }
}
