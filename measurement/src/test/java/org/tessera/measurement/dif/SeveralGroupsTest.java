package org.tessera.measurement.dif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Responses;
import org.tessera.measurement.Simulated;
import org.tessera.measurement.irt.Item;

class SeveralGroupsTest {

    private final Simulated world = new Simulated(52);

    @Test
    void forTwoGroupsItIsMantelsTest() {
        var answers = world.answers(world.rasch(8), world.abilities(600, 0, 1));
        var groups = IntStream.range(0, 600).map(p -> p % 2).toArray();
        var focal = new boolean[600];
        for (int p = 0; p < 600; p++) focal[p] = groups[p] == 1;
        for (int i = 0; i < 8; i++)
            assertThat(SeveralGroups.of(answers, groups, i).orThrow().chiSquare())
                    .isCloseTo(
                            Mantel.of(new Grouped(answers, focal), i).orThrow().chiSquare(), within(1e-9));
    }

    @Test
    void withOneStratumItIsPearsonsChiSquareTimesNLessOneOverN() {
        // The second item is wrong where the first is right, so everybody has the total 1.
        var right = new int[] {30, 20, 10};
        var wrong = new int[] {10, 20, 30};
        var rows = new ArrayList<int[]>();
        var groups = new ArrayList<Integer>();
        for (int g = 0; g < 3; g++)
            for (int p = 0; p < right[g] + wrong[g]; p++) {
                rows.add(p < right[g] ? new int[] {1, 0} : new int[] {0, 1});
                groups.add(g);
            }
        var answers = Responses.of(List.of("a", "b"), rows.toArray(int[][]::new));
        var test = SeveralGroups.of(answers, groups.stream().mapToInt(g -> g).toArray(), 0, 1, 2)
                .orThrow();
        // Expected 20 in each cell, so Pearson's is 4 * 100 / 20 = 20.
        assertThat(test.chiSquare()).isCloseTo(20 * 119.0 / 120, within(1e-9));
        assertThat(test.df()).isEqualTo(2);
        assertThat(test.p()).isCloseTo(Math.exp(-20 * 119.0 / 240), within(1e-12));
    }

    @Test
    void oneLanguageVersionOfFourThatIsHarderIsFoundAndTheOthersAreLeftAlone() {
        var items = world.rasch(20);
        var harder = new ArrayList<>(items);
        harder.set(0, Item.twoPl(1, items.getFirst().difficulties()[0] + 0.8));
        var codes = new byte[1200 * 20];
        for (int g = 0; g < 4; g++) {
            var part = world.answers(g == 2 ? harder : items, world.abilities(300, -0.2 * g, 1))
                    .codes();
            System.arraycopy(part, 0, codes, g * part.length, part.length);
        }
        var answers = Responses.of(Simulated.names(20), codes);
        var groups = IntStream.range(0, 1200).map(p -> p / 300).toArray();
        assertThat(SeveralGroups.of(answers, groups, 0).orThrow().p()).isLessThan(0.01);
        var significant = IntStream.range(1, 20)
                .filter(i -> SeveralGroups.of(answers, groups, i).orThrow().p() < 0.05)
                .count();
        assertThat(significant).isLessThanOrEqualTo(4);
    }

    @Test
    void aSmallGroupIsNotTestable() {
        var answers = world.answers(world.rasch(5), world.abilities(600, 0, 1));
        var groups = new int[600];
        Arrays.fill(groups, 0, 10, 1);
        assertThat(SeveralGroups.of(answers, groups, 0))
                .isInstanceOfSatisfying(
                        Estimate.NotEstimable.class,
                        no -> assertThat(no.reason()).startsWith("Not testable").contains("10 persons"));
    }

    @Test
    void groupsMustHaveTheirMinimumExactlyAndTwoPersonsMakeAStratum() {
        // Each pair has the total 1; the first of the group is right, the second wrong.
        var answers = Responses.of(List.of("a", "b"), new int[][] {{1, 0}, {0, 1}});
        var groups = new int[] {0, 1};
        var test = SeveralGroups.of(answers, groups, 0, 1, 2).orThrow();
        // Difference 1/2; variance 1 * 1 / (4 * 1) * (2 * 1 - 1) = 1/4.
        assertThat(test.chiSquare()).isCloseTo(1, within(1e-9));
        assertThat(SeveralGroups.of(answers, groups, 0, 2, 2)).isInstanceOf(Estimate.NotEstimable.class);
        assertThat(SeveralGroups.of(answers, groups, 0, 1, 3)).isInstanceOf(Estimate.NotEstimable.class);
        assertThat(SeveralGroups.of(answers, new int[2], 0, 1, 2)).isInstanceOf(Estimate.NotEstimable.class);
    }

    @Test
    void personsWithABlankCountInNoGroup() {
        var answers = Responses.of(List.of("a", "b"), new int[][] {{1, 0}, {0, 1}, {1, Responses.OMITTED}});
        assertThat(SeveralGroups.of(answers, new int[] {0, 1, 1}, 0, 1, 2)
                        .orThrow()
                        .chiSquare())
                .isCloseTo(1, within(1e-9));
        assertThat(SeveralGroups.of(answers, new int[] {0, 1, 2}, 0, 1, 2))
                .isInstanceOfSatisfying(
                        Estimate.NotEstimable.class,
                        no -> assertThat(no.reason()).contains("smallest has 0 persons"));
        // Everybody of the second group has another total than everybody of the first.
        var apart = Responses.of(List.of("a", "b"), new int[][] {{1, 0}, {0, 1}, {1, 1}, {1, 1}});
        assertThat(SeveralGroups.of(apart, new int[] {0, 0, 1, 1}, 0, 1, 2)).isInstanceOf(Estimate.NotEstimable.class);
        assertThat(Mantel.of(new Grouped(apart, new boolean[] {false, false, true, true}), 0))
                .isInstanceOf(Estimate.NotEstimable.class);
        assertThat(LogisticDif.of(new Grouped(apart, new boolean[4]), 0)).isInstanceOf(Estimate.NotEstimable.class);
    }
}
