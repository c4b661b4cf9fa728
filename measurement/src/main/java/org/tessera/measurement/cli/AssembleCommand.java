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
        var output = new Output("Forms from " + bank.file().getFileName());
        switch (Assembly.of(task)) {
            case Assembly.Assembled assembled -> show(bank, assembled, theta, output);
            case Assembly.Impossible(List<String> clashing) ->
                output.section("No form is possible: " + clashing.size() + " rules clash")
                        .say("These rules clash; give way in one of them:")
                        .table(
                                "clash",
                                "Rules that clash",
                                List.of("Rule"),
                                clashing.stream().map(List::of).toList());
            case Assembly.OutOfTime(String reason) ->
                output.section("No form was found").say(reason);
        }
        return output.done(
                "assemble",
                options,
                "Binary programming (van der Linden 2005) with ojAlgo: most information at ability " + n(theta, 2)
                        + (forms > 1 ? ", the weakest form as good as possible" : "")
                        + ". Every form was checked against the rules again. Rules: "
                        + String.join("; ", rules.stream().map(Rule::name).toList()) + ".",
                Output.NOTHING_RANDOM);
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
        output.section(
                        assembled.forms().size() == 1
                                ? "One form of " + assembled.forms().getFirst().size() + " items keeps every rule"
                                : assembled.forms().size() + " forms keep every rule")
                .say((assembled.optimal() ? "No better forms exist" : "Time ran out; better forms may exist")
                        + ". Information of the weakest form at ability " + n(theta, 2) + ": " + n(assembled.value(), 4)
                        + ", standard error there " + n(1 / Math.sqrt(assembled.value()), 3) + ".");
        var a = bank.numbers("a");
        var b = bank.numbers("b");
        var names = bank.texts("item");
        var titles = new ArrayList<String>();
        var functions = new ArrayList<java.util.function.DoubleUnaryOperator>();
        for (int f = 0; f < assembled.forms().size(); f++) {
            var form = assembled.forms().get(f);
            var rows = new ArrayList<List<String>>();
            for (int i : form) rows.add(List.of(names[i], n(a[i], 3), n(b[i], 3)));
            output.table("form" + (f + 1), "Items of form " + (f + 1), List.of("Item", "a", "b"), rows);
            titles.add("form " + (f + 1));
            var items = form.stream().map(i -> Item.twoPl(a[i], b[i])).toList();
            functions.add(
                    t -> items.stream().mapToDouble(item -> item.information(t)).sum());
        }
        output.add(Plot.functions(
                "information",
                "Information of the forms",
                "One line per form: the higher, the more exactly it measures there.",
                "ability",
                "information",
                -4,
                4,
                titles,
                functions));
    }
}
