package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Reference.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.simple.RandomSource;
import org.jspecify.annotations.Nullable;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.adaptive.AdaptiveTest;
import org.tessera.measurement.adaptive.Bank;
import org.tessera.measurement.adaptive.Rules;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.irt.Score;
import org.tessera.measurement.irt.Scoring;
import org.tessera.measurement.numeric.Quadrature;

/** Adaptive tests with the reference's keys. */
final class AdaptiveCheck {

    private AdaptiveCheck() {}

    private static List<Item> bank(Reference reference) {
        var table = reference.table("bank.csv");
        var a = table.numbers("a");
        var b = table.numbers("b");
        var items = new ArrayList<Item>();
        for (int i = 0; i < a.length; i++)
            items.add(Item.logistic(
                    a[i],
                    -a[i] * b[i],
                    table.has("c") ? table.numbers("c")[i] : 0,
                    table.has("d") ? table.numbers("d")[i] : 1));
        return items;
    }

    static @Nullable Object path(Reference reference) {
        var bank = Bank.of(bank(reference));
        var responses = reference.table("responses.csv").whole("response");
        var out = map();
        if (!(reference.root() instanceof Map<?, ?> paths)) return out;
        paths.forEach((key, value) -> {
            if (!(value instanceof List<?> steps)) return;
            var name = String.valueOf(key);
            var rules = Rules.plain(estimator(name), selection(name), steps.size());
            out.put(name, steps(bank, responses, rules));
        });
        return out;
    }

    private static Rules.Estimator estimator(String name) {
        if (name.startsWith("bm") || name.startsWith("map")) return Rules.Estimator.MAP;
        return name.startsWith("wl") ? Rules.Estimator.WLE : Rules.Estimator.EAP;
    }

    private static Rules.Selection selection(String name) {
        return name.endsWith("mepv") ? Rules.Selection.EXPECTED_VARIANCE : Rules.Selection.INFORMATION;
    }

    private static List<Object> steps(Bank bank, int[] responses, Rules rules) {
        var rows = new ArrayList<Object>();
        var test = AdaptiveTest.begin();
        var random = RandomSource.XO_SHI_RO_256_PP.create(1L);
        while (test.next(bank, rules, random) instanceof AdaptiveTest.Next.Give(int item, double criterion)) {
            test = test.answer(bank, rules, item, responses[item]);
            var row = map();
            row.put("step", test.given().size());
            row.put("item", item + 1);
            row.put("response", responses[item]);
            row.put("info", criterion);
            row.put("theta", test.estimate().theta());
            row.put("se", test.estimate().se());
            rows.add(row);
        }
        return rows;
    }

    static @Nullable Object fullTest(Reference reference) {
        var bank = bank(reference);
        var answers = reference.table("responses.csv").whole("response");
        var scoring = Scoring.of(bank);
        var out = map();
        put(out, "EAP", scoring.eap(answers, Quadrature.normal(33, -4, 4, 0, 1)));
        put(out, "BM", withExpectedInformation(bank, scoring.map(answers), 1));
        if (scoring.ml(answers) instanceof Estimate.Known<Score>(Score ml))
            put(out, "ML", withExpectedInformation(bank, ml, 0));
        put(out, "WL", scoring.wle(answers));
        return out;
    }

    /** catR takes the expected information where the likelihood's own curvature could be taken. */
    private static Score withExpectedInformation(List<Item> bank, Score score, double prior) {
        var information = bank.stream()
                .mapToDouble(item -> item.information(score.theta()))
                .sum();
        return new Score(score.theta(), 1 / Math.sqrt(information + prior));
    }

    private static void put(Map<String, @Nullable Object> out, String name, Score score) {
        out.put(name, new double[] {score.theta(), score.se()});
    }
}
