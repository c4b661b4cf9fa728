package org.tessera.measurement.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The expected numbers were computed with NumPy and SciPy or follow from a definition. */
class NumericTest {

    private static final Offset<Double> EXACTLY = within(1e-10);

    @Test
    void aNaturalCubicSpline() {
        var spline = Spline.through(new double[] {0, 0.5, 1.2, 2, 3.3}, new double[] {1, -0.3, 0.4, 2, 1});
        assertThat(spline.at(0.25)).isCloseTo(0.21431395389118868, EXACTLY);
        assertThat(spline.at(0.9)).isCloseTo(-0.18217226592367317, EXACTLY);
        assertThat(spline.at(2.5)).isCloseTo(2.063650838275403, EXACTLY);
        assertThat(spline.at(3.3)).isCloseTo(1, EXACTLY);
    }

    @Test
    void nodesOfGaussAndHermiteIntegratePolynomialsExactly() {
        var quadrature = Quadrature.gaussHermite(30);
        double[] moments = {1, 0, 1, 0, 3, 0, 15, 0, 105};
        for (int power = 0; power < moments.length; power++) {
            var k = power;
            var moment = IntStream.range(0, 30)
                    .mapToDouble(
                            q -> quadrature.weights()[q] * Math.pow(quadrature.points()[q], k))
                    .sum();
            assertThat(moment).isCloseTo(moments[power], within(1e-9));
        }
    }

    @Test
    void evenNodesCarryNormalWeights() {
        var quadrature = Quadrature.normal(5, -2, 2, 0, 1);
        assertThat(quadrature.points()).containsExactly(-2, -1, 0, 1, 2);
        var sum = 1 + 2 * Math.exp(-0.5) + 2 * Math.exp(-2);
        assertThat(quadrature.weights()[2]).isCloseTo(1 / sum, EXACTLY);
        assertThat(quadrature.weights()[4]).isCloseTo(Math.exp(-2) / sum, EXACTLY);
        assertThat(Quadrature.weights(new double[] {1, 3}, 1, 2)[0]).isCloseTo(1 / (1 + Math.exp(-0.5)), EXACTLY);
    }

    @Test
    void aComplementIsOrthonormalAndOrthogonalToWhatItComplements() {
        double[][] a = {{1, 2}, {0, 1}, {3, -1}, {1, 1}};
        var complement = Linear.complement(a);
        var square = Linear.times(Linear.transpose(complement), complement);
        var cross = Linear.times(Linear.transpose(a), complement);
        for (int i = 0; i < 2; i++) {
            assertThat(cross[i]).containsExactly(new double[2], EXACTLY);
            assertThat(square[i]).containsExactly(Linear.identity(2)[i], EXACTLY);
        }
        assertThatThrownBy(() -> Linear.complement(new double[][] {{1, 2}, {2, 4}, {0, 0}}))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void equationsAreSolvedEvenWhereThePivotIsZero() {
        assertThat(Linear.solve(new double[][] {{0, 2}, {3, 1}}, new double[] {4, 5}))
                .containsExactly(new double[] {1, 2}, EXACTLY);
        assertThatThrownBy(() -> Linear.solve(new double[][] {{1, 2}, {2, 4}}, new double[] {1, 2}))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void theSearchFindsTheBottomOfRosenbrocksValley() {
        var minimum = Minimum.bfgs(
                x -> 100 * Math.pow(x[1] - x[0] * x[0], 2) + Math.pow(1 - x[0], 2), new double[] {-1.2, 1}, 1e-8);
        assertThat(minimum.converged()).isTrue();
        assertThat(minimum.x()).containsExactly(new double[] {1, 1}, within(1e-5));
    }

    @Test
    void rootsAreFoundOnlyWhereTheSignChanges() {
        assertThat(Minimum.root(x -> x * x * x - 2, 0, 2)).isCloseTo(Math.cbrt(2), within(1e-11));
        assertThat(Minimum.root(x -> x, 0, 2)).isZero();
        assertThatThrownBy(() -> Minimum.root(x -> x * x + 1, -1, 1)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void momentsRanksAndMedians() {
        double[] x = {3, 1, 1, 7};
        assertThat(Moments.ranks(x)).containsExactly(3, 1.5, 1.5, 4);
        assertThat(Moments.median(x)).isEqualTo(2);
        assertThat(Moments.median(new double[] {5, 1, 9})).isEqualTo(5);
        assertThat(Moments.variance(x)).isCloseTo(8, EXACTLY);
        assertThat(Moments.covariance(x, new double[] {1, 2, 3, 4})).isCloseTo(2, EXACTLY);
        assertThat(Moments.correlation(x, new double[] {1, 1, 1, 1})).isNaN();
    }

    @Test
    void cumulativeLogitsWithoutPredictorsReproduceTheShares() {
        var y = new int[] {0, 0, 1, 1, 1, 2, 2, 2, 2, 2};
        var fit = CumulativeLogit.of(new double[10][0], y);
        var expected = 2 * Math.log(0.2) + 3 * Math.log(0.3) + 5 * Math.log(0.5);
        assertThat(fit.logLikelihood()).isCloseTo(expected, within(1e-8));
    }
}
