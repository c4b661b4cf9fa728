package org.tessera.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tessera.assess.Marks.Mark;
import org.tessera.assess.Marks.Standing;

class MarksTest {
    private static final int PASS = 7;

    @Example
    void oneMarkIsNotEnough() {
        assertThat(Marks.standing(List.of(mark(3, 3, 3, 3)), PASS)).isEqualTo(new Standing.Waiting());
    }

    @Example
    void aCriterionTwoApartNeedsAThird() {
        assertThat(Marks.standing(List.of(mark(3, 2, 2, 2), mark(1, 3, 2, 2)), PASS))
                .isEqualTo(new Standing.ThirdNeeded("criterion"));
    }

    @Example
    void totalsThreeApartNeedAThird() {
        assertThat(Marks.standing(List.of(mark(3, 3, 3, 3), mark(2, 2, 2, 3)), PASS))
                .isEqualTo(new Standing.ThirdNeeded("total"));
    }

    @Example
    void differentSidesOfTheCutNeedAThird() {
        assertThat(Marks.standing(List.of(mark(2, 2, 2, 1), mark(2, 2, 1, 1)), PASS))
                .isEqualTo(new Standing.ThirdNeeded("cut"));
    }

    @Example
    void theThirdReplacesTheFurtherOne() {
        assertThat(Marks.standing(List.of(mark(3, 3, 3, 3), mark(1, 1, 1, 1), mark(3, 3, 3, 2)), PASS))
                .isEqualTo(new Standing.Settled(11, List.of(6, 6, 6, 5), 3));
    }

    @Example
    void ofTwoEquallyFarOnesTheLowerIsReplaced() {
        assertThat(Marks.standing(List.of(mark(1, 1, 1, 1), mark(3, 3, 3, 3), mark(2, 2, 2, 2)), PASS))
                .isEqualTo(new Standing.Settled(10, List.of(5, 5, 5, 5), 3));
    }

    @Example
    void aCriterionAtNothingWithBothDoesNotPass() {
        assertThat(settled(mark(0, 3, 3, 3), mark(0, 3, 3, 3)).passes(PASS)).isFalse();
        assertThat(settled(mark(1, 3, 3, 3), mark(0, 3, 3, 3)).passes(PASS)).isTrue();
    }

    @Property
    void withoutAThirdTheOrderOfTheTwoDoesNotMatter(@ForAll("marks") Mark one, @ForAll("marks") Mark other) {
        assertThat(Marks.standing(List.of(one, other), PASS)).isEqualTo(Marks.standing(List.of(other, one), PASS));
    }

    @Property
    void whatStandsPassesExactlyWhenTheMeanReachesTheCut(
            @ForAll("marks") Mark one, @ForAll("marks") Mark other, @ForAll("marks") Mark third) {
        var standing = Marks.standing(List.of(one, other, third), PASS);
        assertThat(standing).isInstanceOfSatisfying(Standing.Settled.class, s -> {
            int sum = s.criteria().stream().mapToInt(Integer::intValue).sum();
            assertThat(s.total() >= PASS).isEqualTo(sum >= 2 * PASS);
            assertThat(s.total()).isBetween(0, 12);
        });
    }

    @Property
    void twoWhoBothPassNeverFailTogether(@ForAll("marks") Mark one, @ForAll("marks") Mark other) {
        if (Marks.standing(List.of(one, other), PASS) instanceof Standing.Settled settled
                && one.total() >= PASS
                && other.total() >= PASS) {
            assertThat(settled.total()).isGreaterThanOrEqualTo(PASS);
        }
    }

    @Provide
    Arbitrary<Mark> marks() {
        return Arbitraries.integers()
                .between(0, 3)
                .list()
                .ofSize(4)
                .map(criteria -> new Mark(1, new UUID(0, 0), criteria));
    }

    private static Standing.Settled settled(Mark one, Mark other) {
        return (Standing.Settled) Marks.standing(List.of(one, other), PASS);
    }

    private static Mark mark(int... criteria) {
        return new Mark(
                1, new UUID(0, 0), java.util.Arrays.stream(criteria).boxed().toList());
    }
}
