package org.tessera.measurement.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Estimate.NotEstimable;

class ImportanceTest {

    private static final int[] RATINGS = {5, 4, 3, 5, 4, 4, 2, 5, 3, 5, 4, 1};

    @Test
    void theIndexIsTheSumOfRatingsOverTheHighestPossibleSum() {
        var importance = Importance.of(RATINGS, 5, 1).orThrow();
        assertThat(importance.rii()).isCloseTo(45.0 / 60, within(1e-12));
        assertThat(importance.mean()).isCloseTo(3.75, within(1e-12));
        assertThat(importance.topTwo()).isCloseTo(8.0 / 12, within(1e-12));
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        assertThat(Importance.of(RATINGS, 5, 7)).isEqualTo(Importance.of(RATINGS, 5, 7));
        assertThat(Importance.of(RATINGS, 5, 7)).isNotEqualTo(Importance.of(RATINGS, 5, 8));
    }

    @Test
    void bothIntervalsHoldTheMean() {
        var importance = Importance.of(RATINGS, 5, 3).orThrow();
        assertThat(importance.meanPercentile().contains(3.75)).isTrue();
        assertThat(importance.riiBca().contains(0.75)).isTrue();
        assertThat(importance.meanBca().lower())
                .isLessThan(importance.meanPercentile().lower());
    }

    @Test
    void nineRatingsAreTooFew() {
        assertThat(Importance.of(Arrays.copyOf(RATINGS, 9), 5, 1)).isInstanceOf(NotEstimable.class);
    }

    @Test
    void equalRatingsGiveAnIntervalWithoutWidth() {
        var importance =
                Importance.of(new int[] {4, 4, 4, 4, 4, 4, 4, 4, 4, 4}, 5, 1).orThrow();
        assertThat(importance.meanBca().lower()).isEqualTo(4.0);
        assertThat(importance.meanBca().upper()).isEqualTo(4.0);
    }

    @Test
    void aRatingOutsideTheScaleIsRefused() {
        assertThatThrownBy(() -> Importance.of(new int[] {1, 6}, 5, 1)).hasMessageContaining("6 is outside");
    }

    @Test
    void wilsonsIntervalMatchesThePublishedExample() {
        // Newcombe (1998), Statistics in Medicine 17, table I: 81 of 263.
        var share = Share.of(81, 263).orThrow();
        assertThat(share.wilson().lower()).isCloseTo(0.2553, within(5e-5));
        assertThat(share.wilson().upper()).isCloseTo(0.3662, within(5e-5));
    }

    @Test
    void aClearWinnerIsAlwaysInTheTopAndTiedSubjectsShareThePlaces() {
        var ratings = new double[12][];
        Arrays.setAll(ratings, i -> new double[] {5, 3, 3, 1});
        var stability = RankStability.of(ratings, 2, 1).orThrow();
        assertThat(stability.inTop()).containsExactly(1, 0.5, 0.5, 0);
    }

    @Test
    void wilsonsIntervalByHand() {
        // z = 1.645; centre (.8 + z2/20) / (1 + z2/10), half z / (1 + z2/10) times the root of .16/10 + z2/400.
        var share = Share.of(8, 10, 0.90, 10).orThrow();
        assertThat(share.share()).isEqualTo(0.8);
        assertThat(share.wilson().lower()).isCloseTo(0.540792805687488, within(1e-9));
        assertThat(share.wilson().upper()).isCloseTo(0.931442012262468, within(1e-9));
        assertThat(Share.of(5, 9)).isInstanceOf(NotEstimable.class);
    }

    @Test
    void ofTwoRespondentsThreeSamplesInFourPutTheFirstSubjectOnTop() {
        // Means are 3 : 0, 0 : 1 or 1.5 : .5, drawn with 1/4, 1/4 and 1/2.
        var stability =
                RankStability.of(new double[][] {{3, 0}, {0, 1}}, 1, 7, 2, 2000).orThrow();
        assertThat(stability.means()).containsExactly(1.5, 0.5);
        assertThat(stability.inTop()[0]).isCloseTo(0.75, within(0.04));
        assertThat(stability.inTop()[0] + stability.inTop()[1]).isCloseTo(1, within(1e-9));
    }

    @Test
    void aSubjectThatFewRatedIsNotRanked() {
        assertThat(RankStability.of(new double[][] {{3, Double.NaN}, {0, 1}}, 1, 7, 2, 10))
                .isInstanceOf(NotEstimable.class);
        assertThat(RankStability.of(new double[0][], 1, 7, 2, 10)).isInstanceOf(NotEstimable.class);
        assertThatThrownBy(() -> RankStability.of(new double[][] {{3, 1}}, 3, 7, 1, 10))
                .hasMessageContaining("top 3 of 2");
    }

    @Test
    void theSubjectThatIsNotRankedIsNamed() {
        var ratings = new double[10][];
        for (int r = 0; r < 10; r++) ratings[r] = new double[] {5, r == 0 ? Double.NaN : 3};
        assertThat(RankStability.of(ratings, 1, 3))
                .isEqualTo(Estimate.notEstimable("Subject 2 has 9 ratings; at least 10 are needed to rank it."));
    }

    @Test
    void theTopIsFoundWhereverItStands() {
        var ratings = new double[10][];
        for (int r = 0; r < 10; r++) ratings[r] = new double[] {3, 5, 1, 4};
        assertThat(RankStability.of(ratings, 2, 3).orThrow().inTop()).containsExactly(0, 1, 0, 1);
        assertThat(RankStability.of(ratings, 4, 3).orThrow().inTop()).containsExactly(1, 1, 1, 1);
        assertThatThrownBy(() -> RankStability.of(ratings, 5, 3)).hasMessageContaining("top 5 of 4");
        assertThatThrownBy(() -> RankStability.of(ratings, 0, 3)).hasMessageContaining("top 0 of 4");
    }
}
