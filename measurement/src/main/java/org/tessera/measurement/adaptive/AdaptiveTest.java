package org.tessera.measurement.adaptive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.tessera.measurement.irt.Score;
import org.tessera.measurement.irt.Scoring;

/**
 * One person's adaptive test up to now: the items given, the answers, the estimate after each. Every step gives a new
 * value; nothing else is remembered, so a test can be stored and resumed.
 *
 * @param given positions of the items in the bank, in order
 * @param answers categories from 0, in the same order
 * @param estimates estimate after every answer
 */
public record AdaptiveTest(List<Integer> given, List<Integer> answers, List<Score> estimates) {

    /** The next item with the value of the criterion that chose it, or the end. */
    public sealed interface Next {
        /** Give this item. */
        record Give(int item, double criterion) implements Next {}

        /** The test is over. */
        record End(Reason reason) implements Next {}
    }

    /** Why a test ended. */
    public enum Reason {
        /** The standard error is small enough. */
        PRECISE,
        /** The person has clearly passed. */
        PASSED,
        /** The person has clearly failed. */
        FAILED,
        /** The maximum of items was given; pass or fail is by the estimate. */
        LENGTH,
        /** No item is left. */
        BANK_EMPTY
    }

    /** Copies the lists. */
    public AdaptiveTest {
        given = List.copyOf(given);
        answers = List.copyOf(answers);
        estimates = List.copyOf(estimates);
    }

    /** A test before its first item. */
    public static AdaptiveTest begin() {
        return new AdaptiveTest(List.of(), List.of(), List.of());
    }

    /** The estimate now: ability 0 before the first answer. */
    public Score estimate() {
        return estimates.isEmpty() ? new Score(0, 1) : estimates.getLast();
    }

    /** What comes next. Random numbers are used only where the rules draw. */
    public Next next(Bank bank, Rules rules, UniformRandomProvider random) {
        var end = end(bank, rules);
        if (end != null) return new Next.End(end);
        var candidates = ranked(bank, rules);
        if (candidates.isEmpty()) return new Next.End(Reason.BANK_EMPTY);
        var draws = given.size() < rules.randomised() ? Math.max(1, rules.randomesque()) : 1;
        var admitted = admitted(candidates, rules, draws, random);
        return admitted.size() == 1 ? admitted.getFirst() : admitted.get(random.nextInt(admitted.size()));
    }

    /** The best so many that their probability of admission lets through; the last resort where it lets none. */
    private static List<Next.Give> admitted(
            List<Next.Give> candidates, Rules rules, int wanted, UniformRandomProvider random) {
        var admission = rules.admission();
        var admitted = new ArrayList<Next.Give>();
        for (var candidate : candidates) {
            if (admission == null || random.nextDouble() <= admission[candidate.item()]) admitted.add(candidate);
            if (admitted.size() == wanted) break;
        }
        return admitted.isEmpty() ? List.of(candidates.getLast()) : admitted;
    }

    /** The test after an answer. */
    public AdaptiveTest answer(Bank bank, Rules rules, int item, int category) {
        if (given.contains(item)) throw new IllegalArgumentException("Item " + item + " was given before");
        var items = append(given, item);
        var categories = append(answers, category);
        return new AdaptiveTest(items, categories, append(estimates, estimate(bank, rules, items, categories)));
    }

    private List<Next.Give> ranked(Bank bank, Rules rules) {
        var areas = rules.nextAreas(given);
        var itemAreas = rules.areas();
        var allowed = new ArrayList<Integer>();
        var a = 0;
        do {
            for (int i = 0; i < bank.size(); i++) {
                if (given.contains(i)) continue;
                if (itemAreas == null || areas.isEmpty() || itemAreas[i] == areas.get(a)) allowed.add(i);
            }
            a++;
        } while (allowed.isEmpty() && a < areas.size());
        var theta = estimate().theta();
        var candidates = new ArrayList<Next.Give>();
        for (int i : allowed) candidates.add(new Next.Give(i, criterion(bank, rules, i, theta)));
        var order = Comparator.comparingDouble(Next.Give::criterion);
        candidates.sort(rules.selection() == Rules.Selection.INFORMATION ? order.reversed() : order);
        return candidates;
    }

    private double criterion(Bank bank, Rules rules, int item, double theta) {
        if (rules.selection() == Rules.Selection.INFORMATION)
            return bank.get(item).information(theta);
        var p = bank.get(item).probabilities(theta);
        double expected = 0;
        for (int k = 0; k < p.length; k++) {
            var after = bank.eap(append(given, item), append(answers, k));
            expected += p[k] * after.se() * after.se();
        }
        return expected;
    }

    private @org.jspecify.annotations.Nullable Reason end(Bank bank, Rules rules) {
        if (given.size() < rules.minimum()) return given.size() == bank.size() ? Reason.BANK_EMPTY : null;
        var reason = switch (rules.stop()) {
            case Rules.Stop.Error(double se) -> estimate().se() <= se ? Reason.PRECISE : null;
            case Rules.Stop.Classification sprt -> classified(bank, sprt);
        };
        if (reason != null) return reason;
        return given.size() >= rules.maximum() ? Reason.LENGTH : null;
    }

    private @org.jspecify.annotations.Nullable Reason classified(Bank bank, Rules.Stop.Classification sprt) {
        var scoring = Scoring.of(given.stream().map(bank::get).toList());
        var pattern = answers.stream().mapToInt(k -> k).toArray();
        var ratio = scoring.logLikelihood(pattern, sprt.cut() + sprt.delta())
                - scoring.logLikelihood(pattern, sprt.cut() - sprt.delta());
        if (ratio >= Math.log((1 - sprt.beta()) / sprt.alpha())) return Reason.PASSED;
        if (ratio <= Math.log(sprt.beta() / (1 - sprt.alpha()))) return Reason.FAILED;
        return null;
    }

    private static Score estimate(Bank bank, Rules rules, List<Integer> items, List<Integer> categories) {
        if (rules.estimator() == Rules.Estimator.EAP) return bank.eap(items, categories);
        var scoring = Scoring.of(items.stream().map(bank::get).toList());
        var pattern = categories.stream().mapToInt(k -> k).toArray();
        if (rules.estimator() == Rules.Estimator.WLE) return scoring.wle(pattern);
        var theta = scoring.map(pattern).theta();
        var information =
                items.stream().mapToDouble(i -> bank.get(i).information(theta)).sum();
        return new Score(theta, 1 / Math.sqrt(information + 1));
    }

    private static <T> List<T> append(List<T> list, T last) {
        var longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}
