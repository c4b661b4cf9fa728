package org.tessera.measurement.raters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Simulated;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.raters.ManyFacetRasch.Mark;

class ManyFacetRaschTest {

    @Test
    void ofTwoRatersTheSecondIsMoreSevereByTheLogarithmOfTheOdds() {
        // Conditional on one of two marks being 1: 30 persons have it from the first rater, 10 from the second.
        var marks = new ArrayList<Mark>();
        pairs(marks, 30, 1, 0);
        pairs(marks, 10, 0, 1);
        pairs(marks, 20, 1, 1);
        pairs(marks, 5, 0, 0);
        var facets = ManyFacetRasch.of(marks).orThrow();
        assertThat(facets.converged()).isTrue();
        assertThat(facets.raters()).containsExactly(new double[] {0, Math.log(3)}, within(1e-5));
        assertThat(facets.errors()[0]).isCloseTo(Math.sqrt(1 / 30.0 + 1 / 10.0), within(1e-4));
        assertThat(facets.criteria()).containsExactly(0);
        assertThat(facets.steps()).containsExactly(0);
        assertThat(facets.logLikelihood()).isCloseTo(30 * Math.log(0.75) + 10 * Math.log(0.25), within(1e-6));
    }

    private static void pairs(List<Mark> marks, int persons, int first, int second) {
        var from = marks.size() / 2;
        for (int p = from; p < from + persons; p++) {
            marks.add(new Mark(p, 0, 0, first));
            marks.add(new Mark(p, 0, 1, second));
        }
    }

    @Test
    void severitiesCriteriaAndStepsThatMarksWereMadeWithAreFoundAgain() {
        var world = new Simulated(81);
        double[] criteria = {0, 0.6};
        double[] raters = {0, -0.5, 0.8};
        var marks = new ArrayList<Mark>();
        for (int p = 0; p < 400; p++) {
            var ability = 0.4 + world.normal();
            for (int c = 0; c < 2; c++)
                for (int r = 0; r < 3; r++) {
                    // The first step at 0, the second one logit further.
                    var place = criteria[c] + raters[r];
                    var item = Item.partialCredit(1, -place, -2 * place - 1);
                    marks.add(new Mark(p, c, r, world.draw(item, ability)));
                }
        }
        var facets = ManyFacetRasch.of(marks).orThrow();
        assertThat(facets.criteria()[1]).isCloseTo(0.6, within(0.2));
        assertThat(facets.raters()[1]).isCloseTo(-0.5, within(0.2));
        assertThat(facets.raters()[2]).isCloseTo(0.8, within(0.2));
        assertThat(facets.steps()[1]).isCloseTo(1, within(0.25));
        assertThat(facets.errors()).hasSize(4);
        for (var error : facets.errors()) assertThat(error).isBetween(0.02, 0.15);
    }

    @Test
    void oneLevelOrAnUnusedScaleIsAReason() {
        assertThat(ManyFacetRasch.of(List.of())).isInstanceOf(Estimate.NotEstimable.class);
        var one = new ArrayList<Mark>();
        pairs(one, 30, 0, 0);
        assertThat(ManyFacetRasch.of(one)).isInstanceOf(Estimate.NotEstimable.class);
        // The second rater never gives the highest mark.
        pairs(one, 30, 1, 0);
        assertThat(ManyFacetRasch.of(one))
                .isInstanceOfSatisfying(
                        Estimate.NotEstimable.class,
                        none -> assertThat(none.reason()).contains("1/2").contains("0 to 1"));
    }
}
