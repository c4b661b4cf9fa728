package org.tessera.measurement.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.Simulated;
import org.tessera.measurement.linking.LinearEquating.Anchored;
import org.tessera.measurement.numeric.Moments;

class EquatingErrorsTest {

    private final Simulated world = new Simulated(42);
    private final Anchored x = group(300, 20);
    private final Anchored y = group(500, 22);

    @Test
    void meanEquatingErrsAsTheDifferenceOfTwoMeansDoes() {
        BiFunction<Anchored, Anchored, DoubleUnaryOperator> mean =
                (a, b) -> LinearEquating.mean(a.total(), b.total())::apply;
        var errors = EquatingErrors.of(x, y, mean, 40, 2000, 7);
        var expected = Math.sqrt(Moments.variance(x.total()) / 300 + Moments.variance(y.total()) / 500);
        assertThat(errors.errors()[0]).isCloseTo(expected, within(0.05 * expected));
        assertThat(errors.errors()[40]).isCloseTo(errors.errors()[0], within(1e-9));
    }

    @Test
    void anAnchorMakesEquatingMoreExactAndTheEndsAreLessExactThanTheMiddle() {
        BiFunction<Anchored, Anchored, DoubleUnaryOperator> tucker =
                (a, b) -> LinearEquating.tucker(a, b, 0.5).line()::apply;
        BiFunction<Anchored, Anchored, DoubleUnaryOperator> linear =
                (a, b) -> LinearEquating.linear(a.total(), b.total())::apply;
        var anchored = EquatingErrors.of(x, y, tucker, 40, 400, 7);
        var random = EquatingErrors.of(x, y, linear, 40, 400, 7);
        assertThat(anchored.errors()[20]).isLessThan(random.errors()[20]);
        assertThat(anchored.errors()[40]).isGreaterThan(anchored.errors()[20]);
        assertThat(random.largest()).isGreaterThanOrEqualTo(random.errors()[40]);
    }

    @Test
    void theSameSeedGivesTheSameErrors() {
        BiFunction<Anchored, Anchored, DoubleUnaryOperator> chained = (a, b) -> LinearEquating.chained(a, b)::apply;
        assertThat(EquatingErrors.of(x, y, chained, 40, 50, 3).errors())
                .isEqualTo(EquatingErrors.of(x, y, chained, 40, 50, 3).errors());
    }

    /** Totals with an anchor that goes with them by .8 or so. */
    private Anchored group(int n, double mean) {
        var total = new double[n];
        var anchor = new double[n];
        for (int p = 0; p < n; p++) {
            var ability = world.normal();
            anchor[p] = 8 + 2 * ability + world.normal();
            total[p] = mean + 6 * ability + anchor[p] - 8 + 2 * world.normal();
        }
        return new Anchored(total, anchor);
    }

    @Test
    void anErrorIsTheStandardDeviationOverTheSamples() {
        var equivalents = new java.util.ArrayDeque<>(java.util.List.of(1.0, 3.0));
        var errors = EquatingErrors.of(x, y, (a, b) -> new Shift(equivalents.removeFirst()), 4, 2, 7);
        assertThat(errors.errors()[4]).isCloseTo(Math.sqrt(2), within(1e-9));
    }

    private record Shift(double points) implements DoubleUnaryOperator {
        @Override
        public double applyAsDouble(double score) {
            return score + points;
        }
    }
}
