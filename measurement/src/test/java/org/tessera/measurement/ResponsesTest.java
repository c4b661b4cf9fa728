package org.tessera.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.Responses.Treatment;

class ResponsesTest {

    private static final List<String> NAMES = List.of("a", "b");

    private final Responses responses = Responses.of(NAMES, new int[][] {
        {2, Responses.OMITTED},
        {Responses.NOT_REACHED, Responses.NOT_ADMINISTERED},
        {1, 0}
    });

    @Test
    void omittedNotReachedAndNotAdministeredAreKeptApart() {
        var both = responses.treating(Treatment.WRONG, Treatment.IGNORED);
        assertThat(both.code(0, 1)).isZero();
        assertThat(both.code(1, 0)).isEqualTo(Responses.NOT_ADMINISTERED);
        var other = responses.treating(Treatment.IGNORED, Treatment.WRONG);
        assertThat(other.code(0, 1)).isEqualTo(Responses.NOT_ADMINISTERED);
        assertThat(other.code(1, 0)).isZero();
        assertThat(other.code(1, 1)).isEqualTo(Responses.NOT_ADMINISTERED);
        assertThat(other.code(0, 0)).isEqualTo(2);
    }

    @Test
    void whoAnsweredWhat() {
        assertThat(responses.answered(2, 1)).isTrue();
        assertThat(responses.answered(0, 1)).isFalse();
        assertThat(responses.complete().persons()).isEqualTo(1);
        assertThat(responses.notEmpty().persons()).isEqualTo(2);
        assertThat(responses.notEmpty().code(1, 0)).isEqualTo(1);
        assertThat(responses.scores()[0][1]).isNaN();
        assertThat(responses.column(0)).containsExactly(2, Responses.NOT_REACHED, 1);
    }

    @Test
    void theRangeOfAnItemIsThatOfItsAnswers() {
        assertThat(responses.lowest(0)).isEqualTo(1);
        assertThat(responses.highest(0)).isEqualTo(2);
        var blank = Responses.of(List.of("a"), new int[][] {{Responses.OMITTED}});
        assertThat(blank.lowest(0)).isZero();
        assertThat(blank.highest(0)).isZero();
    }

    @Test
    void itemsMayBeChosenInAnotherOrder() {
        var swapped = responses.select(List.of(1, 0));
        assertThat(swapped.items()).containsExactly("b", "a");
        assertThat(swapped.code(2, 1)).isEqualTo(1);
        assertThat(swapped.code(0, 0)).isEqualTo(Responses.OMITTED);
    }

    @Test
    void scoresOutsideTheirRangeAreRefusedAndTheEndsAreNot() {
        assertThat(Responses.of(List.of("a"), new int[][] {{Responses.HIGHEST}}).code(0, 0))
                .isEqualTo(Responses.HIGHEST);
        assertThat(Responses.of(List.of("a"), new byte[] {Responses.NOT_REACHED, Responses.HIGHEST})
                        .persons())
                .isEqualTo(2);
        assertThatThrownBy(() -> Responses.of(List.of("a"), new int[][] {{Responses.HIGHEST + 1}}))
                .hasMessageContaining("121");
        assertThatThrownBy(() -> Responses.of(List.of("a"), new int[][] {{-4}})).hasMessageContaining("-4");
        assertThatThrownBy(() -> Responses.of(List.of("a"), new byte[] {-4})).hasMessageContaining("-4");
        assertThatThrownBy(() -> Responses.of(NAMES, new byte[] {1, 0, 1})).hasMessageContaining("rows of 2");
    }

    @Test
    void nothingThatIsGivenOutChangesWhatIsInside() {
        responses.codes()[0] = 0;
        assertThat(responses.code(0, 0)).isEqualTo(2);
    }
}
