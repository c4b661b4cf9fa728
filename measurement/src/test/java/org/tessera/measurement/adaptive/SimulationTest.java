package org.tessera.measurement.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.Simulated;
import org.tessera.measurement.irt.Item;

class SimulationTest {

    private static final double[] QUOTA = {0.3, 0.25, 0.2, 0.15, 0.1};

    private final Simulated world = new Simulated(31);
    private final Bank bank = bank();
    private final Rules rules = Rules.standard().withBlueprint(areas(), QUOTA);

    @Test
    void shortTestsReachTheirPrecisionWithinTheBlueprint() {
        var result = Simulation.run(bank, rules, world.abilities(200, 0, 1), 1);
        assertThat(result.meanLength()).isLessThanOrEqualTo(25);
        assertThat(result.largestShortfall()).isLessThan(1.0);
        assertThat(Math.abs(result.bias())).isLessThan(0.05);
    }

    @Test
    void noItemIsSeenByMoreThanAboutAQuarter() {
        var exposed = rules.withStop(20, 20, new Rules.Stop.Error(0));
        var admission = Simulation.sympsonHetter(bank, exposed, world.abilities(500, 0, 1), 0.20, 5);
        var result = Simulation.run(bank, exposed.withAdmission(admission), world.abilities(1000, 0, 1), 2);
        assertThat(Arrays.stream(result.exposure()).max().orElseThrow()).isLessThanOrEqualTo(0.27);
        assertThat(result.overlap()).isLessThanOrEqualTo(0.25);
    }

    @Test
    void decisionsOutsideTheIndifferenceRegionAreNearlyAlwaysRight() {
        var sprt = rules.withStop(15, 40, new Rules.Stop.Classification(0, 0.3, 0.05, 0.05));
        // Everybody further than .3 from the cut, as they come in a population around it.
        var outside = Arrays.stream(world.abilities(300, 0, 1))
                .filter(theta -> Math.abs(theta) > 0.3)
                .toArray();
        var result = Simulation.run(bank, sprt, outside, 3);
        assertThat(result.falsePass() + result.falseFail()).isLessThanOrEqualTo(0.05);
        assertThat(result.meanLength()).isBetween(15.0, 40.0);
    }

    @Tag("slow")
    @Test
    void tenThousandTestsKeepTheBlueprintAndTheLimitOfExposure() {
        var admission = Simulation.sympsonHetter(bank, rules, world.abilities(2000, 0, 1), 0.20, 5);
        var result = Simulation.run(bank, rules.withAdmission(admission), world.abilities(10_000, 0, 1), 6);
        assertThat(result.largestShortfall()).isLessThan(1.0);
        assertThat(Arrays.stream(result.exposure()).max().orElseThrow()).isLessThanOrEqualTo(0.26);
    }

    @Test
    void theSameSeedGivesTheSameTests() {
        var abilities = world.abilities(20, 0, 1);
        assertThat(Simulation.run(bank, rules, abilities, 9).exposure())
                .isEqualTo(Simulation.run(bank, rules, abilities, 9).exposure());
    }

    @Test
    void aTestThatWasStoredGoesOnWhereItStopped() {
        var plain = Rules.plain(Rules.Estimator.EAP, Rules.Selection.INFORMATION, 10);
        var random = RandomSource.XO_SHI_RO_256_PP.create(1L);
        var test = AdaptiveTest.begin();
        for (int step = 0; step < 4; step++)
            if (test.next(bank, plain, random) instanceof AdaptiveTest.Next.Give(int item, double criterion))
                test = test.answer(bank, plain, item, step % 2);
        var resumed = new AdaptiveTest(test.given(), test.answers(), test.estimates());
        assertThat(resumed.next(bank, plain, random)).isEqualTo(test.next(bank, plain, random));
    }

    @Test
    void anItemIsNeverGivenTwice() {
        var test = AdaptiveTest.begin().answer(bank, rules, 3, 1);
        assertThatThrownBy(() -> test.answer(bank, rules, 3, 0)).hasMessageContaining("given before");
    }

    private Bank bank() {
        var items = new java.util.ArrayList<Item>();
        for (int i = 0; i < 220; i++)
            items.add(Item.twoPl(Math.exp(0.25 + 0.25 * world.normal()), 1.1 * world.normal()));
        return Bank.of(items);
    }

    private static int[] areas() {
        var areas = new int[220];
        for (int i = 0; i < 220; i++)
            areas[i] = i % 20 < 6 ? 0 : i % 20 < 11 ? 1 : i % 20 < 15 ? 2 : i % 20 < 18 ? 3 : 4;
        return areas;
    }
}
