package org.tessera.measurement.irt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tessera.measurement.Estimate.NotEstimable;
import org.tessera.measurement.Responses;
import org.tessera.measurement.Simulated;

class RecoveryTest {

    @Test
    void aTwoParameterCalibrationFindsTheTruthAndItsIntervalsCoverIt() {
        var covered = 0;
        var intervals = 0;
        for (int replication = 0; replication < 4; replication++) {
            var world = new Simulated(100 + replication);
            var truth = world.twoPl(40);
            var calibration = Calibration.of(world.answers(truth, world.abilities(1000, 0, 1)), Model.TWO_PL)
                    .orThrow();
            assertThat(rmse(truth, calibration.curves(), item -> item.difficulties()[0]))
                    .isLessThan(0.12);
            assertThat(rmse(truth, calibration.curves(), Item::a)).isLessThan(0.15);
            for (int i = 0; i < truth.size(); i++) {
                var estimate = calibration.items().get(i);
                covered += covers(truth.get(i).a(), estimate.item().a(), estimate.errors()[0]);
                covered += covers(truth.get(i).intercepts()[0], estimate.item().intercepts()[0], estimate.errors()[1]);
                intervals += 2;
            }
        }
        assertThat((double) covered / intervals).isBetween(0.92, 0.98);
    }

    @ParameterizedTest
    @EnumSource(names = {"RASCH", "TWO_PL"})
    void crossProductsGiveNearlyTheErrorsOfTheObservedInformation(Model model) {
        var world = new Simulated(13);
        var answers = world.answers(world.twoPl(12), world.abilities(2000, 0, 1));
        var settings = Settings.of(model);
        var observed = Calibration.of(answers, model, settings).orThrow();
        var crossed = Calibration.of(answers, model, settings.with(Settings.Errors.CROSS_PRODUCTS))
                .orThrow();
        for (int i = 0; i < 12; i++) {
            var expected = observed.items().get(i).errors()[1];
            assertThat(crossed.items().get(i).errors()[1]).isCloseTo(expected, within(0.15 * expected));
        }
    }

    @Test
    void twoGroupsDifferAsTheyWereMadeTo() {
        var world = new Simulated(7);
        var truth = world.twoPl(30);
        var abilities = IntStream.range(0, 3000)
                .mapToDouble(p -> p < 1500 ? world.normal() : 0.6 + 0.8 * world.normal())
                .toArray();
        var groups = IntStream.range(0, 3000).map(p -> p < 1500 ? 0 : 1).toArray();
        var calibration = Calibration.of(
                        world.answers(truth, abilities),
                        Model.TWO_PL,
                        Settings.of(Model.TWO_PL).with(Settings.Errors.NONE),
                        groups)
                .orThrow();
        var second = calibration.groups().get(1);
        assertThat(second.mean()).isCloseTo(0.6, within(0.1));
        assertThat(second.variance()).isCloseTo(0.64, within(0.1));
    }

    @Test
    void fixedAnchorsPutNewItemsAndPersonsOnTheirScale() {
        var world = new Simulated(8);
        var truth = world.twoPl(30);
        var anchors = new HashMap<Integer, Item>();
        for (int i = 0; i < 15; i++) anchors.put(i, truth.get(i));
        var settings = Settings.of(Model.TWO_PL).with(Settings.Errors.NONE).withAnchors(anchors);
        var calibration = Calibration.of(world.answers(truth, world.abilities(2000, -0.7, 1.2)), Model.TWO_PL, settings)
                .orThrow();
        assertThat(calibration.groups().getFirst().mean()).isCloseTo(-0.7, within(0.12));
        assertThat(calibration.items().getFirst().item()).isEqualTo(truth.getFirst());
        assertThat(rmse(truth.subList(15, 30), calibration.curves().subList(15, 30), item -> item.difficulties()[0]))
                .isLessThan(0.2);
    }

    @Test
    void marginalAndConditionalPartialCreditAgree() {
        var world = new Simulated(9);
        var truth = IntStream.range(0, 10)
                .mapToObj(i -> Item.partialCredit(1, 0.5 + world.normal() / 2, 0.2 + world.normal() / 2))
                .toList();
        var answers = world.answers(truth, world.abilities(1500, 0, 1));
        var marginal = Calibration.of(answers, Model.PARTIAL_CREDIT).orThrow();
        var conditional = Conditional.partialCredit(answers).orThrow();
        for (int i = 0; i < 10; i++) {
            // Both leave the origin free: compare differences between an item's two parameters.
            var m = marginal.curves().get(i).intercepts();
            assertThat(2 * m[0] - m[1])
                    .isCloseTo(2 * conditional.beta()[2 * i] - conditional.beta()[2 * i + 1], within(0.05));
        }
    }

    @Test
    void informationPredictsHowMuchEstimatesVary() {
        var world = new Simulated(10);
        var items = world.rasch(60);
        var scoring = Scoring.of(items);
        var estimates = IntStream.range(0, 2000)
                .mapToObj(r -> scoring.wle(
                        items.stream().mapToInt(item -> world.draw(item, 0.3)).toArray()))
                .mapToDouble(Score::theta)
                .toArray();
        var predicted = 1
                / Math.sqrt(items.stream()
                        .mapToDouble(item -> item.information(0.3))
                        .sum());
        assertThat(org.tessera.measurement.numeric.Moments.sd(estimates))
                .isCloseTo(predicted, within(0.05 * predicted));
    }

    @Test
    void tooFewPersonsAreAReasonAndNotANumber() {
        var world = new Simulated(11);
        var answers = world.answers(world.twoPl(10), world.abilities(200, 0, 1));
        assertThat(Calibration.of(answers, Model.TWO_PL))
                .isEqualTo(new NotEstimable<>("Only 200 persons answered; the 2PL model needs at least 250."));
    }

    @Test
    void aConstantItemIsNamed() {
        var world = new Simulated(12);
        var answers = world.answers(world.rasch(5), world.abilities(300, 0, 1));
        var codes = answers.codes();
        for (int p = 0; p < 300; p++) codes[5 * p + 2] = 1;
        assertThat(Calibration.of(Responses.of(answers.items(), codes), Model.RASCH))
                .isInstanceOfSatisfying(
                        NotEstimable.class, no -> assertThat(no.reason()).contains("item3"));
    }

    @Test
    void anOmissionCountsAsTheSchemeSays() {
        byte[] codes = {1, Responses.OMITTED, Responses.NOT_REACHED, Responses.NOT_ADMINISTERED};
        var answers = Responses.of(Simulated.names(4), codes);
        var treated = answers.treating(Responses.Treatment.WRONG, Responses.Treatment.IGNORED);
        assertThat(treated.codes()).containsExactly(1, 0, Responses.NOT_ADMINISTERED, Responses.NOT_ADMINISTERED);
    }

    private static int covers(double truth, double estimate, double error) {
        return Math.abs(truth - estimate) <= 1.96 * error ? 1 : 0;
    }

    private static double rmse(List<Item> truth, List<Item> estimates, ToDoubleFunction<Item> what) {
        return Math.sqrt(IntStream.range(0, truth.size())
                .mapToDouble(i -> Math.pow(what.applyAsDouble(truth.get(i)) - what.applyAsDouble(estimates.get(i)), 2))
                .average()
                .orElseThrow());
    }
}
