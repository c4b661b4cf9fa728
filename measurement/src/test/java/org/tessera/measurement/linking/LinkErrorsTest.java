package org.tessera.measurement.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Simulated;
import org.tessera.measurement.irt.Calibration;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.irt.Model;
import org.tessera.measurement.irt.Settings;
import org.tessera.measurement.numeric.Moments;

class LinkErrorsTest {

    private final Simulated world = new Simulated(41);

    @Test
    void theErrorsSayHowMuchLinksOfNewSamplesVary() {
        var items = world.twoPl(10);
        var links = IntStream.range(0, 50)
                .mapToObj(r -> ScaleLink.stockingLord(
                        calibrated(items, Settings.Errors.NONE).curves(),
                        calibrated(items, Settings.Errors.NONE).curves()))
                .toList();
        var first = calibrated(items, Settings.Errors.OBSERVED);
        var second = calibrated(items, Settings.Errors.OBSERVED);
        var errors = LinkErrors.of(ScaleLink::stockingLord, first, second).orThrow();
        var A = Moments.sd(links.stream().mapToDouble(ScaleLink::A).toArray());
        var B = Moments.sd(links.stream().mapToDouble(ScaleLink::B).toArray());
        // A standard deviation from 50 replications is itself known to about 10 %.
        assertThat(errors.A()).isCloseTo(A, within(0.3 * A));
        assertThat(errors.B()).isCloseTo(B, within(0.3 * B));
    }

    @Test
    void theErrorOfAMeanDifferenceIsThatOfTwoMeans() {
        var items = java.util.List.of(Item.twoPl(1, -0.5), Item.twoPl(1, 0.5));
        // Difficulty is minus the intercept where the slope is 1; only the intercepts are uncertain here.
        var spread = new double[8][8];
        spread[1][1] = spread[5][5] = 0.04;
        DoubleUnaryOperator square = x -> x * x;
        var errors = LinkErrors.of(ScaleLink::meanMean, items, spread, items, spread);
        assertThat(errors.A()).isZero();
        assertThat(square.applyAsDouble(errors.B())).isCloseTo(2 * 0.04 / 2, within(1e-9));
    }

    @Test
    void withoutStandardErrorsOfItemsTheLinkHasNone() {
        var calibration = calibrated(world.twoPl(5), Settings.Errors.NONE);
        assertThat(LinkErrors.of(ScaleLink::haebara, calibration, calibration))
                .isInstanceOf(Estimate.NotEstimable.class);
    }

    private Calibration calibrated(java.util.List<Item> items, Settings.Errors errors) {
        return Calibration.of(
                        world.answers(items, world.abilities(400, 0, 1)),
                        Model.TWO_PL,
                        Settings.of(Model.TWO_PL).with(errors))
                .orThrow();
    }
}
