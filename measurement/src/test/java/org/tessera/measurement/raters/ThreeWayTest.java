package org.tessera.measurement.raters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Simulated;

class ThreeWayTest {

    @Test
    void effectsThatOnlyAddUpHaveTheirOwnVariancesAndNoInteractions() {
        double[] person = {1, 2, 6};
        double[] item = {0, 4};
        double[] rater = {0, 1, 5};
        var marks = new double[3][2][3];
        for (int p = 0; p < 3; p++)
            for (int i = 0; i < 2; i++) for (int r = 0; r < 3; r++) marks[p][i][r] = person[p] + item[i] + rater[r];
        var study = ThreeWay.of(marks).orThrow();
        assertThat(study.p()).isCloseTo(7, within(1e-9));
        assertThat(study.i()).isCloseTo(8, within(1e-9));
        assertThat(study.r()).isCloseTo(7, within(1e-9));
        assertThat(new double[] {study.pi(), study.pr(), study.ir(), study.residual()})
                .containsExactly(new double[4], within(1e-9));
        assertThat(study.relative(1, 1)).isCloseTo(1, within(1e-9));
        assertThat(study.absolute(2, 3)).isCloseTo(7 / (7 + 8 / 2.0 + 7 / 3.0), within(1e-9));
    }

    /** Computed with NumPy from the sums of squares; small and noisy, so that every term counts. */
    @Test
    void aWorkedTable() {
        var study = ThreeWay.of(new double[][][] {
                    {{3, 4}, {5, 3}, {2, 4}},
                    {{1, 2}, {2, 2}, {4, 1}},
                    {{5, 5}, {4, 3}, {6, 2}},
                    {{2, 1}, {0, 3}, {3, 3}}
                })
                .orThrow();
        assertThat(study.p()).isCloseTo(1.138888888888889, within(1e-9));
        assertThat(study.i()).isCloseTo(0.041666666666666685, within(1e-9));
        assertThat(study.r()).isCloseTo(0.01388888888888895, within(1e-9));
        assertThat(study.pi()).isCloseTo(-0.6666666666666667, within(1e-9));
        assertThat(study.pr()).isCloseTo(-0.2638888888888889, within(1e-9));
        assertThat(study.ir()).isCloseTo(-0.29166666666666674, within(1e-9));
        assertThat(study.residual()).isCloseTo(2.4583333333333335, within(1e-9));
        // Components below zero count as zero.
        var error = 2.4583333333333335 / 8;
        assertThat(study.relative(4, 2)).isCloseTo(1.138888888888889 / (1.138888888888889 + error), within(1e-9));
        assertThat(study.absolute(4, 2))
                .isCloseTo(
                        1.138888888888889
                                / (1.138888888888889 + error + 0.041666666666666685 / 4 + 0.01388888888888895 / 2),
                        within(1e-9));
    }

    @Test
    void interactionsOfFacetsCountAgainstACutButNotForAnOrder() {
        var study = new ThreeWay(9, 4, 3, 2, 0.4, 0.3, 0.8, 0.6, 0.9, 1.2);
        assertThat(study.relative(4, 3)).isCloseTo(2 / (2 + 0.2 + 0.2 + 0.1), within(1e-12));
        assertThat(study.absolute(4, 3)).isCloseTo(2 / (2 + 0.5 + 0.1 + 0.1 + 0.075), within(1e-12));
    }

    @Test
    void componentsThatMarksWereMadeWithAreFoundAgain() {
        var world = new Simulated(53);
        var study = ThreeWay.of(marks(world, 60, 20, 20)).orThrow();
        assertThat(study.p()).isCloseTo(1, within(0.4));
        assertThat(study.pi()).isCloseTo(0.5, within(0.06));
        assertThat(study.pr()).isCloseTo(0.3, within(0.05));
        assertThat(study.ir()).isCloseTo(0.2, within(0.06));
        assertThat(study.residual()).isCloseTo(0.8, within(0.05));
        var relative = study.p() / (study.p() + study.pi() / 4 + study.pr() / 2 + study.residual() / 8);
        assertThat(study.relative(4, 2)).isCloseTo(relative, within(1e-12));
    }

    private static double[][][] marks(Simulated world, int persons, int items, int raters) {
        var p = world.abilities(persons, 0, 1);
        var i = world.abilities(items, 0, 0.7);
        var r = world.abilities(raters, 0, 0.7);
        var pi = new double[persons][];
        for (int a = 0; a < persons; a++) pi[a] = world.abilities(items, 0, Math.sqrt(0.5));
        var pr = new double[persons][];
        for (int a = 0; a < persons; a++) pr[a] = world.abilities(raters, 0, Math.sqrt(0.3));
        var ir = new double[items][];
        for (int b = 0; b < items; b++) ir[b] = world.abilities(raters, 0, Math.sqrt(0.2));
        var marks = new double[persons][items][raters];
        for (int a = 0; a < persons; a++)
            for (int b = 0; b < items; b++)
                for (int c = 0; c < raters; c++)
                    marks[a][b][c] =
                            p[a] + i[b] + r[c] + pi[a][b] + pr[a][c] + ir[b][c] + Math.sqrt(0.8) * world.normal();
        return marks;
    }

    @Test
    void aMissingMarkOrASingleRaterIsAReason() {
        var marks = new double[2][2][2];
        marks[1][1][1] = Double.NaN;
        assertThat(ThreeWay.of(marks)).isInstanceOf(Estimate.NotEstimable.class);
        assertThat(ThreeWay.of(new double[5][3][1])).isInstanceOf(Estimate.NotEstimable.class);
    }
}
