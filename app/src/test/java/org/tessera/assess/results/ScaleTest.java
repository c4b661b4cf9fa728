package org.tessera.assess.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tessera.assess.forms.Format;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.numeric.Minimum;

class ScaleTest {
    private static final Format.Scale SCALE = new Format.Scale(20, 60, 100, 12, new Format.Bands(40, 60, 80));

    @Test
    void aRawScorePassesExactlyWhenItsScaledScoreDoes() {
        for (int cut = 1; cut < 40; cut++) {
            for (var scale :
                    List.of(new Scale(SCALE, cut, 40, Optional.empty(), Optional.empty()), calibrated(items(0), cut))) {
                int before = 0;
                for (int raw = 0; raw <= 40; raw++) {
                    var scaled = scale.at(raw);
                    assertThat(scaled.score() >= 60).isEqualTo(raw >= cut);
                    assertThat(scaled.score()).isBetween(Math.max(20, before), 100);
                    assertThat(scaled.low()).isLessThanOrEqualTo(scaled.score());
                    assertThat(scaled.high()).isGreaterThanOrEqualTo(scaled.score());
                    before = scaled.score();
                }
            }
        }
    }

    @Test
    void theSameAbilityGetsTheSameScoreOnAHarderForm() {
        var easy = items(-0.5);
        var hard = items(0.5);
        double theta = 0.2;
        int easyCut = (int) Math.ceil(expected(easy, theta));
        int hardCut = (int) Math.ceil(expected(hard, theta));
        assertThat(hardCut).isLessThan(easyCut - 4);
        var onEasy = new Scale(SCALE, easyCut, 40, Optional.of(easy), Optional.of(theta));
        var onHard = new Scale(SCALE, hardCut, 40, Optional.of(hard), Optional.of(theta));
        for (double ability : new double[] {-1.5, -0.5, 0.9, 1.6}) {
            int a = onEasy.at((int) Math.round(expected(easy, ability))).score();
            int b = onHard.at((int) Math.round(expected(hard, ability))).score();
            // Whole points of a raw score are worth up to three points of the scale here.
            assertThat(Math.abs(a - b)).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void uncertaintyIsOneStandardErrorToEitherSide() {
        var items = items(0);
        var scaled = calibrated(items, 24).at(24);
        double theta = Minimum.root(t -> expected(items, t) - 24, -6, 6);
        double error = 12
                / Math.sqrt(
                        items.stream().mapToDouble(i -> i.information(theta)).sum());
        assertThat(scaled.score()).isEqualTo(60);
        assertThat(scaled.high()).isEqualTo((int) Math.round(60 + error));
        assertThat(scaled.low()).isEqualTo((int) Math.round(60 - error));
    }

    @Test
    void bandsBeginWhereTheFormatSays() {
        assertThat(IntStream.of(20, 39, 40, 59, 60, 79, 80, 100).mapToObj(s -> Scale.band(SCALE.bands(), s)))
                .containsExactly(
                        "emerging", "emerging", "developing", "developing", "ready", "ready", "strong", "strong");
    }

    private static Scale calibrated(List<Item> items, int cut) {
        double theta = Minimum.root(t -> expected(items, t) - cut, -8, 8);
        return new Scale(SCALE, cut, 40, Optional.of(items), Optional.of(theta));
    }

    private static List<Item> items(double harder) {
        return IntStream.range(0, 40)
                .mapToObj(i -> Item.twoPl(0.9 + i % 5 * 0.1, harder + (i % 9 - 4) * 0.3))
                .toList();
    }

    private static double expected(List<Item> items, double theta) {
        return items.stream().mapToDouble(i -> i.expected(theta)).sum();
    }
}
