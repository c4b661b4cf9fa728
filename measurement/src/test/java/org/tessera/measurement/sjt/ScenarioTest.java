package org.tessera.measurement.sjt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.Estimate.NotEstimable;

class ScenarioTest {

    private static final double[] KEY = {4.5, 1.5, 3};

    @Test
    void theNearerToTheExpertsTheHigherTheScore() {
        // 1 - .5/3.5, 1 - .5/3.5, 1 - 0/2.
        assertThat(Scenario.distance(new int[] {5, 1, 3}, KEY, 5))
                .isCloseTo((2 * (1 - 0.5 / 3.5) + 1) / 3, within(1e-12));
        assertThat(Scenario.distance(new int[] {1, 5, 5}, KEY, 5)).isCloseTo(0, within(1e-12));
        assertThat(Scenario.squaredDistance(new int[] {1, 5, 5}, KEY, 5)).isCloseTo(0, within(1e-12));
    }

    @Test
    void standardisingTakesOutHowTheScaleIsUsed() {
        var cautious = Scenario.standardizedDistance(new int[] {4, 2, 3}, new double[] {5, 1, 3});
        assertThat(cautious).isCloseTo(0, within(1e-12));
        var parts = Scenario.decompose(new int[] {4, 2, 3}, new double[] {5, 1, 3});
        assertThat(parts.shape()).isCloseTo(1, within(1e-12));
        assertThat(parts.elevation()).isCloseTo(0, within(1e-12));
        assertThat(parts.scatter()).isCloseTo(-1, within(1e-12));
    }

    @Test
    void bestAndWorstTakenForEachOtherCostTwo() {
        assertThat(Scenario.bestWorst(0, 3, 0, 3)).isEqualTo(2);
        assertThat(Scenario.bestWorst(3, 0, 0, 3)).isEqualTo(-2);
        assertThat(Scenario.bestWorst(1, 2, 0, 3)).isZero();
    }

    @Test
    void aRankingIsScoredByItsNearMisses() {
        assertThat(Scenario.ranking(new int[] {1, 2, 3, 4, 5}, new int[] {1, 2, 3, 4, 5}))
                .isEqualTo(20);
        assertThat(Scenario.ranking(new int[] {2, 1, 3, 4, 5}, new int[] {1, 2, 3, 4, 5}))
                .isEqualTo(18);
    }

    @Test
    void aChoiceIsWorthAsMuchAsTheExpertsWhoMadeIt() {
        assertThat(Scenario.consensusWeight(1, new int[] {8, 4, 0})).isEqualTo(0.5);
    }

    @Test
    void anOptionThatExpertsQuarrelAboutIsNotScored() {
        var ratings = IntStream.range(0, 12)
                .mapToObj(e -> new double[] {5 - e % 2, 1, 1 + e % 2 * 4, 3, 2})
                .toArray(double[][]::new);
        var key = Key.of(ratings).orThrow();
        assertThat(key.kept()).containsExactly(true, true, false, true, true);
        assertThat(key.usable(0, 1, 2, 3)).isTrue();
        assertThat(key.usable(0, 1, 2)).isFalse();
    }

    @Test
    void elevenExpertsMakeNoKey() {
        assertThat(Key.of(new double[11][4])).isInstanceOf(NotEstimable.class);
    }
}
