package org.tessera.measurement.dif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Simulated;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.irt.Model;
import org.tessera.measurement.irt.Settings;

class LikelihoodRatioDifTest {

    private final Simulated world = new Simulated(51);

    @Test
    void anItemThatIsHarderForOneGroupIsFoundAndItsShiftMeasured() {
        var items = world.rasch(10);
        var harder = new ArrayList<>(items);
        harder.set(3, Item.twoPl(1, items.get(3).difficulties()[0] + 0.8));
        var results = LikelihoodRatioDif.of(answers(items, harder), Model.RASCH).orThrow();
        var found = results.get(3).orThrow();
        assertThat(found.df()).isEqualTo(1);
        assertThat(found.p()).isLessThan(0.001);
        assertThat(found.focal().difficulties()[0] - found.reference().difficulties()[0])
                .isCloseTo(0.8, within(0.35));
    }

    @Test
    void itemsThatAreTheSameForAllAreSeldomCalledDifferentDespiteImpact() {
        var significant = 0;
        for (int replication = 0; replication < 4; replication++) {
            var items = world.rasch(10);
            for (var item :
                    LikelihoodRatioDif.of(answers(items, items), Model.RASCH).orThrow())
                if (item.orThrow().p() < 0.05) significant++;
        }
        // Forty tests at 5 %: more than six has a probability below one in a hundred.
        assertThat(significant).isLessThanOrEqualTo(6);
    }

    @Test
    void aDifferentSlopeShowsWhereTheModelHasSlopes() {
        var items = world.twoPl(10);
        var flatter = new ArrayList<>(items);
        flatter.set(0, Item.twoPl(0.3, 0));
        var settings = Settings.of(Model.TWO_PL).with(Settings.Errors.NONE);
        var found = LikelihoodRatioDif.of(answers(items, flatter), settings, Model.TWO_PL, 200, 500)
                .orThrow()
                .getFirst()
                .orThrow();
        assertThat(found.df()).isEqualTo(2);
        assertThat(found.p()).isLessThan(0.01);
        assertThat(found.focal().a()).isLessThan(found.reference().a());
    }

    @Test
    void smallGroupsAreNotTestable() {
        var answers = world.answers(world.rasch(5), world.abilities(300, 0, 1));
        assertThat(LikelihoodRatioDif.of(new Grouped(answers, new boolean[300]), Model.RASCH))
                .isInstanceOf(Estimate.NotEstimable.class);
    }

    private Grouped answers(List<Item> reference, List<Item> focal) {
        return ErrorRatesTest.data(world, reference, focal);
    }
}
