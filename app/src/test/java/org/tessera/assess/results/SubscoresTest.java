package org.tessera.assess.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Six hundred simulated candidates, twelve questions for each of two outcomes. */
class SubscoresTest {
    private static final List<String> OUTCOMES = Stream.concat(
                    Collections.nCopies(12, "O1").stream(), Collections.nCopies(12, "O2").stream())
            .toList();

    @Test
    void aSubscoreOfAnAbilityOfItsOwnIsTold() {
        var worth = Subscores.worth("O1", OUTCOMES, scores(0));
        assertThat(worth.told()).isTrue();
        assertThat(worth.reliability()).isGreaterThan(0.6);
    }

    @Test
    void aSubscoreThatRepeatsTheTotalIsNotTold() {
        var worth = Subscores.worth("O1", OUTCOMES, scores(1));
        assertThat(worth.told()).isFalse();
        assertThat(worth.ofTotal()).isGreaterThan(worth.reliability());
    }

    /** @param common how much of the second outcome's ability is the first one's, 0 to 1 */
    private static double[][] scores(double common) {
        var random = new Random(20_261_122);
        var scores = new double[600][24];
        for (var person : scores) {
            double first = random.nextGaussian();
            double second = common * first + Math.sqrt(1 - common * common) * random.nextGaussian();
            for (int i = 0; i < 24; i++) {
                double chance = 1 / (1 + Math.exp(-1.5 * (i < 12 ? first : second) + (i % 12 - 5.5) * 0.2));
                person[i] = random.nextDouble() < chance ? 1 : 0;
            }
        }
        return scores;
    }
}
