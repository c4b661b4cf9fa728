package org.tessera.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.tessera.research.CompetenceEvidence;

class DifferenceTest {
    @Property(tries = 200)
    void aVersionDoesNotDifferFromItself(@ForAll @Size(max = 20) Set<@IntRange(max = 30) Integer> skills) {
        assertThat(Difference.between(version(skills), version(skills)).nothing())
                .isTrue();
    }

    @Property(tries = 200)
    void whatOneDirectionAddsTheOtherRemoves(
            @ForAll @Size(max = 20) Set<@IntRange(max = 30) Integer> first,
            @ForAll @Size(max = 20) Set<@IntRange(max = 30) Integer> second) {
        var forth = Difference.between(version(first), version(second));
        var back = Difference.between(version(second), version(first));
        assertThat(forth.added()).isEqualTo(back.removed());
        assertThat(forth.removed()).isEqualTo(back.added());
    }

    @Example
    void aSkillThatRestsOnAnotherCompetenceHasChanged() {
        var before = skill("K01", "DigComp:1.1", Optional.empty());
        var after = skill("K01", "DigComp:1.2", Optional.empty());
        assertThat(Difference.between(version(before), version(after)).changed())
                .containsExactly(after);
    }

    @Example
    void aNewRankIsAMoveAndNoOtherChange() {
        var before = skill("K01", "DigComp:1.2", Optional.of(evidence(9)));
        var after = skill("K01", "DigComp:1.2", Optional.of(evidence(4)));
        var difference = Difference.between(version(before), version(after));
        assertThat(difference.changed()).isEmpty();
        assertThat(difference.moved()).containsExactly(new Difference.Move(after, Optional.of(9), 4));
    }

    private static CompetenceEvidence evidence(int rank) {
        return new CompetenceEvidence("DigComp:1.2", 120, 4, 0.8, 0.75, 0.85, 0.5, rank, false);
    }

    private static MatrixVersion version(Set<Integer> skills) {
        return version(skills.stream()
                .map(i -> skill("K" + i, "DigComp:1.2", Optional.empty()))
                .toArray(Skill[]::new));
    }

    private static MatrixVersion version(Skill... skills) {
        return new MatrixVersion(
                "key-skills", 1, "survey", "", Instant.EPOCH, Optional.empty(), List.of(skills), List.of());
    }

    private static Skill skill(String id, String competence, Optional<CompetenceEvidence> evidence) {
        return new Skill(id, competence, Map.of("en", id), Map.of("en", "At work"), List.of(), evidence);
    }
}
