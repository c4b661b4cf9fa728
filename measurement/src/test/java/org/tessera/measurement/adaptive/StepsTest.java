package org.tessera.measurement.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.commons.rng.simple.RandomSource;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.adaptive.AdaptiveTest.Next;
import org.tessera.measurement.adaptive.AdaptiveTest.Reason;
import org.tessera.measurement.adaptive.Rules.Estimator;
import org.tessera.measurement.adaptive.Rules.Selection;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.irt.Score;

/** Single steps of a test with three items; the expected numbers were added up over the 33 nodes apart from the library. */
class StepsTest {

    private static final Offset<Double> EXACTLY = within(1e-9);

    private final Bank bank = Bank.of(List.of(Item.twoPl(1, 0), Item.twoPl(1.5, 0.5), Item.twoPl(0.8, -1)));
    private final Rules information = Rules.plain(Estimator.EAP, Selection.INFORMATION, 3);

    @Test
    void theMeanAndSpreadOfThePosterior() {
        var score = bank.eap(List.of(0, 1, 2), List.of(1, 0, 1));
        assertThat(score.theta()).isCloseTo(0.12755809388974723, EXACTLY);
        assertThat(score.se()).isCloseTo(0.7511305462857223, EXACTLY);
        // Nodes from -4 to 4 leave out the tails of N(0, 1).
        assertThat(bank.eap(List.of(), List.of()).se()).isCloseTo(0.999428551877826, EXACTLY);
    }

    @Test
    void theModeOfThePosteriorHasTheErrorOfItsInformation() {
        // One item of slope 1 at 0, solved: theta = 1 - P(theta); the prior adds 1 to the information.
        var map = Rules.plain(Estimator.MAP, Selection.INFORMATION, 3);
        var score = AdaptiveTest.begin().answer(bank, map, 0, 1).estimate();
        assertThat(score.theta()).isCloseTo(0.40105813754154696, within(1e-6));
        assertThat(score.se()).isCloseTo(0.897950293373063, within(1e-6));
    }

    @Test
    void theMostInformativeItemComesFirst() {
        // a^2 P (1 - P) at 0: .25, .4903, .1369.
        var first = give(AdaptiveTest.begin(), information);
        assertThat(first.item()).isEqualTo(1);
        assertThat(first.criterion()).isCloseTo(0.49026373596408157, EXACTLY);
    }

    @Test
    void orTheOneThatLeavesTheLeastVariance() {
        var first = give(AdaptiveTest.begin(), Rules.plain(Estimator.EAP, Selection.EXPECTED_VARIANCE, 3));
        assertThat(first.item()).isEqualTo(1);
        assertThat(first.criterion()).isCloseTo(0.7335099069118141, EXACTLY);
    }

    @Test
    void theAreaFurthestBelowItsQuotaComesNext() {
        var rules = information.withBlueprint(new int[] {0, 1, 2}, new double[] {0.5, 0.2, 0.3});
        assertThat(rules.nextAreas(List.of())).containsExactly(0, 2, 1);
        // After one item of area 0: 2 x .5 - 1 = 0, .4 and .6 are wanting.
        assertThat(rules.nextAreas(List.of(0))).containsExactly(2, 1, 0);
        assertThat(give(AdaptiveTest.begin(), rules).item()).isZero();
        assertThat(information.nextAreas(List.of(0))).isEmpty();
    }

    @Test
    void anEmptyAreaLetsTheNextOneIn() {
        var rules = information.withBlueprint(new int[] {0, 1, 1}, new double[] {0.9, 0.1});
        assertThat(give(AdaptiveTest.begin().answer(bank, rules, 0, 1), rules).item())
                .isEqualTo(1);
    }

    @Test
    void anItemThatIsNeverAdmittedIsPassedOver() {
        assertThat(give(AdaptiveTest.begin(), information.withAdmission(new double[] {1, 0, 1}))
                        .item())
                .isZero();
        // Where none is admitted somebody still has to be asked something: the last of the list.
        assertThat(give(AdaptiveTest.begin(), information.withAdmission(new double[] {-1, -1, -1}))
                        .item())
                .isEqualTo(2);
    }

    @Test
    void aTestEndsWhenItIsPreciseAndNotBeforeItsShortestLength() {
        var one = AdaptiveTest.begin().answer(bank, information, 1, 1);
        var se = one.estimate().se();
        assertThat(end(one, information.withStop(1, 3, new Rules.Stop.Error(se))))
                .isEqualTo(Reason.PRECISE);
        assertThat(next(one, information.withStop(1, 3, new Rules.Stop.Error(se - 1e-9))))
                .isInstanceOf(Next.Give.class);
        assertThat(next(one, information.withStop(2, 3, new Rules.Stop.Error(se))))
                .isInstanceOf(Next.Give.class);
        assertThat(end(one, information.withStop(1, 1, new Rules.Stop.Error(0))))
                .isEqualTo(Reason.LENGTH);
        assertThat(AdaptiveTest.begin().estimate()).isEqualTo(new Score(0, 1));
    }

    @Test
    void aBankThatIsUsedUpEndsTheTest() {
        var all = AdaptiveTest.begin();
        for (int i = 0; i < 3; i++) all = all.answer(bank, information, i, 1);
        assertThat(end(all, information.withStop(5, 9, new Rules.Stop.Error(0))))
                .isEqualTo(Reason.BANK_EMPTY);
        assertThat(end(all, information.withStop(2, 9, new Rules.Stop.Error(0))))
                .isEqualTo(Reason.BANK_EMPTY);
    }

    @Test
    void passAndFailAreDecidedByWaldsLimits() {
        // An item of slope 1 at the cut: a right answer is worth ln P(.5) / P(-.5) = .5, a wrong one -.5. With errors
        // of
        // .05 and .10 the limits are ln (.90 / .05) = 2.89 and ln (.10 / .95) = -2.25: six right pass, five wrong fail.
        var same = Bank.of(Collections.nCopies(10, Item.twoPl(1, 0)));
        var rules = information.withStop(1, 10, new Rules.Stop.Classification(0, 0.5, 0.05, 0.10));
        assertThat(decided(same, rules, 1, 5)).isInstanceOf(Next.Give.class);
        assertThat(decided(same, rules, 1, 6)).isEqualTo(new Next.End(Reason.PASSED));
        assertThat(decided(same, rules, 0, 4)).isInstanceOf(Next.Give.class);
        assertThat(decided(same, rules, 0, 5)).isEqualTo(new Next.End(Reason.FAILED));
        // With .50 and .10 the lower limit is ln (.10 / .50) = -1.61, so four wrong answers fail and three do not.
        var lax = information.withStop(1, 10, new Rules.Stop.Classification(0, 0.5, 0.50, 0.10));
        assertThat(decided(same, lax, 0, 3)).isInstanceOf(Next.Give.class);
        assertThat(decided(same, lax, 0, 4)).isEqualTo(new Next.End(Reason.FAILED));
    }

    @Test
    void onlyTheFirstItemsAreDrawnFromSeveralGoodOnes() {
        var stop = new Rules.Stop.Error(0);
        var rules = new Rules(Estimator.EAP, Selection.INFORMATION, 2, 1, null, null, null, 3, 3, stop);
        assertThat(drawn(AdaptiveTest.begin(), rules)).containsExactlyInAnyOrder(0, 1);
        assertThat(drawn(AdaptiveTest.begin().answer(bank, rules, 2, 1), rules)).containsExactly(1);
    }

    /** The items that some of fifty seeds give next. */
    private Set<Integer> drawn(AdaptiveTest test, Rules rules) {
        return LongStream.range(0, 50)
                .mapToObj(seed -> (Next.Give) test.next(bank, rules, RandomSource.XO_SHI_RO_256_PP.create(seed)))
                .map(Next.Give::item)
                .collect(Collectors.toSet());
    }

    private static Next decided(Bank items, Rules rules, int answer, int times) {
        var test = AdaptiveTest.begin();
        for (int i = 0; i < times; i++) test = test.answer(items, rules, i, answer);
        return test.next(items, rules, RandomSource.XO_SHI_RO_256_PP.create(1L));
    }

    private Next next(AdaptiveTest test, Rules rules) {
        return test.next(bank, rules, RandomSource.XO_SHI_RO_256_PP.create(1L));
    }

    private Next.Give give(AdaptiveTest test, Rules rules) {
        return (Next.Give) next(test, rules);
    }

    private Reason end(AdaptiveTest test, Rules rules) {
        return ((Next.End) next(test, rules)).reason();
    }
}
