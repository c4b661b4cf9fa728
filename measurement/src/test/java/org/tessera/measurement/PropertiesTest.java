package org.tessera.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.tessera.measurement.ctt.Reliability;
import org.tessera.measurement.dif.Grouped;
import org.tessera.measurement.dif.MantelHaenszel;
import org.tessera.measurement.irt.Calibration;
import org.tessera.measurement.irt.Model;
import org.tessera.measurement.irt.Scoring;
import org.tessera.measurement.irt.Settings;
import org.tessera.measurement.irt.SumScores;
import org.tessera.measurement.linking.LinearEquating;
import org.tessera.measurement.linking.ScaleLink;
import org.tessera.measurement.linking.TrueScore;
import org.tessera.measurement.raters.Agreement;
import org.tessera.measurement.survey.Weighting;

class PropertiesTest {

    @Property(tries = 100)
    void alphaOfRightAndWrongIsKr20(@ForAll @IntRange(min = 1, max = 100_000) int seed) {
        var world = new Simulated(seed);
        var scores = world.answers(world.twoPl(8), world.abilities(60, 0, 1)).scores();
        var totals = Reliability.totals(scores);
        var variance = variance(totals);
        Assume.that(variance > 0);
        double pq = 0;
        for (int i = 0; i < 8; i++) {
            var item = i;
            var p = Arrays.stream(scores)
                    .mapToDouble(row -> row[item])
                    .average()
                    .orElseThrow();
            pq += p * (1 - p);
        }
        assertThat(Reliability.alpha(scores)).isCloseTo(8.0 / 7 * (1 - pq / variance), within(1e-9));
    }

    @Property(tries = 100)
    void expectedAPosterioriShrinksTowardsTheMean(@ForAll @IntRange(min = 1, max = 100_000) int seed) {
        var world = new Simulated(seed);
        var items = world.rasch(20);
        var answers = items.stream().mapToInt(item -> world.draw(item, 1.5)).toArray();
        Assume.that(Arrays.stream(answers).sum() % 20 != 0);
        var scoring = Scoring.of(items);
        var ml = scoring.ml(answers).orThrow().theta();
        var center = scoring.withPrior(0, 0.3).eap(answers).theta();
        assertThat(Math.abs(center))
                .isLessThanOrEqualTo(Math.abs(scoring.eap(answers).theta()) + 1e-9);
        assertThat(Math.abs(scoring.eap(answers).theta())).isLessThanOrEqualTo(Math.abs(ml) + 0.1);
    }

    @Property(tries = 50)
    void nobodyWhoHasEverythingRightHasAMaximumLikelihood(@ForAll @IntRange(min = 1, max = 40) int count) {
        var items = new Simulated(count).twoPl(count);
        var right = new int[count];
        Arrays.fill(right, 1);
        assertThat(Scoring.of(items).ml(right)).isInstanceOf(Estimate.NotEstimable.class);
    }

    @Property(tries = 50)
    void scoresDoNotDependOnTheOrderOfItems(@ForAll @IntRange(min = 1, max = 100_000) int seed) {
        var world = new Simulated(seed);
        var items = world.twoPl(15);
        var answers = items.stream().mapToInt(item -> world.draw(item, 0)).toArray();
        var order = IntStream.range(0, 15).boxed().collect(java.util.stream.Collectors.toList());
        Collections.shuffle(order, new Random(seed));
        var shuffled = order.stream().map(items::get).toList();
        var moved = order.stream().mapToInt(i -> answers[i]).toArray();
        assertThat(Scoring.of(shuffled).eap(moved).theta())
                .isCloseTo(Scoring.of(items).eap(answers).theta(), within(1e-10));
    }

    @Property(tries = 50)
    void sumsHaveProbabilitiesThatAddUpToOne(@ForAll @IntRange(min = 1, max = 100_000) int seed) {
        var items = new Simulated(seed).twoPl(12);
        assertThat(Arrays.stream(SumScores.distribution(items, 0.7)).sum()).isCloseTo(1, within(1e-12));
    }

    @Property(tries = 30)
    void aFormLinkedToItselfDoesNotMove(@ForAll @IntRange(min = 1, max = 100_000) int seed) {
        var items = new Simulated(seed).twoPl(10);
        for (var link : List.of(
                ScaleLink.meanMean(items, items),
                ScaleLink.meanSigma(items, items),
                ScaleLink.haebara(items, items),
                ScaleLink.stockingLord(items, items))) {
            assertThat(link.A()).isCloseTo(1, within(1e-6));
            assertThat(link.B()).isCloseTo(0, within(1e-6));
        }
    }

    @Property(tries = 30)
    void linkingFindsTheScaleItemsWereMovedTo(@ForAll @IntRange(min = 1, max = 100_000) int seed) {
        var items = new Simulated(seed).twoPl(10);
        var moved = items.stream().map(item -> item.rescaled(1.3, -0.4)).toList();
        var link = ScaleLink.stockingLord(items, moved);
        assertThat(link.A()).isCloseTo(1.3, within(1e-4));
        assertThat(link.B()).isCloseTo(-0.4, within(1e-4));
    }

    @Property(tries = 50)
    void equatingIsSymmetric(@ForAll @IntRange(min = 1, max = 100_000) int seed) {
        var world = new Simulated(seed);
        var x = anchored(world, 60);
        var y = anchored(world, 80);
        for (double score : new double[] {0, 11.5, 23}) {
            var mean = LinearEquating.mean(x.total(), y.total());
            var linear = LinearEquating.linear(x.total(), y.total());
            var chained = LinearEquating.chained(x, y);
            assertThat(LinearEquating.mean(y.total(), x.total()).apply(mean.apply(score)))
                    .isCloseTo(score, within(1e-9));
            assertThat(LinearEquating.linear(y.total(), x.total()).apply(linear.apply(score)))
                    .isCloseTo(score, within(1e-9));
            assertThat(LinearEquating.chained(y, x).apply(chained.apply(score))).isCloseTo(score, within(1e-9));
            var tucker = LinearEquating.tucker(x, y, 0.5).line();
            assertThat(LinearEquating.tucker(y, x, 0.5).line().apply(tucker.apply(score)))
                    .isCloseTo(score, within(1e-9));
        }
        var first = world.twoPl(20);
        var second = world.twoPl(20);
        for (int sum = 5; sum < 16; sum++)
            assertThat(TrueScore.equate(second, first, TrueScore.equate(first, second, sum)))
                    .isCloseTo(sum, within(1e-6));
    }

    private static LinearEquating.Anchored anchored(Simulated world, int n) {
        var anchor = world.abilities(n, 8, 2);
        var total = Arrays.stream(anchor).map(v -> 2.5 * v + 2 * world.normal()).toArray();
        return new LinearEquating.Anchored(total, anchor);
    }

    @Property(tries = 30)
    void informationOfATestIsTheSumOfItsItems(@ForAll @IntRange(min = 1, max = 100_000) int seed) {
        var world = new Simulated(seed);
        var items = world.twoPl(15);
        // Information is minus the expected second derivative of the log-likelihood, here by differences.
        var theta = world.normal();
        var h = 1e-4;
        double expected = 0;
        for (var item : items) {
            var p = item.probabilities(theta);
            for (int k = 0; k < 2; k++)
                expected -= p[k]
                        * (Math.log(item.probabilities(theta + h)[k])
                                - 2 * Math.log(p[k])
                                + Math.log(item.probabilities(theta - h)[k]))
                        / (h * h);
        }
        assertThat(items.stream().mapToDouble(item -> item.information(theta)).sum())
                .isCloseTo(expected, within(1e-4 * expected));
    }

    @Property(tries = 10)
    void aCalibrationDoesNotDependOnTheOrderOfItems(@ForAll @IntRange(min = 1, max = 100_000) int seed) {
        var world = new Simulated(seed);
        var answers = world.answers(world.rasch(6), world.abilities(150, 0, 1));
        var settings = Settings.of(Model.RASCH).with(Settings.Errors.NONE).withTolerance(1e-8);
        var straight = Calibration.of(answers, Model.RASCH, settings);
        var reversed = Calibration.of(answers.select(List.of(5, 4, 3, 2, 1, 0)), Model.RASCH, settings);
        Assume.that(straight instanceof Estimate.Known && reversed instanceof Estimate.Known);
        for (int i = 0; i < 6; i++)
            assertThat(reversed.orThrow().curves().get(5 - i).intercepts()[0])
                    .isCloseTo(straight.orThrow().curves().get(i).intercepts()[0], within(1e-5));
    }

    @Property(tries = 50)
    void twoRatersWhoAlwaysAgreeHaveAKappaOfOne(@ForAll @IntRange(min = 2, max = 6) int categories) {
        var table = new int[categories][categories];
        for (int c = 0; c < categories; c++) table[c][c] = c + 1;
        for (var weights : Agreement.Weights.values())
            assertThat(Agreement.kappa(table, weights).orThrow().kappa()).isCloseTo(1, within(1e-12));
    }

    @Property(tries = 50)
    void swappingTheGroupsInvertsTheOddsRatio(@ForAll @IntRange(min = 1, max = 100_000) int seed) {
        var world = new Simulated(seed);
        var answers = world.answers(world.rasch(10), world.abilities(400, 0, 1));
        var focal = new boolean[400];
        var reference = new boolean[400];
        for (int p = 0; p < 400; p++) {
            focal[p] = p % 2 == 0;
            reference[p] = !focal[p];
        }
        var one = alpha(new Grouped(answers, focal));
        var other = alpha(new Grouped(answers, reference));
        Assume.that(!Double.isNaN(one) && !Double.isNaN(other));
        assertThat(one * other).isCloseTo(1, within(1e-9));
    }

    private static double alpha(Grouped data) {
        return MantelHaenszel.of(data, false, 1, 2).orThrow().getFirst()
                        instanceof Estimate.Known<MantelHaenszel>(MantelHaenszel item)
                ? item.alpha()
                : Double.NaN;
    }

    @Property(tries = 50)
    void rakedMarginsEqualTheirTargets(@ForAll @IntRange(min = 1, max = 100_000) int seed) {
        var random = new Random(seed);
        var size = new String[200];
        var place = new String[200];
        for (int i = 0; i < 200; i++) {
            size[i] = i < 3 ? "s" + i : "s" + random.nextInt(3);
            place[i] = i < 2 ? "p" + i : "p" + random.nextInt(2);
        }
        var ones = new double[200];
        Arrays.fill(ones, 1);
        var sizes = Map.of("s0", 500.0, "s1", 300.0, "s2", 200.0);
        var places = Map.of("p0", 650.0, "p1", 350.0);
        var weights = Weighting.rake(
                        ones, List.of(new Weighting.Margin(size, sizes), new Weighting.Margin(place, places)))
                .orThrow()
                .weights();
        sizes.forEach(
                (name, target) -> assertThat(weight(weights, size, name)).isCloseTo(target, within(1e-8 * target)));
        places.forEach(
                (name, target) -> assertThat(weight(weights, place, name)).isCloseTo(target, within(1e-8 * target)));
    }

    private static double weight(double[] weights, String[] categories, String category) {
        return IntStream.range(0, weights.length)
                .filter(i -> categories[i].equals(category))
                .mapToDouble(i -> weights[i])
                .sum();
    }

    private static double variance(double[] x) {
        var mean = Arrays.stream(x).average().orElseThrow();
        return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / x.length;
    }
}
