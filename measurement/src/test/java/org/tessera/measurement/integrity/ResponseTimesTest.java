package org.tessera.measurement.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Simulated;

class ResponseTimesTest {

    private final Simulated world = new Simulated(55);

    @Test
    void answersWithinATenthOfTheMeanTimeAreRapidGuesses() {
        var seconds = new double[40][4];
        for (var row : seconds) java.util.Arrays.fill(row, 50);
        seconds[7] = new double[] {1, 1, 50, Double.NaN};
        var times = ResponseTimes.of(seconds).orThrow();
        assertThat(times.thresholds()[0]).isCloseTo(0.1 * (39 * 50 + 1) / 40, within(1e-12));
        assertThat(times.effort()[7]).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(times.effort()[7]).isLessThan(ResponseTimes.LEAST_EFFORT);
        assertThat(times.effort()[0]).isEqualTo(1);
    }

    @Test
    void aThresholdIsNeverMoreThanTenSeconds() {
        var seconds = new double[30][1];
        for (var row : seconds) row[0] = 600;
        assertThat(ResponseTimes.of(seconds).orThrow().thresholds()[0]).isEqualTo(10);
    }

    @Test
    void slowPersonsAndLongItemsAreNotUnusualButOneQuickAnswerIs() {
        var seconds = new double[100][20];
        for (int p = 0; p < 100; p++)
            for (int i = 0; i < 20; i++) seconds[p][i] = Math.exp(3 + 0.1 * i + 0.01 * p + 0.2 * world.normal());
        seconds[50][5] = 2;
        var residuals = ResponseTimes.of(seconds).orThrow().residuals();
        assertThat(residuals[50][5]).isLessThan(-3);
        assertThat(java.util.Arrays.stream(residuals[99]).average().orElseThrow())
                .isCloseTo(0, within(0.2));
    }

    @Test
    void fewPersonsDoNotTellHowLongAnItemTakes() {
        assertThat(ResponseTimes.of(new double[5][3])).isInstanceOf(Estimate.NotEstimable.class);
    }

    @Test
    void residualsHaveNeitherThePersonsSpeedNorTheItemsLengthInThem() {
        var seconds = new double[40][6];
        for (int p = 0; p < 40; p++)
            for (int i = 0; i < 6; i++) seconds[p][i] = Math.exp(3 + i + 0.1 * p + world.normal());
        seconds[3][2] = Double.NaN;
        var residuals = ResponseTimes.of(seconds).orThrow().residuals();
        for (int i = 0; i < 6; i++) {
            var column = new java.util.ArrayList<Double>();
            for (int p = 0; p < 40; p++) if (!Double.isNaN(residuals[p][i])) column.add(residuals[p][i]);
            assertThat(column.stream().mapToDouble(v -> v).average().orElseThrow())
                    .isCloseTo(0, within(1e-6));
            assertThat(column.stream().mapToDouble(v -> v * v).sum() / (column.size() - 1))
                    .isCloseTo(1, within(1e-6));
        }
        // A person's residuals are in units of each item, so their mean is only nearly 0.
        for (int p : new int[] {0, 20, 39})
            assertThat(java.util.Arrays.stream(residuals[p]).average().orElseThrow())
                    .isCloseTo(0, within(0.1));
    }

    @Test
    void anAnswerExactlyAtTheThresholdIsNotRapidAndNoTimeIsZero() {
        var seconds = new double[40][1];
        for (var row : seconds) row[0] = 600;
        seconds[0][0] = 10;
        var times = ResponseTimes.of(seconds).orThrow();
        assertThat(times.thresholds()[0]).isEqualTo(10);
        assertThat(times.effort()[0]).isEqualTo(1);
        seconds[0][0] = 0;
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> ResponseTimes.of(seconds))
                .hasMessageContaining("0.0 seconds");
    }
}
