package org.tessera.measurement.irt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.numeric.Quadrature;

/** Four items, one of each family; the expected numbers were computed with NumPy and SciPy from the formulas alone. */
class CurvesAndScoresTest {

    private static final Offset<Double> EXACTLY = within(1e-9);

    /** Where the expected number comes from a numerical derivative or a search. */
    private static final Offset<Double> CLOSELY = within(1e-6);

    private static final Item TWO = Item.logistic(1.2, -0.3, 0, 1);
    private static final Item THREE = Item.logistic(0.8, 0.5, 0.2, 1);
    private static final Item GRADED = Item.graded(1.5, 1, -0.5);
    private static final Item CREDIT = Item.partialCredit(0.7, 0.4, -0.6, -1);
    private static final List<Item> ITEMS = List.of(TWO, THREE, GRADED, CREDIT);
    private static final int[] ANSWERS = {1, 0, 1, 2};

    private final Scoring scoring = Scoring.of(ITEMS);

    @Test
    void probabilitiesOfEveryFamily() {
        assertThat(TWO.probabilities(0.4))
                .containsExactly(new double[] {0.4551211076264199, 0.54487889237358}, EXACTLY);
        assertThat(THREE.probabilities(0.4))
                .containsExactly(new double[] {0.24461092791357553, 0.7553890720864245}, EXACTLY);
        assertThat(GRADED.probabilities(0.4))
                .containsExactly(new double[] {0.16798161486607555, 0.30703919765498444, 0.52497918747894}, EXACTLY);
        assertThat(CREDIT.probabilities(0.4))
                .containsExactly(
                        new double[] {0.20890735152973228, 0.4123575692837768, 0.2007159771110487, 0.1780191020754423},
                        EXACTLY);
        assertThat(CREDIT.expected(0.4)).isCloseTo(1.347846829732201, EXACTLY);
    }

    @Test
    void informationOfEveryFamily() {
        assertThat(TWO.information(0.4)).isCloseTo(0.35709967442726, CLOSELY);
        assertThat(THREE.information(0.4)).isCloseTo(0.0998848950986687, CLOSELY);
        assertThat(GRADED.information(0.4)).isCloseTo(0.6162213605784665, CLOSELY);
        assertThat(CREDIT.information(0.4)).isCloseTo(0.4903441367942243, CLOSELY);
        // Far from the item the digits are still there.
        assertThat(TWO.information(40)).isCloseTo(1.44 * Math.exp(0.3 - 48), within(1e-30));
    }

    @Test
    void derivativesAreWhatDifferencesShow() {
        var h = 1e-5;
        for (var item : ITEMS) {
            var curve = item.curve(0.4);
            var above = item.probabilities(0.4 + h);
            var below = item.probabilities(0.4 - h);
            for (int k = 0; k < above.length; k++) {
                assertThat(curve.p()[k]).isCloseTo(item.probabilities(0.4)[k], EXACTLY);
                assertThat(curve.first()[k]).isCloseTo((above[k] - below[k]) / (2 * h), within(1e-8));
                assertThat(curve.second()[k])
                        .isCloseTo((above[k] - 2 * curve.p()[k] + below[k]) / (h * h), within(1e-4));
            }
        }
    }

    @Test
    void gradientsByParameterAreWhatDifferencesShow() {
        var h = 1e-6;
        for (var item : ITEMS) {
            var gradients = item.gradients(0.4);
            var parameters = item.parameters();
            for (int j = 0; j < parameters.length; j++) {
                // An asymptote of 0 or 1 lies at infinity on the scale of its parameter.
                if (Double.isInfinite(parameters[j])) continue;
                var more = parameters.clone();
                more[j] += h;
                var less = parameters.clone();
                less[j] -= h;
                for (int k = 0; k < item.categories(); k++)
                    assertThat(gradients[j][k])
                            .isCloseTo(
                                    (Item.of(item.family(), more).probabilities(0.4)[k]
                                                    - Item.of(item.family(), less)
                                                            .probabilities(0.4)[k])
                                            / (2 * h),
                                    within(1e-8));
            }
        }
    }

    @Test
    void placesOnTheScale() {
        assertThat(TWO.difficulties()).containsExactly(new double[] {0.25}, EXACTLY);
        assertThat(GRADED.difficulties()).containsExactly(new double[] {-1 / 1.5, 0.5 / 1.5}, EXACTLY);
        assertThat(CREDIT.difficulties()).containsExactly(new double[] {-0.4 / 0.7, 1 / 0.7, 0.4 / 0.7}, EXACTLY);
        assertThat(THREE.g()).isCloseTo(0.2, EXACTLY);
        assertThat(THREE.u()).isEqualTo(1);
        assertThat(GRADED.g()).isZero();
        assertThat(GRADED.u()).isEqualTo(1);
        assertThat(Item.twoPl(2, 0.5).intercepts()).containsExactly(-1);
        assertThat(Item.twoPl(2, 0.5)).isEqualTo(Item.logistic(2, -1, 0, 1)).isNotEqualTo(TWO);
    }

    @Test
    void anItemOnAnotherScaleAsksTheSamePersonsTheSame() {
        for (var item : ITEMS)
            assertThat(item.rescaled(1.3, -0.4).probabilities(1.3 * 0.7 - 0.4))
                    .containsExactly(item.probabilities(0.7), EXACTLY);
    }

    @Test
    void expectedAPosteriori() {
        assertThat(scoring.eap(ANSWERS).theta()).isCloseTo(0.2397445720556983, EXACTLY);
        assertThat(scoring.eap(ANSWERS).se()).isCloseTo(0.6056198329499902, EXACTLY);
        var blank = new int[] {1, -1, 1, 2};
        assertThat(scoring.eap(blank))
                .isEqualTo(Scoring.of(List.of(TWO, GRADED, CREDIT)).eap(new int[] {1, 1, 2}));
        assertThat(Posterior.of(ITEMS, Quadrature.standard()).eap(List.of(0, 3), List.of(1, 2)))
                .isEqualTo(scoring.eap(new int[] {1, -1, -1, 2}));
        assertThat(scoring.eap(new int[] {-1, -1, -1, -1}).theta()).isCloseTo(0, EXACTLY);
        var elsewhere = scoring.withPrior(2, 0.25).eap(new int[] {-1, -1, -1, -1});
        assertThat(elsewhere.theta()).isCloseTo(2, within(1e-6));
        assertThat(elsewhere.se()).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void modeAndMaximumOfTheLikelihood() {
        assertThat(scoring.map(ANSWERS).theta()).isCloseTo(0.23055048293068797, CLOSELY);
        assertThat(scoring.map(ANSWERS).se()).isCloseTo(0.587350219250936, CLOSELY);
        var ml = scoring.ml(ANSWERS).orThrow();
        assertThat(ml.theta()).isCloseTo(0.3527184500767584, CLOSELY);
        assertThat(ml.se()).isCloseTo(0.7306887511460405, CLOSELY);
        assertThat(scoring.logLikelihood(ANSWERS, 0.4)).isCloseTo(-4.801922384202125, EXACTLY);
    }

    @Test
    void warmsEstimate() {
        var three = Scoring.of(List.of(TWO, Item.logistic(0.9, 0.4, 0, 1), Item.logistic(1.5, -1, 0, 1)));
        var wle = three.wle(new int[] {1, 1, 0});
        assertThat(wle.theta()).isCloseTo(0.5767669696814204, CLOSELY);
        assertThat(wle.se()).isCloseTo(0.9660293844581515, CLOSELY);
        assertThat(three.jeffreys(new int[] {1, 1, 0}).theta()).isCloseTo(wle.theta(), CLOSELY);
        // Where an item can be guessed the two part.
        assertThat(scoring.wle(ANSWERS).theta()).isCloseTo(0.3378675757816901, CLOSELY);
        assertThat(scoring.wle(ANSWERS).se()).isCloseTo(0.7980350915683654, CLOSELY);
        assertThat(scoring.jeffreys(ANSWERS).theta()).isCloseTo(0.3388860863140964, CLOSELY);
        assertThat(scoring.jeffreys(ANSWERS).se()).isCloseTo(0.6822941696341952, CLOSELY);
    }

    @Test
    void onlyThePatternsAtTheEndsHaveNoMaximum() {
        assertThat(scoring.ml(new int[] {0, 0, 0, 0})).isInstanceOf(Estimate.NotEstimable.class);
        assertThat(scoring.ml(new int[] {1, 1, 2, 3})).isInstanceOf(Estimate.NotEstimable.class);
        assertThat(scoring.ml(new int[] {1, 1, 2, -1})).isInstanceOf(Estimate.NotEstimable.class);
        assertThat(scoring.ml(new int[] {1, 1, 2, 2})).isInstanceOf(Estimate.Known.class);
        assertThat(scoring.ml(new int[] {1, 0, 0, 0})).isInstanceOf(Estimate.Known.class);
        assertThat(scoring.wle(new int[] {0, 0, 0, 0}).theta()).isBetween(-6.0, -0.5);
    }

    @Test
    void sumsOfScores() {
        assertThat(SumScores.distribution(ITEMS, 0.4))
                .containsExactly(
                        new double[] {
                            0.003906774172964473,
                            0.03159421631510839,
                            0.10814965607967943,
                            0.21801162138047303,
                            0.27589081483669353,
                            0.21352699636565717,
                            0.11045371293184397,
                            0.03846620791757998
                        },
                        EXACTLY);
        var line = SumScores.table(ITEMS, Quadrature.standard()).get(3);
        assertThat(line.sum()).isEqualTo(3);
        assertThat(line.probability()).isCloseTo(0.1779288835971002, EXACTLY);
        assertThat(line.eap()).isCloseTo(-0.12127980577192747, EXACTLY);
        assertThat(line.sd()).isCloseTo(0.6559274816120709, EXACTLY);
    }

    @Test
    void abilityPerRawScore() {
        var theta = RawScores.ml(List.of(Item.twoPl(1, 0), Item.twoPl(1, 0), Item.twoPl(1, 0), Item.twoPl(1, 0)));
        assertThat(theta[0]).isNaN();
        assertThat(theta[4]).isNaN();
        assertThat(Arrays.copyOfRange(theta, 1, 4))
                .containsExactly(new double[] {-Math.log(3), 0, Math.log(3)}, within(1e-7));
        var longer =
                RawScores.extrapolated(List.of(Item.twoPl(1, 0), Item.twoPl(1, 0), Item.twoPl(1, 0), Item.twoPl(1, 0)));
        // A natural spline goes on in a straight line, and here all three points are on one.
        assertThat(longer[0]).isCloseTo(-2 * Math.log(3), within(1e-6));
        assertThat(longer[4]).isCloseTo(2 * Math.log(3), within(1e-6));
    }

    @Test
    void reliabilityOfScores() {
        var scores = List.of(new Score(-1, 0.5), new Score(0, 0.5), new Score(1, 0.7));
        assertThat(Marginal.empirical(scores)).isCloseTo(1 / (1 + (0.25 + 0.25 + 0.49) / 3), EXACTLY);
    }

    @Test
    void thePriorDrawsTheMode() {
        var drawn = scoring.withPrior(1, 0.5).map(ANSWERS);
        assertThat(drawn.theta()).isCloseTo(0.6927426586430082, CLOSELY);
        assertThat(drawn.se()).isCloseTo(0.5182237565359564, CLOSELY);
    }

    @Test
    void nodesMayChangeFromPersonToPerson() {
        var narrow = Quadrature.normal(61, -6, 6, 0, 0.1);
        var before = scoring.eap(ANSWERS);
        assertThat(scoring.eap(ANSWERS, narrow).theta()).isBetween(0.0, 0.1);
        assertThat(scoring.eap(ANSWERS)).isEqualTo(before);
        var samePlacesOtherWeights = new Quadrature(Quadrature.standard().points(), narrow.weights());
        assertThat(scoring.eap(ANSWERS, samePlacesOtherWeights)).isEqualTo(scoring.eap(ANSWERS, narrow));
        var moved = Quadrature.normal(61, -5, 7, 1, 1);
        assertThat(scoring.eap(new int[] {-1, -1, -1, -1}, moved).theta()).isCloseTo(1, within(1e-6));
    }

    @Test
    void aBlankIsNeitherRightNorWrong() {
        assertThat(scoring.ml(new int[] {1, -1, 2, 3})).isInstanceOf(Estimate.NotEstimable.class);
        assertThat(scoring.ml(new int[] {0, -1, 0, 0})).isInstanceOf(Estimate.NotEstimable.class);
        assertThat(scoring.ml(new int[] {0, -1, 2, 3})).isInstanceOf(Estimate.Known.class);
        assertThat(scoring.wle(new int[] {1, -1, 1, 2}).theta())
                .isCloseTo(
                        Scoring.of(List.of(TWO, GRADED, CREDIT))
                                .wle(new int[] {1, 1, 2})
                                .theta(),
                        EXACTLY);
    }
}
