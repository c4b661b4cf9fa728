package org.tessera.measurement.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.Simulated;

class AssemblyTest {

    private static final int ITEMS = 36;

    private final double[] information = new Simulated(41)
            .twoPl(ITEMS).stream().mapToDouble(item -> item.information(0)).toArray();

    @Test
    void aFormKeepsEveryRule() {
        var rules = List.of(
                Rule.length(ITEMS, 12),
                Rule.count("area A", ITEMS, i -> i % 3 == 0, 4, 5),
                Rule.enemies(ITEMS, Set.of(0, 3, 6)));
        var assembled = (Assembly.Assembled) Assembly.of(Assembly.Task.single(information, rules, 10));
        assertThat(assembled.forms()).singleElement().satisfies(form -> {
            assertThat(form).hasSize(12);
            assertThat(rules).allMatch(rule -> rule.keptBy(form));
        });
    }

    @Test
    void withoutRulesButLengthTheMostInformativeItemsAreTaken() {
        var assembled =
                (Assembly.Assembled) Assembly.of(Assembly.Task.single(information, List.of(Rule.length(ITEMS, 5)), 10));
        var best = java.util.Arrays.stream(information).sorted().skip(ITEMS - 5).sum();
        assertThat(assembled.value()).isCloseTo(best, org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void twoFormsShareNoItemAndTheWeakerIsNearlyAsGoodAsCanBe() {
        var task = new Assembly.Task(information, List.of(Rule.length(ITEMS, 5)), 2, 1, 0, 3);
        var assembled = (Assembly.Assembled) Assembly.of(task);
        assertThat(assembled.forms().get(0))
                .doesNotContainAnyElementsOf(assembled.forms().get(1));
        // Neither form can be better than half of the ten best items.
        var bound =
                java.util.Arrays.stream(information).sorted().skip(ITEMS - 10).sum() / 2;
        assertThat(assembled.value()).isBetween(0.97 * bound, bound + 1e-9);
    }

    @Test
    void whatCouldStillBeGainedIsSaid() {
        var single =
                (Assembly.Assembled) Assembly.of(Assembly.Task.single(information, List.of(Rule.length(ITEMS, 5)), 10));
        assertThat(single.optimal()).isTrue();
        assertThat(single.bound()).isEqualTo(single.value());
        assertThat(single.gap()).isZero();
        assertThat(new Assembly.Assembled(single.forms(), 9, false, 10).gap()).isEqualTo(0.1);
        var two = (Assembly.Assembled)
                Assembly.of(new Assembly.Task(information, List.of(Rule.length(ITEMS, 5)), 2, 1, 0, 3));
        // Ten items in halves of items: no two forms of whole items are worth more than half of the ten best.
        var most =
                java.util.Arrays.stream(information).sorted().skip(ITEMS - 10).sum() / 2;
        assertThat(two.bound()).isBetween(two.value(), most + 1e-6);
        assertThat(two.gap()).isLessThan(0.03);
    }

    @Test
    void formsMayShareAnchorsButNotMore() {
        var task = new Assembly.Task(information, List.of(Rule.length(ITEMS, 5)), 2, 2, 2, 3);
        var forms = ((Assembly.Assembled) Assembly.of(task)).forms();
        var shared = new HashSet<>(forms.get(0));
        shared.retainAll(forms.get(1));
        assertThat(shared.size()).isLessThanOrEqualTo(2);
    }

    @Test
    void rulesThatClashAreNamedAndOnlyThose() {
        var seconds = IntStream.range(0, ITEMS).mapToDouble(i -> 60).toArray();
        var rules = List.of(
                Rule.length(ITEMS, 12),
                Rule.count("area A", ITEMS, i -> i % 3 == 0, 4, 5),
                Rule.atMost("seconds", seconds, 600));
        var clashing = ((Assembly.Impossible) Assembly.of(Assembly.Task.single(information, rules, 10))).clashing();
        assertThat(clashing).containsExactlyInAnyOrder("exactly 12 items", "at most 600 seconds");
    }

    @Test
    void aShadowTestGivesTheBestItemThatStillFitsTheBlueprint() {
        var rules = List.of(Rule.length(ITEMS, 6), Rule.count("area A", ITEMS, i -> i % 3 == 0, 2, 2));
        var given = List.of(0, 3);
        var next = Assembly.shadow(information, rules, given, 10);
        assertThat(next % 3).isNotZero();
        assertThat(given).doesNotContain(next);
    }

    @Test
    void everyPersonMayHaveAFormOfTheirOwnThatKeepsTheRulesAndMeasuresEnough() {
        var rules = List.of(Rule.length(ITEMS, 8), Rule.count("area A", ITEMS, i -> i % 3 == 0, 2, 3));
        var least = 6 * java.util.Arrays.stream(information).average().orElseThrow();
        var uses = new int[ITEMS];
        var different = new HashSet<List<Integer>>();
        for (long seed = 1; seed <= 10; seed++) {
            var assembled = (Assembly.Assembled) Assembly.onTheFly(information, least, rules, seed, 5);
            var form = assembled.forms().getFirst();
            assertThat(rules).allMatch(rule -> rule.keptBy(form));
            assertThat(assembled.value())
                    .isGreaterThanOrEqualTo(least - 1e-6)
                    .isCloseTo(
                            form.stream().mapToDouble(i -> information[i]).sum(),
                            org.assertj.core.api.Assertions.within(1e-9));
            different.add(form);
            for (int i : form) uses[i]++;
        }
        assertThat(different).hasSize(10);
        assertThat(java.util.Arrays.stream(uses).max().orElseThrow()).isLessThanOrEqualTo(8);
        assertThat(Assembly.onTheFly(information, least, rules, 1, 5))
                .isEqualTo(Assembly.onTheFly(information, least, rules, 1, 5));
    }

    @Test
    void moreInformationThanAnyFormCanHoldIsNamed() {
        var rules = List.of(Rule.length(ITEMS, 2));
        var impossible = (Assembly.Impossible) Assembly.onTheFly(information, 100, rules, 1, 5);
        assertThat(impossible.clashing()).contains("at least 100 information");
    }

    @Test
    void aRuleIsKeptUpToItsLimitsAndNotBeyond() {
        var rule = Rule.count("area A", 6, i -> i % 2 == 0, 1, 2);
        assertThat(rule.keptBy(List.of(1, 3))).isFalse();
        assertThat(rule.keptBy(List.of(0, 1))).isTrue();
        assertThat(rule.keptBy(List.of(0, 2, 3))).isTrue();
        assertThat(rule.keptBy(List.of(0, 2, 4))).isFalse();
        assertThat(Rule.enemies(6, Set.of(0, 3)).keptBy(List.of(0, 3))).isFalse();
        assertThat(Rule.enemies(6, Set.of(0, 3)).keptBy(List.of(0, 1))).isTrue();
        assertThat(Rule.atMost("words", new double[] {10, 20, 30}, 30).keptBy(List.of(1, 2)))
                .isFalse();
        assertThat(Rule.atLeast("information", new double[] {1, 2}, 2.5).keptBy(List.of(1)))
                .isFalse();
        assertThat(Rule.fixed(4, Set.of(1, 2)).keptBy(List.of(1, 3))).isFalse();
    }

    @Test
    void aShadowTestThatIsCompleteOrImpossibleGivesNothing() {
        assertThat(Assembly.shadow(information, List.of(Rule.length(ITEMS, 2)), List.of(0, 3), 10))
                .isEqualTo(-1);
        assertThat(Assembly.shadow(information, List.of(Rule.length(ITEMS, 1)), List.of(0, 3), 10))
                .isEqualTo(-1);
    }
}
