package org.tessera.measurement.raters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Interval;
import org.tessera.measurement.raters.Agreement.Level;
import org.tessera.measurement.raters.Agreement.Weights;

/** Published tables, and numbers computed with NumPy and SciPy where the books print two digits. */
class AgreementTest {

    private static final double NONE = Double.NaN;

    /** Shrout and Fleiss (1979), table 2. */
    private static final double[][] SHROUT_FLEISS = {
        {9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}
    };

    @Test
    void theSixFormsOfShroutAndFleiss() {
        var forms = TwoWay.of(SHROUT_FLEISS).orThrow().intraclass();
        assertThat(forms.stream().mapToDouble(TwoWay.Icc::icc).toArray())
                .containsExactly(new double[] {0.17, 0.29, 0.71, 0.44, 0.62, 0.91}, within(0.005));
        assertInterval(forms.get(0).interval(), -0.13293232487475096, 0.7225600623281211);
        assertInterval(forms.get(2).interval(), 0.34246476503392614, 0.9458582599553597);
        assertInterval(forms.get(3).interval(), -0.8844421552381196, 0.9124154203407755);
        assertInterval(forms.get(5).interval(), 0.6756747138163055, 0.9858916781690623);
        assertInterval(forms.get(1).interval(), 0.0187, 0.7611, 1e-4);
        assertInterval(forms.get(4).interval(), 0.0711, 0.9272, 1e-4);
        assertThat(forms.get(0).p()).isCloseTo(0.16476880834463953, within(1e-9));
        assertThat(forms.get(2).p()).isCloseTo(0.000134566516484335, within(1e-9));
        assertThat(forms.get(0).df2()).isEqualTo(18);
        assertThat(forms.get(1).df2()).isEqualTo(15);
    }

    private static void assertInterval(Interval interval, double lower, double upper) {
        assertInterval(interval, lower, upper, 1e-9);
    }

    private static void assertInterval(Interval interval, double lower, double upper, double tolerance) {
        assertThat(interval.lower()).isCloseTo(lower, within(tolerance));
        assertThat(interval.upper()).isCloseTo(upper, within(tolerance));
    }

    @Test
    void variancesOfTheSameTableAndWhatOtherNumbersOfRatersWouldGive() {
        var study = TwoWay.of(SHROUT_FLEISS).orThrow();
        assertThat(study.varPersons()).isCloseTo(2.555555555555556, within(1e-9));
        assertThat(study.varRaters()).isCloseTo(5.244444444444444, within(1e-9));
        assertThat(study.msWithin()).isCloseTo(6.263888888888888, within(1e-9));
        assertThat(study.relative(2))
                .isCloseTo(2.555555555555556 / (2.555555555555556 + 1.019444444444442 / 2), within(1e-9));
        assertThat(study.absolute(2))
                .isCloseTo(
                        2.555555555555556 / (2.555555555555556 + (5.244444444444444 + 1.019444444444442) / 2),
                        within(1e-9));
    }

    @Test
    void kappaAndItsErrorsByWeight() {
        int[][] table = {{106, 10, 4}, {22, 28, 10}, {2, 12, 6}};
        assertKappa(table, Weights.UNWEIGHTED, 0.4285714285714286, 0.053711004869167356);
        assertKappa(table, Weights.LINEAR, 0.4923076923076926, 0.05071860760768721);
        assertKappa(table, Weights.QUADRATIC, 0.566666666666667, 0.055666340158230236);
    }

    private static void assertKappa(int[][] table, Weights weights, double kappa, double error) {
        var result = Agreement.kappa(table, weights).orThrow();
        assertThat(result.kappa()).isCloseTo(kappa, within(1e-10));
        assertThat(result.error()).isCloseTo(error, within(1e-10));
        assertThat(result.agreement()).isCloseTo(0.7, within(1e-10));
    }

    /** Fleiss (1971) as often reprinted: fourteen raters, ten subjects, five categories. */
    @Test
    void fleissExample() {
        int[][] counts = {
            {0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
            {7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7}
        };
        var fleiss = Agreement.fleiss(counts).orThrow();
        assertThat(fleiss.agreement()).isCloseTo(0.378, within(5e-4));
        assertThat(fleiss.chance()).isCloseTo(0.213, within(5e-4));
        assertThat(fleiss.kappa()).isCloseTo(0.2099307044, within(1e-9));
        assertThat(fleiss.z()).isCloseTo(12.37429106, within(1e-7));
        counts[3][0] = 1;
        assertThat(Agreement.fleiss(counts)).isInstanceOf(Estimate.NotEstimable.class);
    }

    /** Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, example D: four observers, twelve units. */
    @Test
    void krippendorffsExampleWithMissingRatings() {
        double[][] observers = {
            {1, 2, 3, 3, 2, 1, 4, 1, 2, NONE, NONE, NONE},
            {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NONE, 3},
            {NONE, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NONE},
            {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NONE}
        };
        var units = new double[12][4];
        for (int u = 0; u < 12; u++) for (int o = 0; o < 4; o++) units[u][o] = observers[o][u];
        assertThat(Agreement.krippendorff(units, Level.NOMINAL).orThrow()).isCloseTo(0.743, within(5e-4));
        assertThat(Agreement.krippendorff(units, Level.ORDINAL).orThrow()).isCloseTo(0.815, within(5e-4));
        assertThat(Agreement.krippendorff(units, Level.INTERVAL).orThrow()).isCloseTo(0.849, within(5e-4));
    }

    @Test
    void concordanceIsOneInFullAgreementAndZeroWhereTwoRatersContradictEachOther() {
        double[] up = {1, 2, 3, 4};
        double[] down = {4, 3, 2, 1};
        assertThat(Agreement.kendall(new double[][] {up, up, up}).orThrow().w()).isCloseTo(1, within(1e-12));
        assertThat(Agreement.kendall(new double[][] {up, down}).orThrow().w()).isCloseTo(0, within(1e-12));
        var tied =
                Agreement.kendall(new double[][] {{1, 1, 2, 3}, {1, 1, 2, 3}}).orThrow();
        assertThat(tied.w()).isCloseTo(1, within(1e-12));
        assertThat(tied.uncorrected()).isLessThan(1);
        assertThat(tied.chiSquare()).isCloseTo(6, within(1e-12));
        assertThat(tied.df()).isEqualTo(3);
    }

    @Test
    void whereNobodyDiffersThereIsNothingToAgreeOn() {
        var same = new double[3][2];
        for (var row : same) Arrays.fill(row, 4);
        assertThat(TwoWay.of(same)).isInstanceOf(Estimate.NotEstimable.class);
        assertThat(Agreement.krippendorff(same, Level.NOMINAL)).isInstanceOf(Estimate.NotEstimable.class);
        assertThat(Agreement.kendall(same)).isInstanceOf(Estimate.NotEstimable.class);
        assertThat(Agreement.kappa(new int[][] {{9, 0}, {0, 0}}, Weights.LINEAR))
                .isInstanceOf(Estimate.NotEstimable.class);
        assertThat(TwoWay.of(new double[][] {{1, NONE}, {2, 3}})).isInstanceOf(Estimate.NotEstimable.class);
    }

    @Test
    void ratersWhoAgreeInEverythingHaveLimitsOfOne() {
        var forms = TwoWay.of(new double[][] {{1, 1}, {2, 2}, {3, 3}}).orThrow().intraclass();
        assertThat(forms).allSatisfy(form -> {
            assertThat(form.icc()).isEqualTo(1);
            assertThat(form.interval().lower()).isEqualTo(1);
            assertThat(form.interval().upper()).isEqualTo(1);
        });
    }

    @Test
    void ratersWhoDifferByAConstantOrderPersonsAlikeWithoutAgreeing() {
        // Mean squares 2, 1.5 and 0: ICC(3,1) = 1, ICC(2,1) = 2 / (2 + 2 x 1.5 / 3).
        var forms = TwoWay.of(new double[][] {{1, 2}, {2, 3}, {3, 4}}).orThrow().intraclass();
        assertThat(forms.get(2).icc()).isEqualTo(1);
        assertThat(forms.get(2).interval().lower()).isEqualTo(1);
        assertThat(forms.get(1).icc()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(forms.get(1).interval().contains(2 / 3.0)).isTrue();
    }
}
