package org.tessera.measurement.adaptive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.tessera.measurement.irt.Item;

/**
 * What an adaptive test would do to people of known ability: run before it goes live.
 *
 * @param bias mean of estimate less ability
 * @param rmse root mean square of the same
 * @param meanLength mean number of items
 * @param exposure share of the tests in which each item occurs
 * @param overlap mean share of items that two tests have in common
 * @param unused number of items that nobody got
 * @param falsePass share of all who passed below the cut; NaN without a cut
 * @param falseFail share of all who failed at or above the cut; NaN without a cut
 * @param largestShortfall largest number of items by which an area of a test missed its quota; 0 without a blueprint
 * @param tests number of tests
 * @param seed the seed that repeats this result exactly
 */
public record Simulation(
        double bias,
        double rmse,
        double meanLength,
        double[] exposure,
        double overlap,
        int unused,
        double falsePass,
        double falseFail,
        double largestShortfall,
        int tests,
        long seed) {

    /** Copies the arrays, so that nothing can change afterwards. */
    public Simulation {
        exposure = exposure.clone();
    }

    @Override
    public double[] exposure() {
        return exposure.clone();
    }

    /** Runs one test per true ability. */
    public static Simulation run(Bank bank, Rules rules, double[] abilities, long seed) {
        var random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        var tests = new ArrayList<AdaptiveTest>();
        for (var ability : abilities) tests.add(test(bank, rules, ability, random));
        return summary(bank, rules, abilities, tests, seed);
    }

    private static AdaptiveTest test(Bank bank, Rules rules, double ability, UniformRandomProvider random) {
        var test = AdaptiveTest.begin();
        while (true) {
            switch (test.next(bank, rules, random)) {
                case AdaptiveTest.Next.End end -> {
                    return test;
                }
                case AdaptiveTest.Next.Give(int item, double criterion) ->
                    test = test.answer(bank, rules, item, draw(bank.get(item), ability, random));
            }
        }
    }

    private static int draw(Item item, double ability, UniformRandomProvider random) {
        var p = item.probabilities(ability);
        var u = random.nextDouble();
        for (int k = 0; k < p.length - 1; k++) {
            if (u < p[k]) return k;
            u -= p[k];
        }
        return p.length - 1;
    }

    private static Simulation summary(Bank bank, Rules rules, double[] abilities, List<AdaptiveTest> tests, long seed) {
        double bias = 0, squares = 0, length = 0, falsePass = 0, falseFail = 0, shortfall = 0;
        var exposure = new double[bank.size()];
        for (int t = 0; t < abilities.length; t++) {
            var test = tests.get(t);
            var error = test.estimate().theta() - abilities[t];
            bias += error;
            squares += error * error;
            length += test.given().size();
            for (int item : test.given()) exposure[item] += 1.0 / abilities.length;
            shortfall = Math.max(shortfall, shortfall(rules, test));
            if (!(rules.stop() instanceof Rules.Stop.Classification sprt)) continue;
            var passed = passed(bank, rules, test, sprt);
            if (passed && abilities[t] < sprt.cut()) falsePass++;
            if (!passed && abilities[t] >= sprt.cut()) falseFail++;
        }
        var n = abilities.length;
        var cut = rules.stop() instanceof Rules.Stop.Classification;
        // Two tests share an item with the square of its exposure (Chen, Ankenmann and Spray 2003).
        var overlap = Arrays.stream(exposure).map(r -> r * r).sum() / (length / n);
        return new Simulation(
                bias / n,
                Math.sqrt(squares / n),
                length / n,
                exposure,
                overlap,
                (int) Arrays.stream(exposure).filter(r -> r == 0).count(),
                cut ? falsePass / n : Double.NaN,
                cut ? falseFail / n : Double.NaN,
                shortfall,
                n,
                seed);
    }

    private static boolean passed(Bank bank, Rules rules, AdaptiveTest test, Rules.Stop.Classification sprt) {
        var random = RandomSource.XO_SHI_RO_256_PP.create(0L);
        return test.next(bank, rules, random) instanceof AdaptiveTest.Next.End(AdaptiveTest.Reason reason)
                && (reason == AdaptiveTest.Reason.PASSED
                        || reason != AdaptiveTest.Reason.FAILED
                                && test.estimate().theta() >= sprt.cut());
    }

    private static double shortfall(Rules rules, AdaptiveTest test) {
        var areas = rules.areas();
        var quota = rules.quota();
        if (areas == null || quota == null) return 0;
        var counts = new int[quota.length];
        for (int item : test.given()) counts[areas[item]]++;
        double worst = 0;
        for (int a = 0; a < quota.length; a++)
            worst = Math.max(worst, quota[a] * test.given().size() - counts[a]);
        return worst;
    }

    /**
     * Sympson and Hetter (1985): probabilities of admission that keep every item's exposure at or below a limit, found by
     * simulating fourteen times. Exposures of a few hundred tests are noisy, so the last rounds move the probabilities less and
     * less (Robbins and Monro 1951). Ask for a little less than the limit that must hold.
     */
    public static double[] sympsonHetter(Bank bank, Rules rules, double[] abilities, double limit, long seed) {
        var admission = new double[bank.size()];
        Arrays.fill(admission, 1);
        for (int round = 0; round < 14; round++) {
            var exposure = run(bank, rules.withAdmission(admission), abilities, seed + round).exposure;
            var gain = round < 7 ? 1 : 1.0 / (round - 5);
            for (int i = 0; i < admission.length; i++) {
                // Exposure is selection times admission.
                var selected = exposure[i] / admission[i];
                var wanted = selected > limit ? limit / selected : 1;
                admission[i] += gain * (wanted - admission[i]);
            }
        }
        return admission;
    }
}
