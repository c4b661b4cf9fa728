package org.tessera.measurement.standardsetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.irt.Item;

/** Small panels; the expected numbers were computed by hand or with NumPy. */
class RecommendationsTest {

    private static final Offset<Double> EXACTLY = within(1e-9);

    private static final double[][] RATINGS = {{0.6, 0.7, 0.5}, {0.8, 0.9, 0.7}, {0.4, 0.3, 0.5}, {0.5, 0.65, 0.6}};

    @Test
    void angoffWithItsComponents() {
        var angoff = Angoff.of(RATINGS, 2).orThrow();
        assertThat(angoff.cut()).isCloseTo(2.3833333333333333, EXACTLY);
        assertThat(angoff.judgeCuts()).containsExactly(new double[] {2.3, 2.55, 2.3}, EXACTLY);
        assertThat(angoff.sdJudges()).isCloseTo(0.1443375672974067, EXACTLY);
        assertThat(angoff.errorOfJudges()).isCloseTo(0.1443375672974067 / Math.sqrt(3), EXACTLY);
        assertThat(angoff.varItems()).isCloseTo(0.023333333333333376, EXACTLY);
        assertThat(angoff.varJudges()).isCloseTo(-0.00125, EXACTLY);
        assertThat(angoff.varResidual()).isCloseTo(0.010208333333333283, EXACTLY);
        assertThat(angoff.errorWithItems(4)).isCloseTo(0.316666666666667, EXACTLY);
        assertThat(angoff.itemSd()).isCloseTo(0.09409406539564935, EXACTLY);
        assertThat(angoff.consistency())
                .containsExactly(new double[] {0.9698612260388882, 0.9784559046661007, 0.8428227902737332}, EXACTLY);
        assertThat(angoff.severity()[1]).isCloseTo((2.55 - 2.3833333333333333) / 0.1443375672974067, EXACTLY);
        assertThat(Angoff.correlations(RATINGS, new double[] {0.55, 0.9, 0.35, 0.5}))
                .containsExactly(new double[] {0.9853877465186034, 0.9109854665116912, 0.8601512308077806}, EXACTLY);
    }

    /** By hand: 3 (.6 + .7 + .5) / 3 + .8 + .4 + .58333 = 3.58333; the order of the questions is judged as before. */
    @Test
    void aQuestionOfThreePointsCountsThreeTimesInTheCut() {
        var points = Angoff.of(RATINGS, new int[] {3, 1, 1, 1}, 2).orThrow();
        assertThat(points.cut()).isCloseTo(3.5833333333333335, EXACTLY);
        assertThat(points.judgeCuts()).containsExactly(new double[] {3.5, 3.95, 3.3}, EXACTLY);
        assertThat(points.consistency())
                .containsExactly(Angoff.of(RATINGS, 2).orThrow().consistency(), EXACTLY);
        assertThat(Angoff.of(RATINGS, new int[] {1, 1, 1, 1}, 2).orThrow().sdJudges())
                .isCloseTo(Angoff.of(RATINGS, 2).orThrow().sdJudges(), EXACTLY);
    }

    @Test
    void eightJudgesAreEnoughAndSevenAreNot() {
        assertThat(Angoff.of(new double[][] {new double[7], new double[7]})).isInstanceOf(Estimate.NotEstimable.class);
        var eight = new double[][] {{0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8}, {0.2, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.9}};
        assertThat(Angoff.of(eight)).isInstanceOf(Estimate.Known.class);
        assertThatThrownBy(() -> Angoff.of(new double[][] {{0.5, 1.1}, {0.5, 0.5}}, 2))
                .hasMessageContaining("between 0 and 1");
    }

    /** Scores 0 to 9, one candidate each: at a cut c the share (10 - c) / 10 passes. */
    private static final double[] EVEN = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

    @Test
    void beuksLineMeetsTheCurveOfPasses() {
        // Line v = 0.7 + 0.1 (c - 5); curve 1 - c / 10: they meet where 0.7 + 0.1 c - 0.5 = 1 - 0.1 c, at c = 4.
        var cut = Compromise.beuk(new double[] {4, 6}, new double[] {0.6, 0.8}, EVEN)
                .orThrow();
        assertThat(cut.cut()).isCloseTo(4, within(1e-6));
        assertThat(cut.rate()).isCloseTo(0.6, within(1e-6));
        assertThat(Compromise.beuk(new double[] {5, 5}, new double[] {0.6, 0.8}, EVEN))
                .isInstanceOf(Estimate.NotEstimable.class);
    }

    @Test
    void hofsteesLineMeetsTheCurveOfFailures() {
        // From (2, 0.8) to (8, 0.2): 1 - c / 10 meets c / 10 at c = 5.
        var cut = Compromise.hofstee(2, 8, 0.2, 0.8, EVEN).orThrow();
        assertThat(cut.cut()).isCloseTo(5, within(1e-6));
        assertThat(cut.rate()).isCloseTo(0.5, within(1e-6));
        assertThat(Compromise.hofstee(2, 4, 0.8, 0.9, EVEN)).isInstanceOf(Estimate.NotEstimable.class);
    }

    @Test
    void contrastingGroupsMeetWhereHalfAreCompetent() {
        double[] scores = {2, 3, 4, 5, 5, 6, 7, 8};
        int[] competent = {0, 0, 0, 0, 1, 1, 1, 1};
        competent[2] = 1;
        competent[5] = 0;
        assertThat(Examinees.contrastingGroups(scores, competent).orThrow().cut())
                .isCloseTo(5, within(1e-6));
        assertThat(Examinees.contrastingGroups(scores, new int[8])).isInstanceOf(Estimate.NotEstimable.class);
        assertThat(Examinees.contrastingGroups(new double[] {1, 2, 8, 9}, new int[] {0, 0, 1, 1}))
                .isInstanceOf(Estimate.NotEstimable.class);
        assertThat(Examinees.contrastingGroups(scores, new int[] {1, 1, 0, 1, 0, 1, 0, 0}))
                .isInstanceOf(Estimate.NotEstimable.class);
    }

    @Test
    void borderlineRegression() {
        double[] scores = {30, 35, 38, 40, 41, 44, 45, 47, 50, 52};
        double[] ratings = {1, 2, 2, 3, 3, 3, 4, 4, 5, 5};
        assertThat(Examinees.borderlineRegression(scores, ratings, 2.5).orThrow())
                .isCloseTo(38.673076923076955, EXACTLY);
        assertThat(Examinees.borderlineRegression(scores, new double[10], 2.5))
                .isInstanceOf(Estimate.NotEstimable.class);
    }

    @Test
    void aBookmarkLiesWhereTwoThirdsSolveTheItem() {
        var items = List.of(Item.twoPl(2, 1), Item.twoPl(1, 0), Item.logistic(1, 0, 0.25, 1));
        var bookmark = Bookmark.of(items, new int[] {1, 2, 2, 3}, Bookmark.TWO_THIRDS);
        // b + ln 2 / a; with guessing (2/3 - 1/4) / (3/4) = 5/9 is left to be known.
        double[] places = {Math.log(5 / 4.0), Math.log(2), 1 + Math.log(2) / 2};
        assertThat(bookmark.locations()).containsExactly(places, EXACTLY);
        assertThat(bookmark.order()).containsExactly(2, 1, 0);
        assertThat(bookmark.median()).isCloseTo(Math.log(2), EXACTLY);
        assertThat(bookmark.mean())
                .isCloseTo(
                        Arrays.stream(new double[] {places[0], places[1], places[1], places[2]})
                                        .sum()
                                / 4,
                        EXACTLY);
        assertThatThrownBy(() -> Bookmark.of(items, new int[] {4}, 0.67)).hasMessageContaining("Page 4");
        assertThatThrownBy(() -> Bookmark.of(items, new int[] {0}, 0.67)).hasMessageContaining("Page 0");
    }

    @Test
    void beuksCutMayLieBetweenScoresAndAboveTheHighestOne() {
        // Line v = 0.05 + 0.1 (c - 9.5) meets the curve 1 - c / 10 at c = 9.5; the highest score is 9.
        var cut = Compromise.beuk(new double[] {9, 10}, new double[] {0, 0.1}, EVEN)
                .orThrow();
        assertThat(cut.cut()).isCloseTo(9.5, within(1e-6));
        assertThat(cut.rate()).isCloseTo(0.05, within(1e-6));
        assertThat(Compromise.beuk(new double[] {14, 16}, new double[] {0, 0.1}, EVEN))
                .isInstanceOf(Estimate.NotEstimable.class);
    }

    @Test
    void groupsThatOnlyTouchAndGroupsThatAreAlikeGiveNoCut() {
        assertThat(Examinees.contrastingGroups(new double[] {1, 2, 2, 3}, new int[] {0, 0, 1, 1}))
                .isInstanceOfSatisfying(
                        Estimate.NotEstimable.class,
                        none -> assertThat(none.reason()).contains("take a score between"));
        assertThat(Examinees.contrastingGroups(new double[] {1, 2, 1, 2}, new int[] {0, 0, 1, 1}))
                .isInstanceOf(Estimate.NotEstimable.class);
    }
}
