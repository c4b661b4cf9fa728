package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Reference.map;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tessera.measurement.DataProblem;
import org.tessera.measurement.Table;
import org.tessera.measurement.assembly.Assembly;
import org.tessera.measurement.assembly.Rule;
import org.tessera.measurement.irt.Item;

/** Test assembly with the reference's keys. */
final class AssemblyCheck {

    private AssemblyCheck() {}

    static @Nullable Object ata(Reference reference) {
        var problem = reference.map("problem");
        var bank = reference.table("bank.csv");
        var n = bank.size();
        var rules = new ArrayList<Rule>();
        rules.add(Rule.length(n, (int) reference.setting(problem, "length", 0)));
        var least = problem.get("area_min") instanceof List<?> list ? list : List.of();
        var most = problem.get("area_max") instanceof List<?> list ? list : List.of();
        var area = bank.whole("area");
        for (int a = 0; a < least.size(); a++) {
            var number = a + 1;
            rules.add(Rule.count(
                    "area " + number,
                    n,
                    i -> area[i] == number,
                    ((Double) least.get(a)).intValue(),
                    ((Double) most.get(a)).intValue()));
        }
        if (problem.get("max_seconds_total") instanceof Double seconds)
            rules.add(Rule.atMost("seconds", bank.numbers("seconds"), seconds));
        if (bank.has("enemy_set")) rules.addAll(enemies(bank.whole("enemy_set")));
        var forms = (int) reference.setting(problem, "forms", 1);
        var task = new Assembly.Task(
                information(bank, theta(String.valueOf(problem.get("objective")))), rules, forms, 1, 0, 60);
        var out = map();
        switch (Assembly.of(task)) {
            case Assembly.Assembled assembled -> {
                out.put("status", 0);
                out.put("optimum", assembled.value());
                for (int f = 0; f < assembled.forms().size(); f++)
                    out.put(
                            "form" + (f + 1) + "_items",
                            assembled.forms().get(f).stream().map(i -> i + 1).toList());
            }
            case Assembly.Impossible impossible -> out.put("status", "impossible: " + impossible.clashing());
            case Assembly.OutOfTime late -> out.put("status", late.reason());
        }
        return out;
    }

    static List<Rule> enemies(int[] sets) {
        var bySet = new TreeMap<Integer, HashSet<Integer>>();
        for (int i = 0; i < sets.length; i++)
            if (sets[i] > 0)
                bySet.computeIfAbsent(sets[i], s -> new HashSet<>()).add(i);
        return bySet.values().stream()
                .filter(set -> set.size() > 1)
                .map(set -> Rule.enemies(sets.length, set))
                .toList();
    }

    static double[] information(Table bank, double theta) {
        var a = bank.numbers("a");
        var b = bank.numbers("b");
        var information = new double[a.length];
        for (int i = 0; i < a.length; i++)
            information[i] = Item.twoPl(a[i], b[i]).information(theta);
        return information;
    }

    private static double theta(String objective) {
        var matcher = Pattern.compile("theta\\s*=?\\s*(-?[0-9.]+)").matcher(objective);
        if (matcher.find()) return Double.parseDouble(matcher.group(1));
        throw new DataProblem(java.nio.file.Path.of("ata.json"), 0, "the objective names no theta.");
    }
}
