package org.tessera.measurement.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.irt.Score;
import org.tessera.measurement.numeric.Quadrature;

/** The expected numbers are integrals computed with SciPy; Lee's adds up all eight answer patterns. */
class DecisionQualityTest {

    private static final Offset<Double> CLOSELY = within(1e-8);

    private static final double[] TOTALS = {
        4, 6, 7, 8, 8, 9, 9, 10, 10, 10, 11, 11, 12, 12, 12, 13, 13, 14, 14, 15, 15, 16, 16, 17, 18, 19, 20, 11, 12, 13
    };

    @Test
    void livingstonAndLewis() {
        var quality = LivingstonLewis.of(TOTALS, 20, 12, 0.75).orThrow();
        assertThat(quality.effectiveLength()).isCloseTo(23.063916175507526, CLOSELY);
        assertThat(quality.effectiveCut()).isEqualTo(14);
        assertThat(quality.trueCut()).isEqualTo(0.6);
        assertThat(quality.alpha()).isCloseTo(4.676849668922361, CLOSELY);
        assertThat(quality.beta()).isCloseTo(3.0111223895801507, CLOSELY);
        assertThat(quality.accuracy()).isCloseTo(0.839930220419675, CLOSELY);
        assertThat(quality.falsePositive()).isCloseTo(0.09114441791437701, CLOSELY);
        assertThat(quality.falseNegative()).isCloseTo(0.06892536166594888, CLOSELY);
        assertThat(quality.consistency().agreement()).isCloseTo(0.7809042503938427, CLOSELY);
        assertThat(quality.consistency().passRate()).isCloseTo(0.5620170379219553, CLOSELY);
        var chance = 0.5620170379219553 * 0.5620170379219553 + 0.4379829620780447 * 0.4379829620780447;
        assertThat(quality.consistency().chance()).isCloseTo(chance, CLOSELY);
        assertThat(quality.consistency().kappa()).isCloseTo((0.7809042503938427 - chance) / (1 - chance), CLOSELY);
    }

    @Test
    void huynhAndSubkoviak() {
        var huynh = RawScore.huynh(TOTALS, 20, 12).orThrow();
        assertThat(huynh.kr21()).isCloseTo(0.7096853134801642, CLOSELY);
        assertThat(huynh.alpha()).isCloseTo(4.977082028094405, CLOSELY);
        assertThat(huynh.beta()).isCloseTo(3.2044226756224248, CLOSELY);
        assertThat(huynh.consistency().agreement()).isCloseTo(0.7655932070373708, CLOSELY);
        assertThat(huynh.consistency().passRate()).isCloseTo(0.5838016249180705, CLOSELY);
        var subkoviak = RawScore.subkoviak(TOTALS, 20, 12, 0.75);
        assertThat(subkoviak.agreement()).isCloseTo(0.7214976574633616, CLOSELY);
        assertThat(subkoviak.passRate()).isCloseTo(0.5747551709916139, CLOSELY);
    }

    @Test
    void rudner() {
        var quality = Ability.rudner(List.of(new Score(-0.5, 0.4), new Score(0.3, 0.3), new Score(1.2, 0.5)), 0.1);
        assertThat(quality.accuracy()).isCloseTo(0.8889322712235734, CLOSELY);
        assertThat(quality.consistency().agreement()).isCloseTo(0.8234705354544953, CLOSELY);
        assertThat(quality.consistency().passRate()).isCloseTo(0.6001370720694789, CLOSELY);
    }

    @Test
    void someoneWhoStandsOnTheCutHasPassed() {
        assertThat(Ability.rudner(List.of(new Score(0.1, 0.3)), 0.1).accuracy()).isEqualTo(0.5);
        var pass = LivingstonLewis.of(TOTALS, 20, 0, 0.75).orThrow();
        assertThat(pass.consistency().passRate()).isCloseTo(1, CLOSELY);
    }

    @Test
    void lee() {
        var items = List.of(Item.twoPl(1, -0.5), Item.twoPl(1.5, 0.2), Item.twoPl(0.8, 1));
        var quality = Ability.lee(items, Quadrature.normal(61, -6, 6, 0, 1), 2);
        assertThat(quality.accuracy()).isCloseTo(0.6879963580161073, CLOSELY);
        assertThat(quality.consistency().agreement()).isCloseTo(0.6665033256209348, CLOSELY);
        assertThat(quality.consistency().passRate()).isCloseTo(0.44882697012627554, CLOSELY);
    }

    @Test
    void whatCannotBeEstimatedIsAReason() {
        assertThat(LivingstonLewis.of(new double[] {5, 5, 5}, 10, 5, 0.8)).isInstanceOf(Estimate.NotEstimable.class);
        assertThat(LivingstonLewis.of(TOTALS, 20, 12, 0)).isInstanceOf(Estimate.NotEstimable.class);
        assertThat(LivingstonLewis.of(TOTALS, 20, 12, 1)).isInstanceOf(Estimate.NotEstimable.class);
        assertThat(RawScore.huynh(new double[] {9, 10, 11}, 20, 12)).isInstanceOf(Estimate.NotEstimable.class);
    }

    @Test
    void whoseExpectedSumIsTheCutShouldPass() {
        // Two items that half of the persons at 0 solve: their expected sum is 1, and three in four reach it.
        var items = List.of(Item.twoPl(1, 0), Item.twoPl(2, 0));
        var quality = Ability.lee(items, new Quadrature(new double[] {0}, new double[] {1}), 1);
        assertThat(quality.accuracy()).isCloseTo(0.75, CLOSELY);
    }

    @Test
    void twoTotalsCanBeComparedButNotTwoAtTheEndsOfTheScale() {
        assertThat(LivingstonLewis.of(new double[] {8, 12}, 20, 10, 0.75)).isInstanceOf(Estimate.Known.class);
        assertThat(LivingstonLewis.of(new double[] {8}, 20, 10, 0.75)).isInstanceOf(Estimate.NotEstimable.class);
        assertThat(LivingstonLewis.of(new double[] {0, 20}, 20, 10, 0.9))
                .isEqualTo(Estimate.notEstimable("The scores are too spread out for this method."));
    }
}
