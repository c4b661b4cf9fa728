package org.tessera.assess.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tessera.WholeApplication;
import org.tessera.assess.forms.Format;
import org.tessera.platform.Yaml;

/** Bands, the files of the employability programme, and what a self-report amounts to. */
class BandsTest {
    private static final Path PROGRAMME = WholeApplication.project().resolve("content/programmes/employability");
    private static final Bands BANDS = new Bands(30, 60, 80);

    @Test
    void aScoreAtTheBeginningOfABandIsInIt() {
        assertThat(List.of(BANDS.of(5, 18), BANDS.of(6, 20), BANDS.of(12, 20), BANDS.of(16, 20)))
                .containsExactly(Band.EMERGING, Band.DEVELOPING, Band.READY, Band.STRONG);
    }

    @Test
    void aPlaceNearTheBeginningOfABandIsToldAsBetweenTwo() {
        var near = Placed.of(11, 18, BANDS);
        assertThat(near).isEqualTo(new Placed(Band.READY, Band.DEVELOPING, Band.READY));
        assertThat(near.clear()).isFalse();
        assertThat(Placed.of(18, 18, BANDS).clear()).isTrue();
    }

    @Test
    void theRecommendationPutsReadyAtTheCut() throws Exception {
        var scale = Format.read("format.yaml", Files.readString(PROGRAMME.resolve("format.yaml")))
                .scale();
        assertThat(Bands.recommended(scale, 120, 198)).isEqualTo(new Bands(30, 61, 80));
    }

    @Test
    void everySkillOfTheProgrammeIsInOneOfThreeOrFourGroups() throws Exception {
        var text = Files.readString(PROGRAMME.resolve("profile.yaml"));
        var scheme = Scheme.read("profile.yaml", text);
        assertThat(scheme.clusters().stream().flatMap(c -> c.skills().stream()))
                .hasSize(11)
                .allMatch(s -> Files.exists(PROGRAMME.resolve(s)));
        assertThat(scheme.least()).isEqualTo(Band.DEVELOPING);
        assertThatThrownBy(() -> Scheme.read("profile.yaml", text.replaceFirst("E02", "E01")))
                .isInstanceOf(Yaml.Unreadable.class)
                .hasMessageContaining("E01 stands in two groups");
    }

    @Test
    void statementsAreBalancedAndNoneStandsBesideItsOpposite() {
        var bySkill = Statements.read(Yaml.read(PROGRAMME.resolve("statements.yaml")));
        assertThat(bySkill).hasSize(11);
        bySkill.forEach((skill, statements) -> {
            assertThat(statements).hasSizeGreaterThanOrEqualTo(4);
            assertThat(statements.stream().filter(Statements.Statement::toward))
                    .as(skill)
                    .hasSize(statements.size() / 2);
            assertThat(statements).allMatch(s -> s.text().size() == 6);
            for (int i = 1; i < statements.size(); i++)
                assertThat(statements.get(i).pair())
                        .isNotEqualTo(statements.get(i - 1).pair());
        });
    }

    @Test
    void whoSaysYesToEverythingIsToldSoAndDescribedAsNothingSpecial() {
        var yes = view(5, 5);
        assertThat(yes.agreedWithOpposites()).isTrue();
        assertThat(yes.words()).isEqualTo("middle");
        assertThat(view(1, 1).refusedOpposites()).isTrue();
        var strong = view(5, 1);
        assertThat(strong).isEqualTo(new SelfView("strong", 3));
        assertThat(strong.agreedWithOpposites() || strong.refusedOpposites()).isFalse();
        assertThat(view(1, 5).words()).isEqualTo("little");
    }

    private static SelfView view(int toward, int away) {
        var statements = java.util.stream.IntStream.rangeClosed(1, 4)
                .mapToObj(i -> new Statements.Statement("S" + i, (i + 1) / 2, i % 2 == 0, Map.of()))
                .toList();
        return SelfView.of(
                statements,
                statements.stream()
                        .collect(Collectors.toMap(Statements.Statement::id, s -> s.toward() ? toward : away)));
    }
}
