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

    @Test
    void squaringForgivesWhatIsNearlyRight() {
        assertThat(Scenario.squaredDistance(new int[] {5, 1, 3}, KEY, 5))
                .isCloseTo((2 * (1 - 0.25 / 12.25) + 1) / 3, within(1e-12));
    }

    @Test
    void shapeElevationAndScatterAreToldApart() {
        // Ratings 5, 2, 5 against 5, 1, 3: r = 6 / root of 6 x 8, one point higher, standard deviations root 3 and 2.
        var parts = Scenario.decompose(new int[] {5, 2, 5}, new double[] {5, 1, 3});
        assertThat(parts.shape()).isCloseTo(6 / Math.sqrt(48), within(1e-12));
        assertThat(parts.elevation()).isCloseTo(1, within(1e-12));
        assertThat(parts.scatter()).isCloseTo(Math.sqrt(3) - 2, within(1e-12));
        // Standardised: -1, 0, 1 against 1, -1, 0.
        assertThat(Scenario.standardizedDistance(new int[] {1, 3, 5}, new double[] {5, 1, 3}))
                .isCloseTo(-4 / 3.0, within(1e-12));
    }

    @Test
    void everyRightOrMistakenChoiceOfBestAndWorstCountsOne() {
        assertThat(Scenario.bestWorst(0, 1, 0, 3)).isEqualTo(1);
        assertThat(Scenario.bestWorst(1, 3, 0, 3)).isEqualTo(1);
        assertThat(Scenario.bestWorst(3, 1, 0, 3)).isEqualTo(-1);
        assertThat(Scenario.bestWorst(1, 0, 0, 3)).isEqualTo(-1);
    }

    @Test
    void aScoreFallsIntoOneOfEqualCategories() {
        assertThat(Scenario.category(0, 4)).isZero();
        assertThat(Scenario.category(0.2499, 4)).isZero();
        assertThat(Scenario.category(0.25, 4)).isEqualTo(1);
        assertThat(Scenario.category(0.75, 4)).isEqualTo(3);
        assertThat(Scenario.category(1, 4)).isEqualTo(3);
        assertThat(Scenario.consensusWeight(0, new int[2])).isNaN();
    }

    @Test
    void aPanelIsAsReliableAsItsMeanSquaresSay() {
        // Options 1 to 4, the third expert one point higher throughout: ICC(2,k) = 5 / (5 + (4/3) / 4) = 15/16.
        var key = Key.of(panel(0, 0, 1), 2).orThrow();
        assertThat(key.panelReliability()).isCloseTo(15 / 16.0, within(1e-12));
        assertThat(key.sound()).isTrue();
        assertThat(key.experts()).isEqualTo(3);
        assertThat(key.means()).containsExactly(new double[] {4 / 3.0, 7 / 3.0, 10 / 3.0, 13 / 3.0}, within(1e-12));
        assertThat(key.sds()[0]).isCloseTo(Math.sqrt(1 / 3.0), within(1e-12));
        // 0, 1, 2 points higher: a standard deviation of exactly 1, which may be scored, and 5 / (5 + 4 / 4).
        var wider = Key.of(panel(0, 1, 2), 2).orThrow();
        assertThat(wider.panelReliability()).isCloseTo(5 / 6.0, within(1e-12));
        assertThat(wider.sound()).isFalse();
        assertThat(wider.kept()).containsExactly(true, true, true, true);
        assertThat(Key.of(panel(0, 0, 0), 2).orThrow().panelReliability()).isEqualTo(1);
    }

    private static double[][] panel(int... severity) {
        return IntStream.of(severity)
                .mapToObj(s -> new double[] {1 + s, 2 + s, 3 + s, 4 + s})
                .toArray(double[][]::new);
    }

    @Test
    void aPanelIsSoundFromNinetyOnAndAScenarioUsableWithThreeOptions() {
        var means = new double[4];
        var kept = new boolean[] {true, true, true, false};
        assertThat(new Key(means, means, kept, 0.90, 12).sound()).isTrue();
        assertThat(new Key(means, means, kept, 0.8999, 12).sound()).isFalse();
        assertThat(new Key(means, means, kept, 0.9, 12).usable(0, 1, 2)).isTrue();
        assertThat(new Key(means, means, kept, 0.9, 12).usable(0, 1, 3)).isFalse();
    }
}
