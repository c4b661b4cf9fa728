package org.tessera.measurement.ctt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.Estimate.Known;
import org.tessera.measurement.Estimate.NotEstimable;
import org.tessera.measurement.Responses;
import org.tessera.measurement.Simulated;
import org.tessera.measurement.Texts;

class TestAnalysisTest {

    private final Simulated world = new Simulated(51);
    private final Responses answers = world.answers(world.twoPl(10), world.abilities(200, 0, 1));

    @Test
    void aConstantItemIsFlaggedAndHasNoDiscrimination() {
        var codes = answers.codes();
        for (int p = 0; p < 200; p++) codes[10 * p] = 1;
        var item = TestAnalysis.of(Responses.of(answers.items(), codes))
                .orThrow()
                .items()
                .getFirst();
        assertThat(item.itemRest()).isNaN();
        assertThat(item.verdict()).containsExactly(ItemFlag.CONSTANT);
    }

    @Test
    void aWrongKeyShowsAsAnItemAgainstTheTest() {
        var codes = answers.codes();
        for (int p = 0; p < 200; p++) codes[10 * p] = (byte) (1 - codes[10 * p]);
        var item = TestAnalysis.of(Responses.of(answers.items(), codes))
                .orThrow()
                .items()
                .getFirst();
        assertThat(item.verdict()).contains(ItemFlag.AGAINST_THE_TEST);
        assertThat(item.verdictInWords(Texts.english())).contains("check the key");
    }

    @Test
    void twentyNinePersonsAreTooFew() {
        assertThat(TestAnalysis.of(answers.keeping(p -> p < 29))).isInstanceOf(NotEstimable.class);
    }

    @Test
    void equalTotalsTellNothing() {
        var codes = new byte[400];
        for (int p = 0; p < 100; p++) codes[4 * p + p % 4] = 1;
        assertThat(TestAnalysis.of(Responses.of(Simulated.names(4), codes))).isInstanceOf(NotEstimable.class);
    }

    @Test
    void strataOfOneKindOnlyGiveAlphaItself() {
        var scores = answers.scores();
        assertThat(Reliability.stratifiedAlpha(scores, new int[10]))
                .isCloseTo(Reliability.alpha(scores), within(1e-12));
    }

    @Test
    void aTestTwiceAsLongIsAsReliableAsSpearmanAndBrownSay() {
        assertThat(Reliability.spearmanBrown(0.6, 2)).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void aSubscoreThatIsOnlyNoiseIsBetterPredictedByTheTotal() {
        var scores = answers.scores();
        var sub = Arrays.stream(scores)
                .mapToDouble(row -> row[0] + row[1] + row[2])
                .toArray();
        var part = Arrays.stream(scores).map(row -> Arrays.copyOf(row, 3)).toArray(double[][]::new);
        var reliability = Reliability.alpha(part);
        assertThat(Reliability.prmseOfTotal(sub, Reliability.totals(scores), reliability))
                .isGreaterThan(reliability);
    }

    @Test
    void thirtyPersonsAreEnoughAndTwoItemsMakeATest() {
        assertThat(TestAnalysis.of(answers.keeping(p -> p < 30))).isInstanceOf(Known.class);
        assertThat(TestAnalysis.of(answers.select(List.of(0, 1)))).isInstanceOf(Known.class);
        assertThat(TestAnalysis.of(answers.select(List.of(0)))).isInstanceOf(NotEstimable.class);
    }

    @Test
    void difficultyIsAShareOfTheHighestScore() {
        double[][] scores = {{0, 3}, {1, 0}, {2, 3}, {2, 2}};
        var items = TestAnalysis.of(List.of("a", "b"), scores, new double[] {2, 3}, 2)
                .orThrow()
                .items();
        assertThat(items.get(0).difficulty()).isEqualTo(5 / 8.0);
        assertThat(items.get(1).difficulty()).isCloseTo(8 / 12.0, within(1e-12));
    }
}
