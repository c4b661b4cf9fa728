package org.tessera.measurement.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.Simulated;
import org.tessera.measurement.irt.Item;

class CopyingTest {

    private final Simulated world = new Simulated(54);

    @Test
    void withEqualProbabilitiesItIsTheBinomialTest() {
        var same = new boolean[20];
        Arrays.fill(same, 0, 13, true);
        var agreement = new double[20];
        Arrays.fill(agreement, 0.4);
        var test = Copying.of(same, agreement);
        assertThat(test.matches()).isEqualTo(13);
        assertThat(test.expected()).isCloseTo(8, within(1e-12));
        assertThat(test.p()).isCloseTo(BinomialDistribution.of(20, 0.4).survivalProbability(12), within(1e-12));
    }

    @Test
    void twoPersonsAgreeByBeingRightOrByTheSameMistake() {
        var item = Item.twoPl(1, 0);
        var agreement = Copying.agreement(java.util.List.of(item), 0, Math.log(3), new double[][] {{0.5, 0.25, 0.25}});
        // Right with 1/2 and 3/4, the same mistake with 1/2 * 1/4 * (1/4 + 1/16 + 1/16).
        assertThat(agreement[0]).isCloseTo(0.375 + 0.125 * 0.375, within(1e-12));
    }

    @Test
    void twoWhoWorkedAloneAreHardlyEverFlaggedAndACopyAlwaysIs() {
        var items = world.twoPl(60);
        var shares = new double[60][];
        Arrays.fill(shares, new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0});
        var agreement = Copying.agreement(items, 0, 0, shares);
        var flagged = IntStream.range(0, 1000)
                .filter(r -> {
                    var same = new boolean[60];
                    for (int i = 0; i < 60; i++) same[i] = world.draw(Item.twoPl(1, 0), logit(agreement[i])) == 1;
                    return Copying.of(same, agreement).flagged();
                })
                .count();
        assertThat(flagged).isLessThanOrEqualTo(2);
        var all = new boolean[60];
        Arrays.fill(all, true);
        assertThat(Copying.of(all, agreement).flagged()).isTrue();
    }

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }
}
