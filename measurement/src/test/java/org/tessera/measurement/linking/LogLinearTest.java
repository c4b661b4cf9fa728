package org.tessera.measurement.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.Estimate;

/** The expected numbers were computed with NumPy on powers of the score. */
class LogLinearTest {

    private static final Offset<Double> CLOSELY = within(1e-9);

    private static final int[] COUNTS = {1, 2, 2, 5, 9, 8, 14, 12, 15, 11, 9, 6, 4, 0, 2};

    @Test
    void aParabolaOfLogarithmsIsAsComputedElsewhere() {
        var smooth = LogLinear.of(COUNTS, 2).orThrow();
        assertThat(smooth.probabilities()[0]).isCloseTo(0.00736647813034991, CLOSELY);
        assertThat(smooth.probabilities()[7]).isCloseTo(0.1355510972380003, CLOSELY);
        assertThat(smooth.probabilities()[13]).isCloseTo(0.01988156204172392, CLOSELY);
        assertThat(smooth.likelihoodRatio()).isCloseTo(6.857758840151403, CLOSELY);
        assertThat(smooth.aic()).isCloseTo(12.857758840151403, CLOSELY);
        assertThat(smooth.degree()).isEqualTo(2);
        var fourth = LogLinear.of(COUNTS, 4).orThrow();
        assertThat(fourth.probabilities()[0]).isCloseTo(0.010667947978129758, CLOSELY);
        assertThat(fourth.likelihoodRatio()).isCloseTo(6.516696980499073, CLOSELY);
    }

    @Test
    void asManyMomentsAreKeptAsTheDegreeSays() {
        var observed = Arrays.stream(COUNTS).mapToDouble(n -> n / 100.0).toArray();
        for (int degree = 1; degree <= LogLinear.HIGHEST_DEGREE; degree++) {
            var smooth = LogLinear.of(COUNTS, degree).orThrow().probabilities();
            assertThat(Arrays.stream(smooth).sum()).isCloseTo(1, CLOSELY);
            for (int moment = 1; moment <= degree; moment++)
                assertThat(moment(smooth, moment)).isCloseTo(moment(observed, moment), CLOSELY);
        }
        var straight = LogLinear.of(COUNTS, 1).orThrow().probabilities();
        assertThat(moment(straight, 2)).isNotCloseTo(moment(observed, 2), within(0.1));
    }

    @Test
    void theDegreeWithTheLowestCriterionIsTheBest() {
        assertThat(LogLinear.best(COUNTS).orThrow().degree()).isEqualTo(2);
        var even = new int[10];
        Arrays.fill(even, 20);
        assertThat(LogLinear.best(even).orThrow().degree()).isEqualTo(1);
    }

    @Test
    void aScoreThatNobodyHadGetsAProbabilityAllTheSame() {
        assertThat(Arrays.stream(LogLinear.best(COUNTS).orThrow().probabilities())
                        .allMatch(p -> p > 0))
                .isTrue();
    }

    @Test
    void smoothFormsAreEquatedWithoutSteps() {
        var harder =
                LogLinear.of(new int[] {2, 6, 12, 20, 24, 18, 10, 5, 2, 1}, 3).orThrow();
        var easier =
                LogLinear.of(new int[] {1, 2, 5, 10, 18, 24, 20, 12, 6, 2}, 3).orThrow();
        var equivalents = Equipercentile.of(harder.probabilities(), easier.probabilities());
        for (int score = 0; score < 9; score++)
            assertThat(equivalents[score]).isBetween(score - 0.5, score + 1.6).isLessThan(equivalents[score + 1]);
        assertThat(equivalents[4]).isCloseTo(5.08, within(0.2));
    }

    @Test
    void moreMomentsThanScoresAreAReason() {
        assertThat(LogLinear.of(new int[] {5, 5, 5}, 2)).isInstanceOf(Estimate.Known.class);
        assertThat(LogLinear.of(new int[] {5, 0, 5}, 2)).isInstanceOf(Estimate.NotEstimable.class);
        assertThat(LogLinear.of(COUNTS, 0)).isInstanceOf(Estimate.NotEstimable.class);
        assertThat(LogLinear.best(new int[] {0, 30, 0})).isInstanceOf(Estimate.NotEstimable.class);
    }

    /** Moments about 7, where the middle of the scores is. */
    private static double moment(double[] p, int order) {
        double sum = 0;
        for (int x = 0; x < p.length; x++) sum += p[x] * Math.pow((x - 7) / 4.0, order);
        return sum;
    }
}
