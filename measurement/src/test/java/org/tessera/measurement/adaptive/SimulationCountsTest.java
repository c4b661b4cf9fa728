package org.tessera.measurement.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.irt.Item;

/** Five items that everybody solves: nothing is left to chance, and every figure of a simulation can be counted by hand. */
class SimulationCountsTest {

    private static final Offset<Double> EXACTLY = within(1e-9);
    private static final double[] ABILITIES = {0.5, -0.5, 1};

    private final Bank bank = Bank.of(List.of(
            Item.twoPl(1, -60), Item.twoPl(1, -61), Item.twoPl(1, -62), Item.twoPl(1, -63), Item.twoPl(1, -64)));

    /** Two items, three quarters of them from the first area, which the first two items are in. */
    private final Rules rules = Rules.plain(Rules.Estimator.EAP, Rules.Selection.INFORMATION, 2)
            .withBlueprint(new int[] {0, 0, 1, 1, 1}, new double[] {0.75, 0.25});

    @Test
    void errorsExposureAndTheShortfallOfTheBlueprint() {
        var result = Simulation.run(bank, rules, ABILITIES, 1);
        // Answers that everybody gives leave the estimate at 0.
        assertThat(result.bias()).isCloseTo(-1 / 3.0, EXACTLY);
        assertThat(result.rmse()).isCloseTo(Math.sqrt(0.5), EXACTLY);
        assertThat(result.meanLength()).isEqualTo(2);
        assertThat(result.exposure()).containsExactly(new double[] {1, 1, 0, 0, 0}, EXACTLY);
        assertThat(result.unused()).isEqualTo(3);
        assertThat(result.overlap()).isCloseTo(1, EXACTLY);
        // A quarter of two items should have come from the second area, and none did.
        assertThat(result.largestShortfall()).isCloseTo(0.5, EXACTLY);
        assertThat(result.tests()).isEqualTo(3);
        assertThat(result.seed()).isEqualTo(1);
        assertThat(result.falsePass()).isNaN();
    }

    @Test
    void whoPassesOrFailsAgainstTheirAbility() {
        var low = Simulation.run(bank, decided(-0.2), ABILITIES, 1);
        assertThat(low.falsePass()).isCloseTo(1 / 3.0, EXACTLY);
        assertThat(low.falseFail()).isZero();
        var high = Simulation.run(bank, decided(0.2), ABILITIES, 1);
        assertThat(high.falsePass()).isZero();
        assertThat(high.falseFail()).isCloseTo(2 / 3.0, EXACTLY);
    }

    private Rules decided(double cut) {
        return rules.withStop(2, 2, new Rules.Stop.Classification(cut, 0.3, 0.05, 0.05));
    }

    @Test
    void theFavouriteIsAdmittedAsOftenAsItsLimitAllows() {
        var two = Bank.of(List.of(Item.twoPl(1, -60), Item.twoPl(1, -61)));
        var one = Rules.plain(Rules.Estimator.EAP, Rules.Selection.INFORMATION, 1);
        var admission = Simulation.sympsonHetter(two, one, new double[500], 0.5, 3);
        assertThat(admission[0]).isCloseTo(0.5, within(0.06));
        assertThat(admission[1]).isGreaterThan(0.85);
    }
}
