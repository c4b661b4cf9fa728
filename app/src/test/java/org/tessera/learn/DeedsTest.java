package org.tessera.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContextManager;
import org.tessera.WholeApplication;
import org.tessera.design.CoursePack;
import org.tessera.design.CoursePacks;
import org.tessera.design.Unit;

/** Two phones tell what was done on them: in pieces, late, twice, in any order. The real database merges it. */
class DeedsTest extends WholeApplication {
    /** What a learner has in the end. */
    private record Outcome(
            Map<String, Set<String>> done, Map<String, String> answers, int attempts, Enrolment.Place place) {}

    private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");

    @Autowired
    Classroom classroom;

    @Autowired
    CoursePacks packs;

    @Autowired
    Enrolments enrolments;

    @Autowired
    Deeds deeds;

    @Autowired
    JdbcClient jdbc;

    CoursePack pack;

    @BeforeProperty
    void theWholeApplication() throws Exception {
        new TestContextManager(getClass()).prepareTestInstance(this);
        pack = packs.current("K08").orElseThrow();
    }

    @Property(tries = 25)
    void howeverTheLettersArriveTheOutcomeIsTheSame(@ForAll("days") List<Deed> day, @ForAll Random chance) {
        var inOrder = enrolment();
        deeds.merge(inOrder, day);

        var asTheyCome = enrolment();
        var letters = new ArrayList<>(day);
        letters.addAll(day.subList(0, day.size() / 2)); // their answers were lost, so they are told again
        java.util.Collections.shuffle(letters, chance);
        while (!letters.isEmpty()) {
            var letter = letters.subList(0, 1 + chance.nextInt(letters.size()));
            var merged = deeds.merge(asTheyCome, List.copyOf(letter));
            assertThat(merged.kept()).hasSize(letter.size());
            letter.clear();
        }
        assertThat(outcome(asTheyCome)).isEqualTo(outcome(inOrder));
    }

    @Property(tries = 10)
    void nothingIsLostAndNothingCountsTwice(@ForAll("days") List<Deed> day) {
        var enrolment = enrolment();
        deeds.merge(enrolment, day);
        deeds.merge(enrolment, day);
        var outcome = outcome(enrolment);
        for (Deed deed : day) {
            if (deed instanceof Deed.Answered || !isExercise(deed))
                assertThat(outcome.done().get(deed.unit())).contains(deed.step());
        }
        assertThat(outcome.attempts())
                .isEqualTo(day.stream().filter(Deed.Answered.class::isInstance).count());
    }

    private boolean isExercise(Deed deed) {
        return pack.unit(deed.unit()).orElseThrow().exercises().contains(deed.step());
    }

    @Provide
    Arbitrary<List<Deed>> days() {
        var second = Arbitraries.integers().between(0, 20); // small, so that several fall into the same second
        var unit = Arbitraries.of(pack.units().subList(0, 2));
        var seen = Combinators.combine(
                        unit,
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(0, 9),
                        second)
                .as((u, step, sentence, at) -> seen(u, step, sentence, BEGIN.plusSeconds(at)));
        var answered = Combinators.combine(unit, Arbitraries.integers().between(0, 3), second)
                .as((u, option, at) -> answered(u, option, BEGIN.plusSeconds(at)));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(2, seen), net.jqwik.api.Tuple.of(1, answered))
                .list()
                .ofMinSize(2)
                .ofMaxSize(20);
    }

    private static Deed seen(Unit unit, int step, int sentence, Instant at) {
        var steps = Step.of(unit);
        return new Deed.Seen(
                UUID.randomUUID(), unit.id(), steps.get(step % steps.size()).id(), sentence, at);
    }

    /** Every unit of this course begins its exercises with a choice among four. */
    private static Deed answered(Unit unit, int option, Instant at) {
        return new Deed.Answered(UUID.randomUUID(), unit.id(), "x1", Integer.toString(option), at);
    }

    private Enrolment enrolment() {
        return enrolments.of(classroom.enrolled(), "K08").orElseThrow();
    }

    private Outcome outcome(Enrolment enrolment) {
        var fresh = enrolments.of(enrolment.learner(), "K08").orElseThrow();
        int attempts = jdbc.sql("select count(*) from learn.attempt where enrolment = :id")
                .param("id", enrolment.id())
                .query(Integer.class)
                .single();
        return new Outcome(
                new TreeMap<>(enrolments.progress(fresh).done()),
                enrolments.answers(fresh),
                attempts,
                fresh.place().orElseThrow());
    }
}
