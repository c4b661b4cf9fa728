package org.tessera.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private static final double[] DRAWN = {
        4.1, 5.0, 5.3, 6.2, 3.9, 5.1, 4.8, 5.9, 6.6, 4.4, 5.5, 4.9, 5.2, 6.0, 4.6, 5.7, 3.5, 5.4, 7.1
    };

    /** The statistic of the whole sample, of nineteen drawn samples and of the four jackknife samples, in this order. */
    private static Bootstrap of(double level) {
        var values = new ArrayDeque<Double>();
        values.add(5.15);
        Arrays.stream(DRAWN).forEach(values::add);
        for (double left : new double[] {1, 2, 2.5, 6}) values.add(left);
        return Bootstrap.of(4, cases -> values.removeFirst(), DRAWN.length, level, 1);
    }

    /** Computed with SciPy from the formulas of Efron and Tibshirani (1993), chapter 14. */
    @Test
    void percentilesAndTheirCorrectionForBiasAndSkewness() {
        var bootstrap = of(0.75);
        assertThat(bootstrap.estimate()).isEqualTo(5.15);
        assertThat(bootstrap.standardError()).isCloseTo(0.9180770648894477, within(1e-9));
        assertThat(bootstrap.percentile().lower()).isCloseTo(4.007052187873163, within(1e-9));
        assertThat(bootstrap.percentile().upper()).isCloseTo(6.385895624253673, within(1e-9));
        assertThat(bootstrap.bca().lower()).isCloseTo(3.769833831317258, within(1e-9));
        assertThat(bootstrap.bca().upper()).isCloseTo(6.1004126815876205, within(1e-9));
    }

    @Test
    void anIntervalNeverGoesBeyondWhatWasDrawn() {
        assertThat(of(0.95).percentile()).isEqualTo(new Interval(3.5, 7.1, 0.95));
        // The tail of .1 falls on the second of nineteen values exactly.
        assertThat(of(0.8).percentile().lower()).isCloseTo(3.9, within(1e-9));
    }

    @Test
    void everySampleHasAsManyCasesAndTheJackknifeOneLess() {
        Bootstrap.of(
                5,
                cases -> {
                    assertThat(cases.length).isBetween(4, 5);
                    for (int i : cases) assertThat(i).isBetween(0, 4);
                    return cases[0] + cases[1];
                },
                20,
                0.95,
                3);
        assertThatThrownBy(() -> Bootstrap.of(1, cases -> 0, 20, 0.95, 1)).hasMessageContaining("two cases");
        assertThatThrownBy(() -> Bootstrap.of(5, cases -> 0, 1, 0.95, 1)).hasMessageContaining("two replicates");
    }

    @Test
    void theEndsBelongToAnInterval() {
        var interval = new Interval(-1, 2, 0.95);
        assertThat(interval.contains(-1)).isTrue();
        assertThat(interval.contains(2)).isTrue();
        assertThat(interval.contains(2.001)).isFalse();
        assertThat(interval.contains(-1.001)).isFalse();
        assertThat(interval.times(3)).isEqualTo(new Interval(-3, 6, 0.95));
    }

    @Test
    void aReasonStaysAReasonAndANumberIsMapped() {
        assertThat(Estimate.known(2).map(v -> v + 1)).isEqualTo(Estimate.known(3));
        assertThat(Estimate.<Integer>notEstimable("No.").map(v -> v + 1)).isEqualTo(Estimate.notEstimable("No."));
    }
}
