package org.tessera.measurement.ctt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.Simulated;
import org.tessera.measurement.Texts;
import org.tessera.measurement.numeric.Moments;

/** Fourteen persons and five items from 0 to 3; the expected numbers were computed with NumPy and SciPy. */
class ReliabilityTest {

    private static final Offset<Double> EXACTLY = within(1e-10);

    private static final double[][] SCORES = {
        {1, 0, 1, 0, 0},
        {0, 0, 0, 0, 0},
        {2, 2, 0, 1, 0},
        {2, 1, 2, 2, 2},
        {2, 2, 2, 2, 3},
        {1, 3, 2, 0, 2},
        {0, 1, 1, 0, 1},
        {0, 1, 0, 1, 0},
        {2, 2, 3, 3, 3},
        {3, 3, 3, 3, 3},
        {3, 1, 2, 2, 2},
        {0, 0, 0, 0, 0},
        {1, 0, 0, 0, 1},
        {3, 2, 2, 3, 2}
    };

    private final double[][] covariances = Moments.covariances(SCORES);
    private final TestAnalysis analysis = TestAnalysis.of(Simulated.names(5), SCORES, new double[] {3, 3, 3, 3, 3}, 2)
            .orThrow();

    @Test
    void coefficientsOfTheWholeTest() {
        assertThat(Reliability.alpha(SCORES)).isCloseTo(0.928970223325062, EXACTLY);
        assertThat(Reliability.standardizedAlpha(covariances)).isCloseTo(0.9286264530660308, EXACTLY);
        assertThat(Reliability.lambda2(covariances)).isCloseTo(0.9303667753096139, EXACTLY);
        assertThat(Reliability.lambda6(covariances)).isCloseTo(0.9328420186696674, EXACTLY);
        assertThat(Reliability.oddEven(SCORES)).isCloseTo(0.8775419870832526, EXACTLY);
    }

    @Test
    void kuderAndRichardsonForRightAndWrong() {
        var right = Arrays.stream(SCORES)
                .map(row -> Arrays.stream(row).map(x -> x > 1 ? 1 : 0).toArray())
                .toArray(double[][]::new);
        assertThat(Reliability.kr20(right)).isCloseTo(0.9272051009564295, EXACTLY);
        assertThat(Reliability.kr21(right)).isCloseTo(0.9256110520722636, EXACTLY);
    }

    @Test
    void strataAndAStratumOfOneItem() {
        assertThat(Reliability.stratifiedAlpha(SCORES, new int[] {7, 7, 9, 9, 9}))
                .isCloseTo(0.9290736145574856, EXACTLY);
        assertThat(Reliability.stratifiedAlpha(SCORES, new int[] {0, 1, 1, 1, 1}))
                .isCloseTo(0.8941273779983456, EXACTLY);
    }

    @Test
    void feldtsIntervalAndTheErrorsOfMeasurement() {
        assertThat(analysis.alphaInterval().lower()).isCloseTo(0.8462289924547343, EXACTLY);
        assertThat(analysis.alphaInterval().upper()).isCloseTo(0.9740655059571246, EXACTLY);
        assertThat(analysis.sem()).isCloseTo(1.3738131741116184, EXACTLY);
        assertThat(Reliability.conditionalSem(12, 40)).isCloseTo(Math.sqrt(12 * 28 / 39.0), EXACTLY);
    }

    @Test
    void theDistributionOfTotals() {
        assertThat(analysis.total().mean()).isCloseTo(6.571428571428571, EXACTLY);
        assertThat(analysis.total().sd()).isCloseTo(5.154748157905348, EXACTLY);
        assertThat(analysis.total().skewness()).isCloseTo(0.1383130730640576, EXACTLY);
        assertThat(analysis.total().kurtosis()).isCloseTo(-1.6450073265518494, EXACTLY);
        assertThat(analysis.total().min()).isZero();
        assertThat(analysis.total().max()).isEqualTo(15);
    }

    @Test
    void everyItem() {
        assertThat(analysis.items().stream()
                        .mapToDouble(ItemStatistics::itemRest)
                        .toArray())
                .containsExactly(
                        new double[] {
                            0.7959449700935618,
                            0.6911607729257637,
                            0.8826643816529122,
                            0.8298590680043701,
                            0.8714703673178656
                        },
                        EXACTLY);
        assertThat(analysis.items().stream()
                        .mapToDouble(ItemStatistics::itemTotal)
                        .toArray())
                .containsExactly(
                        new double[] {
                            0.8708694927517793,
                            0.7916727361691902,
                            0.926693351079219,
                            0.8977905603415625,
                            0.9223514900981593
                        },
                        EXACTLY);
        assertThat(analysis.items().stream()
                        .mapToDouble(ItemStatistics::alphaIfDeleted)
                        .toArray())
                .containsExactly(
                        new double[] {
                            0.9159347553324967,
                            0.9344135802469135,
                            0.8995256576110392,
                            0.9098351587564997,
                            0.9010329890036655
                        },
                        EXACTLY);
        assertThat(analysis.items().stream()
                        .mapToDouble(ItemStatistics::standardizedAlphaIfDeleted)
                        .toArray())
                .containsExactly(
                        new double[] {
                            0.9162241065634895,
                            0.9348887322456337,
                            0.8987984292169686,
                            0.9092524408672709,
                            0.9004906386607557
                        },
                        EXACTLY);
        assertThat(analysis.items().stream()
                        .mapToDouble(ItemStatistics::upperLower)
                        .toArray())
                .containsExactly(new double[] {0.75, 2 / 3.0, 0.75, 5 / 6.0, 11 / 12.0}, EXACTLY);
    }

    @Test
    void howWellTheTotalPredictsASubscore() {
        var sub = Arrays.stream(SCORES)
                .mapToDouble(row -> row[2] + row[3] + row[4])
                .toArray();
        assertThat(Reliability.prmseOfTotal(sub, Reliability.totals(SCORES), 0.926982591876209))
                .isCloseTo(0.9355396385912822, EXACTLY);
    }

    @Test
    void onePerfectFactorIsFoundAgainByBothMethodsAndGivesOmega() {
        double[] loadings = {0.9, 0.7, 0.5, 0.8};
        double[] sds = {1, 2, 1.5, 0.5};
        var correlations = new double[4][4];
        var matrix = new double[4][4];
        for (int i = 0; i < 4; i++)
            for (int j = 0; j < 4; j++) {
                correlations[i][j] = i == j ? 1 : loadings[i] * loadings[j];
                matrix[i][j] = correlations[i][j] * sds[i] * sds[j];
            }
        var residual = OneFactor.minimumResidual(correlations);
        assertThat(residual.loadings()).containsExactly(loadings, within(1e-8));
        assertThat(residual.residuals()).containsExactly(new double[] {0.19, 0.51, 0.75, 0.36}, within(1e-8));
        assertThat(residual.omega()).isCloseTo(2.9 * 2.9 / (2.9 * 2.9 + 1.81), within(1e-8));
        var likelihood = OneFactor.maximumLikelihood(matrix);
        assertThat(likelihood.converged()).isTrue();
        assertThat(likelihood.loadings()).containsExactly(new double[] {0.9, 1.4, 0.75, 0.4}, within(1e-5));
        assertThat(likelihood.residuals()).containsExactly(new double[] {0.19, 2.04, 1.6875, 0.09}, within(1e-5));
        assertThat(likelihood.omega()).isCloseTo(3.45 * 3.45 / (3.45 * 3.45 + 4.0075), within(1e-5));
    }

    @Test
    void verdictsChangeExactlyAtTheirLimits() {
        assertThat(item(0.95, 0.20).verdict()).isEmpty();
        assertThat(item(0.951, 0.20).verdict()).containsExactly(ItemFlag.TOO_EASY);
        assertThat(item(0.20, 0.20).verdictInWords(Texts.english())).isEqualTo("Works as it should.");
        assertThat(item(0.199, 0.199).verdict()).containsExactly(ItemFlag.TOO_HARD, ItemFlag.WEAK);
        assertThat(item(0.5, 0.10).verdict()).containsExactly(ItemFlag.WEAK);
        assertThat(item(0.5, 0.099).verdict()).containsExactly(ItemFlag.NOT_DISCRIMINATING);
        assertThat(item(0.5, 0).verdict()).containsExactly(ItemFlag.NOT_DISCRIMINATING);
        assertThat(item(0.5, -0.001).verdict()).containsExactly(ItemFlag.AGAINST_THE_TEST);
    }

    private static ItemStatistics item(double difficulty, double itemRest) {
        return new ItemStatistics("i", 100, difficulty, 0.4, difficulty, 0.5, itemRest, 0.8, 0.8, 0.5);
    }

    @Test
    void anOptionDoesNoWorkWhereFewChooseItOrTheAbleDo() {
        int[][] choices = {{1, 1}, {1, 1}, {2, 1}, {2, 2}, {3, 2}, {1, 1}};
        var options = Distractor.of(List.of("a", "b"), choices, new int[] {1, 1});
        assertThat(options).extracting(Distractor::option).containsExactly(1, 2, 3, 1, 2);
        assertThat(options.getFirst().key()).isTrue();
        assertThat(options.getFirst().idle()).isFalse();
        assertThat(options.get(1).n()).isEqualTo(2);
        assertThat(options.get(1).share()).isCloseTo(1 / 3.0, EXACTLY);
        assertThat(options.get(1).meanTotal()).isCloseTo(0.5, EXACTLY);
        assertThat(options.get(1).idle()).isFalse();
        assertThat(new Distractor("a", 2, false, 4, 0.049, -0.3, -0.3, 1).idle())
                .isTrue();
        assertThat(new Distractor("a", 2, false, 4, 0.05, -0.3, -0.001, 1).idle())
                .isFalse();
        assertThat(new Distractor("a", 2, false, 4, 0.05, -0.3, 0, 1).idle()).isTrue();
    }

    @Test
    void anOptionIsCorrelatedWithTheOtherItemsOnly() {
        int[][] choices = {{1, 1}, {1, 1}, {2, 1}, {2, 2}, {3, 2}, {1, 1}};
        var options = Distractor.of(List.of("a", "b"), choices, new int[] {1, 1});
        assertThat(options.get(0).restCorrelation()).isCloseTo(Math.sqrt(0.5), EXACTLY);
        assertThat(options.get(1).restCorrelation()).isCloseTo(-0.25, EXACTLY);
    }
}
