package org.tessera.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.tessera.platform.PersonId;

/**
 * The save protocol as a state machine against the real database: two devices save, repeat, overtake each other, take
 * over and come late in any order.
 */
class SavingKeepsItsPromisesTest extends WholeApplication {
    /** Something that a device does. */
    sealed interface Step {
        /** A change by a device; {@code repeatOf} an earlier one when its reply was lost, else a new one. */
        record Save(int device, int slot, String option, int seq, Optional<Integer> repeatOf) implements Step {}

        /** "Continue here" on a device. */
        record TakeOver(int device) implements Step {}

        /** The deadline passes, with or without the grace. */
        record TimeIsOver(int secondsAgo) implements Step {}

        /** A device hands in. */
        record HandIn(int device) implements Step {}
    }

    /** What the model expects to stand in a slot. */
    private record Stands(int lease, int seq, String option) {}

    private record Sent(Answers.Change change, Answers.Reply reply) {}

    @Autowired
    ExamDay day;

    @Autowired
    Answers answers;

    @Autowired
    Parts parts;

    @Autowired
    JdbcClient jdbc;

    ExamDay.Cast cast;

    @BeforeProperty
    void theWholeApplication() throws Exception {
        new TestContextManager(getClass()).prepareTestInstance(this);
        cast = day.cast();
    }

    @Property(tries = 80)
    void theNewestOfTheCurrentLeaseStandsAndNothingAcknowledgedVanishes(@ForAll("days") List<Step> steps) {
        new Run().play(steps);
    }

    /** One exam with its model. */
    private final class Run {
        final PersonId candidate = day.candidate(cast);
        final SittingId sitting = day.inExam(cast, candidate);
        final Map<Integer, Integer> leases = new HashMap<>(Map.of(0, 1));
        final Map<Integer, Stands> stands = new HashMap<>();
        final java.util.ArrayList<Sent> sent = new java.util.ArrayList<>();
        int lease = 1;
        int secondsOver = -1;
        boolean handedIn;
        Optional<String> receipt = Optional.empty();

        void play(List<Step> steps) {
            for (Step step : steps) {
                switch (step) {
                    case Step.Save save -> save(save);
                    case Step.TakeOver(int device) -> takeOver(device);
                    case Step.TimeIsOver(int ago) -> timeIsOver(ago);
                    case Step.HandIn(int device) -> handIn(device);
                }
            }
            nothingVanished();
        }

        void save(Step.Save step) {
            var repeated = step.repeatOf().filter(n -> n < sent.size()).map(sent::get);
            if (repeated.isPresent()) {
                assertThat(answers.save(sitting, candidate, repeated.get().change()))
                        .as("the same key gets the same reply")
                        .isEqualTo(repeated.get().reply());
                return;
            }
            int own = leases.getOrDefault(step.device(), 0);
            var change = new Answers.Change(
                    Part.EXAM,
                    step.slot(),
                    UUID.randomUUID(),
                    own,
                    Optional.of(step.seq()),
                    Optional.of(step.option()),
                    false);
            var reply = answers.save(sitting, candidate, change);
            if (own != lease) {
                assertThat(reply).isEqualTo(new Answers.Reply.Elsewhere());
                return;
            }
            sent.add(new Sent(change, reply));
            boolean counted = !handedIn && secondsOver <= Answers.GRACE.toSeconds();
            var now = stands.get(step.slot());
            if (counted && (now == null || lease > now.lease() || step.seq() > now.seq())) {
                stands.put(step.slot(), new Stands(lease, step.seq(), step.option()));
            }
            assertThat(reply).isInstanceOfSatisfying(Answers.Reply.Saved.class, saved -> {
                assertThat(saved.counted()).isEqualTo(counted);
                assertThat(saved.late()).isEqualTo(handedIn || secondsOver >= 0);
                assertThat(saved.savedSeq())
                        .isEqualTo(Optional.ofNullable(stands.get(step.slot()))
                                .map(Stands::seq)
                                .orElse(0));
            });
        }

        void takeOver(int device) {
            if (handedIn) return;
            lease = parts.continueHere(sitting, candidate, Part.EXAM);
            leases.put(device, lease);
        }

        void timeIsOver(int ago) {
            if (handedIn) return;
            day.deadlineWas(sitting, Part.EXAM, Duration.ofSeconds(ago));
            secondsOver = ago;
        }

        void handIn(int device) {
            var own = parts.submit(sitting, candidate, Part.EXAM, leases.getOrDefault(device, 0));
            if (handedIn) {
                assertThat(own).as("handing in again gives the same receipt").isEqualTo(receipt);
            } else if (leases.getOrDefault(device, 0) == lease) {
                assertThat(own).isPresent();
                receipt = own;
                handedIn = true;
            } else {
                assertThat(own).isEmpty();
            }
        }

        void nothingVanished() {
            var current = answers.current(sitting, Part.EXAM);
            assertThat(current.keySet()).isEqualTo(stands.keySet());
            stands.forEach(
                    (slot, expected) -> assertThat(current.get(slot).text()).hasValue(expected.option()));
            var stored = jdbc.sql("select key from assess.answer_event where sitting = :s")
                    .param("s", sitting.value())
                    .query(UUID.class)
                    .list();
            assertThat(stored)
                    .as("every acknowledged change is stored once")
                    .containsExactlyInAnyOrderElementsOf(
                            sent.stream().map(s -> s.change().key()).toList());
        }
    }

    @Provide
    Arbitrary<List<Step>> days() {
        var device = Arbitraries.integers().between(0, 1);
        Arbitrary<Step> save = Combinators.combine(
                        device,
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of("a", "b", "c", "d"),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(0, 9).optional(0.3))
                .as(Step.Save::new);
        Arbitrary<Step> takeOver = device.map(Step.TakeOver::new);
        Arbitrary<Step> over = Arbitraries.of(5, 60).map(Step.TimeIsOver::new);
        Arbitrary<Step> handIn = device.map(Step.HandIn::new);
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(20, save),
                        net.jqwik.api.Tuple.of(3, takeOver),
                        net.jqwik.api.Tuple.of(1, over),
                        net.jqwik.api.Tuple.of(1, handIn))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }
}
