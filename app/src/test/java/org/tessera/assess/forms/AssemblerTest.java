package org.tessera.assess.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.irt.Item;

/** Forms from a made-up pool of 140 calibrated questions for five outcomes. */
class AssemblerTest {
    private static final List<String> OUTCOMES = List.of("O1", "O2", "O3", "O4", "O5");
    private Format format;

    @BeforeEach
    void theFormatOfTheScheme() throws IOException {
        format = Format.read("format.yaml", FormatTest.text());
    }

    @Test
    void questionsAreSharedOutByWeightWithNoneBelowTheFloor() {
        assertThat(Blueprint.share(40, weights(5, 5, 5, 5, 1), 3).values()).containsExactly(9, 9, 9, 9, 4);
        assertThat(Blueprint.share(40, weights(3, 3, 3, 3, 3), 3).values()).containsOnly(8);
        assertThat(Blueprint.share(17, weights(5, 4, 1, 1, 1), 3).values()).containsExactly(4, 4, 3, 3, 3);
        assertThatThrownBy(() -> Blueprint.share(12, weights(1, 1, 1, 1, 1), 3))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoParallelFormsKeepTheBlueprintAndShareOnlyTheirAnchors() {
        var blueprint = blueprint(List.of());
        var made = made(assembler(pool(m -> m), blueprint).assemble(2, Set.of()));
        assertThat(made.forms()).hasSize(2).allSatisfy(form -> {
            var scored = form.scored();
            assertThat(scored).hasSize(40);
            for (var line : blueprint.outcomes())
                assertThat(scored.stream().filter(m -> m.outcome().equals(line.outcome())))
                        .hasSize(line.questions());
            assertThat(scored.stream().filter(Pool.Member::situational)).hasSize(12);
            assertThat(scored.stream().mapToInt(Pool.Member::words).sum())
                    .isLessThanOrEqualTo(format.exam().mostWords());
            for (var key : List.of(key('a'), key('b'), key('c'), key('d')))
                assertThat(scored.stream()
                                .filter(m -> !m.situational() && m.key().equals(key)))
                        .hasSizeLessThanOrEqualTo(10);
            assertThat(form.anchors()).hasSize(12);
            assertThat(form.onTrial()).hasSize(5).doesNotContainAnyElementsOf(scored);
        });
        var common = new HashSet<>(made.forms().get(0).scored());
        common.retainAll(made.forms().get(1).scored());
        assertThat(common)
                .containsExactlyInAnyOrderElementsOf(made.forms().get(0).anchors());
        var information =
                made.forms().stream().mapToDouble(Assembler.Chosen::information).toArray();
        assertThat(information[0])
                .isCloseTo(information[1], org.assertj.core.data.Percentage.withPercentage(3))
                .isGreaterThan(8);
    }

    @Test
    void questionsThatGiveEachOtherAwayNeverMeet() {
        // The two best questions of an outcome would both be chosen without the rule.
        var pair = Blueprint.Pair.of("Q000", "Q005");
        UnaryOperator<Pool.Member> best =
                m -> m.name().equals("Q000") || m.name().equals("Q005") ? with(m, 0, Item.twoPl(3, 0)) : m;
        var free = made(assembler(pool(best), blueprint(List.of())).assemble(1, Set.of()));
        assertThat(names(free)).contains("Q000", "Q005");
        var apart = made(assembler(pool(best), blueprint(List.of(pair))).assemble(1, Set.of()));
        assertThat(names(apart).stream().filter(Set.of("Q000", "Q005")::contains))
                .hasSize(1);
    }

    @Test
    void whatTooManySawIsSparedUnlessItLinksTheForms() {
        UnaryOperator<Pool.Member> seen = m -> Integer.parseInt(m.name().substring(1)) < 20 ? with(m, 0.4, null) : m;
        var made = made(assembler(pool(seen), blueprint(List.of())).assemble(1, Set.of()));
        assertThat(made.forms().getFirst().rest())
                .allSatisfy(m -> assertThat(m.exposed()).isLessThanOrEqualTo(0.25));
    }

    @Test
    void newAnchorsComeFromTheLastForm() {
        var last = new HashSet<String>();
        IntStream.range(0, 60).forEach(i -> last.add("Q%03d".formatted(i)));
        var made = made(assembler(pool(m -> m), blueprint(List.of())).assemble(1, last));
        assertThat(made.forms().getFirst().anchors())
                .extracting(Pool.Member::name)
                .isSubsetOf(last);
    }

    @Test
    void whatIsMissingIsNamed() {
        var pool = new ArrayList<>(pool(m -> m));
        pool.removeIf(m -> m.outcome().equals("O2") && Integer.parseInt(m.name().substring(1)) > 30);
        var missing = assembler(pool, blueprint(List.of())).assemble(2, Set.of());
        assertThat(missing)
                .isEqualTo(new Assembler.Outcome.Impossible(
                        List.of(new FormRules.Clash("shortage", List.of("O2", "13", "6")))));
        pool = new ArrayList<>(pool(m -> new Pool.Member(
                m.id(), m.name(), m.reference(), m.outcome(), false, m.words(), m.key(), 1, 0, m.curve())));
        var clash = assembler(pool, blueprint(List.of())).assemble(1, Set.of());
        assertThat(clash)
                .isInstanceOfSatisfying(
                        Assembler.Outcome.Impossible.class,
                        no -> assertThat(no.clashes())
                                .contains(new FormRules.Clash("situational", List.of("12", "0"))));
    }

    private Assembler assembler(List<Pool.Member> pool, Blueprint blueprint) {
        return new Assembler(pool, blueprint, format.exam(), 0);
    }

    private static Assembler.Outcome.Made made(Assembler.Outcome outcome) {
        assertThat(outcome).isInstanceOf(Assembler.Outcome.Made.class);
        return (Assembler.Outcome.Made) outcome;
    }

    private static List<String> names(Assembler.Outcome.Made made) {
        return made.forms().getFirst().scored().stream().map(Pool.Member::name).toList();
    }

    private static Blueprint blueprint(List<Blueprint.Pair> apart) {
        var lines = OUTCOMES.stream().map(o -> new Blueprint.Line(o, 3, 8)).toList();
        return new Blueprint(UUID.randomUUID(), 1, "", "", lines, apart, "");
    }

    private static Map<String, Integer> weights(int... weights) {
        var map = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < weights.length; i++) map.put(OUTCOMES.get(i), weights[i]);
        return map;
    }

    private static List<Pool.Member> pool(UnaryOperator<Pool.Member> change) {
        return IntStream.range(0, 140)
                .mapToObj(i -> change.apply(new Pool.Member(
                        new UUID(0, i),
                        "Q%03d".formatted(i),
                        "item:Q%03d".formatted(i),
                        OUTCOMES.get(i % 5),
                        i / 5 % 3 == 0,
                        40 + i % 30,
                        key("abcd".charAt(i / 5 % 4)),
                        1,
                        0,
                        Optional.of(Item.twoPl(0.8 + i % 7 * 0.1, (i % 11 - 5) * 0.2)))))
                .toList();
    }

    private static String key(char option) {
        return "{\"key\": \"one\", \"option\": \"" + option + "\"}";
    }

    private static Pool.Member with(Pool.Member m, double exposed, @org.jspecify.annotations.Nullable Item curve) {
        return new Pool.Member(
                m.id(),
                m.name(),
                m.reference(),
                m.outcome(),
                m.situational(),
                m.words(),
                m.key(),
                m.most(),
                exposed,
                curve == null ? m.curve() : Optional.of(curve));
    }
}
