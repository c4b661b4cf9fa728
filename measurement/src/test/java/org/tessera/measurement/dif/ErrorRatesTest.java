package org.tessera.measurement.dif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Responses;
import org.tessera.measurement.Simulated;
import org.tessera.measurement.irt.Item;

class ErrorRatesTest {

    @Test
    void withoutADifferenceAboutFiveOfAHundredItemsAreSignificantDespiteImpact() {
        var world = new Simulated(21);
        var significant = 0;
        var tested = 0;
        for (int replication = 0; replication < 40; replication++) {
            var items = world.rasch(30);
            for (var item : test(world, items, items)) {
                tested++;
                if (item instanceof Estimate.Known<MantelHaenszel>(MantelHaenszel mh) && mh.p() < 0.05) significant++;
            }
        }
        assertThat((double) significant / tested).isBetween(0.03, 0.07);
    }

    @Test
    void aDifferenceOfDeltaOneAndAHalfIsFoundFourTimesInFive() {
        var world = new Simulated(22);
        var found = 0;
        for (int replication = 0; replication < 40; replication++) {
            var items = world.rasch(30);
            var harder = new ArrayList<>(items);
            // delta = 2.35 times the shift of difficulty.
            harder.set(0, Item.twoPl(1, items.getFirst().difficulties()[0] + 1.5 / 2.35));
            if (test(world, items, harder).getFirst() instanceof Estimate.Known<MantelHaenszel>(MantelHaenszel mh)
                    && mh.p() < 0.05) found++;
        }
        assertThat(found / 40.0).isGreaterThanOrEqualTo(0.8);
    }

    @Test
    void purificationTakesItemsThatDifferOutOfTheMatchingScore() {
        var world = new Simulated(24);
        var items = world.rasch(12);
        var harder = new ArrayList<>(items);
        // A third of the items against one group bends the total that all are matched on.
        for (int i = 0; i < 4; i++) harder.set(i, Item.twoPl(1, items.get(i).difficulties()[0] + 1));
        var data = data(world, items, harder);
        var plain = MantelHaenszel.of(data, false, 200, 500).orThrow();
        var purified = MantelHaenszel.of(data, true, 200, 500).orThrow();
        // The eight fair items look easier for the group against the bent total, and hardly so against the pure one.
        assertThat(meanDelta(plain)).isGreaterThan(0.4);
        assertThat(Math.abs(meanDelta(purified))).isLessThan(0.3);
        for (int i = 0; i < 4; i++)
            assertThat(purified.get(i).orThrow().delta())
                    .isLessThan(plain.get(i).orThrow().delta());
    }

    private static double meanDelta(List<Estimate<MantelHaenszel>> items) {
        return items.subList(4, 12).stream()
                .mapToDouble(item -> item.orThrow().delta())
                .average()
                .orElseThrow();
    }

    @Test
    void smallGroupsAreNotTestableRatherThanFair() {
        var world = new Simulated(23);
        var answers = world.answers(world.rasch(10), world.abilities(300, 0, 1));
        var focal = new boolean[300];
        focal[0] = true;
        assertThat(MantelHaenszel.of(new Grouped(answers, focal)))
                .isInstanceOfSatisfying(
                        Estimate.NotEstimable.class,
                        no -> assertThat(no.reason()).startsWith("Not testable"));
    }

    private static List<Estimate<MantelHaenszel>> test(Simulated world, List<Item> reference, List<Item> focal) {
        return MantelHaenszel.of(data(world, reference, focal)).orThrow();
    }

    /** 500 and 500 persons, the focal group half a standard deviation lower. */
    static Grouped data(Simulated world, List<Item> reference, List<Item> focal) {
        var first = world.answers(reference, world.abilities(500, 0, 1)).codes();
        var second = world.answers(focal, world.abilities(500, -0.5, 1)).codes();
        var codes = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, codes, first.length, second.length);
        var flags = new boolean[1000];
        java.util.Arrays.fill(flags, 500, 1000, true);
        return new Grouped(Responses.of(Simulated.names(reference.size()), codes), flags);
    }
}
