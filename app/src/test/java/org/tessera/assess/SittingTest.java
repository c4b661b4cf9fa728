package org.tessera.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.tessera.WholeApplication;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/** A sitting from check-in to release. One class, because each promise is about the same day and its people. */
@RecordApplicationEvents
class SittingTest extends WholeApplication {
    @Autowired
    ExamDay day;

    @Autowired
    Sittings sittings;

    @Autowired
    CheckIns checkIns;

    @Autowired
    Parts parts;

    @Autowired
    Answers answers;

    @Autowired
    Closing closing;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    ExamDay.Cast cast;
    PersonId candidate;

    @BeforeEach
    void people() {
        cast = day.cast();
        candidate = day.candidate(cast);
    }

    @Test
    void aPublicSampleIsNeverForCertification() {
        var otherBody = day.organisation(org.tessera.people.Organisation.Kind.CERTIFICATION_BODY);
        assertThatThrownBy(() -> sittings.register(
                        candidate,
                        "K08",
                        cast.centre(),
                        otherBody,
                        Instant.now(),
                        Instant.now().plusSeconds(60)))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.key()).isEqualTo("assess.problem.no-form"));
    }

    @Test
    void theDatabaseRefusesAPublicSampleThatIsNotMarkedAsADemonstration() {
        var sample = jdbc.sql("""
                select f.id from assess.form f join assess.bank b on b.id = f.bank
                 where b.owner is null and not f.practice limit 1
                """).query(UUID.class).single();
        assertThatThrownBy(() -> day.rawSitting(cast, candidate, sample, false))
                .hasMessageContaining("never for certification");
        day.rawSitting(cast, candidate, sample, true);
    }

    @Test
    void theDatabaseRefusesTheFormOfAnotherCertificationBody() {
        var foreign = jdbc.sql(
                        "select f.id from assess.form f join assess.bank b on b.id = f.bank where b.owner = :o and not f.practice")
                .param("o", day.cast().body().value())
                .query(UUID.class)
                .single();
        assertThatThrownBy(() -> day.rawSitting(cast, candidate, foreign, true))
                .hasMessageContaining("another certification body");
    }

    @Test
    void theDatabaseRefusesPracticeQuestionsInAnExam() {
        var practice =
                jdbc.sql("""
                select f.id from assess.form f join assess.bank b on b.id = f.bank where b.owner = :o and f.practice
                """).param("o", cast.body().value()).query(UUID.class).single();
        assertThatThrownBy(() -> day.rawSitting(cast, candidate, practice, true))
                .hasMessageContaining("practice questions are for practice alone");
    }

    @Test
    void aDemonstrationSaysSoInItsResult() {
        var sitting = sittings.register(
                candidate,
                "K08",
                cast.centre(),
                day.organisation(org.tessera.people.Organisation.Kind.CERTIFICATION_BODY),
                Instant.now().minusSeconds(5),
                Instant.now().plusSeconds(6000),
                Optional.empty(),
                true);
        day.checkIn(cast, sitting);
        parts.start(sitting, candidate, Part.EXAM, "en");
        parts.submit(sitting, candidate, Part.EXAM, 1);
        parts.start(sitting, candidate, Part.TASK, "en");
        parts.submit(sitting, candidate, Part.TASK, 1);
        assertThat(sittings.released(sitting)).hasValueSatisfying(r -> {
            assertThat(r.demonstration()).isTrue();
            assertThat(r.form()).startsWith("form:K08-A@1#");
            assertThat(r.passed()).isFalse();
            assertThat(r.outOf()).isEqualTo(32);
            assertThat(r.examiners()).isZero();
        });
    }

    @Test
    void nobodyStartsBeforeTheIdentityIsChecked() {
        var sitting = day.registered(cast, candidate);
        assertThatThrownBy(() -> parts.start(sitting, candidate, Part.EXAM, "en"))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.key()).isEqualTo("assess.problem.too-early"));
        checkIns.record(sitting, cast.invigilator(), "identity-card", false, 0);
        assertThatThrownBy(() -> parts.start(sitting, candidate, Part.EXAM, "en"))
                .isInstanceOf(Problem.class);
        checkIns.record(sitting, cast.invigilator(), "passport", true, 0);
        assertThat(parts.start(sitting, candidate, Part.EXAM, "en")).hasValue(1);
        assertThat(events.stream(Invigilated.class))
                .containsExactly(new Invigilated(sitting, candidate, cast.invigilator()));
    }

    @Test
    void nobodyStartsBeforeTheWindowOpensOrAfterItIsOver() {
        for (int hours : new int[] {1, -3}) {
            var opens = Instant.now().plus(Duration.ofHours(hours));
            var other = day.candidate(cast);
            var sitting =
                    sittings.register(other, "K08", cast.centre(), cast.body(), opens, opens.plus(Duration.ofHours(2)));
            checkIns.record(sitting, cast.invigilator(), "passport", true, 0);
            assertThatThrownBy(() -> parts.start(sitting, other, Part.EXAM, "en"))
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.key()).isEqualTo("assess.problem.not-open"));
        }
    }

    @Test
    void theWorkTaskComesAfterTheExam() {
        var sitting = day.inExam(cast, candidate);
        assertThatThrownBy(() -> parts.start(sitting, candidate, Part.TASK, "en"))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.key()).isEqualTo("assess.problem.too-early"));
    }

    @Test
    void nobodyInvigilatesThoseTheyTaughtOrThemselves() {
        var sitting = day.registered(cast, candidate);
        assertThatThrownBy(() -> checkIns.record(sitting, candidate, "passport", true, 0))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.key()).isEqualTo("assess.problem.partial-invigilator"));
        day.taught(
                cast.invigilator(), candidate, cast, java.time.LocalDate.now().minusYears(1));
        assertThatThrownBy(() -> checkIns.record(sitting, cast.invigilator(), "passport", true, 0))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.key()).isEqualTo("assess.problem.partial-invigilator"));
    }

    @Test
    void extraTimeIsAddedButTheWindowStillEndsTheExam() {
        var soon = Instant.now().plus(Duration.ofMinutes(20));
        var sitting = sittings.register(
                candidate, "K08", cast.centre(), cast.body(), Instant.now().minusSeconds(60), soon);
        checkIns.record(sitting, cast.invigilator(), "passport", true, 50);
        parts.start(sitting, candidate, Part.EXAM, "en");
        assertThat(deadline(sitting))
                .isCloseTo(soon, org.assertj.core.api.Assertions.within(1, java.time.temporal.ChronoUnit.SECONDS));

        var other = day.candidate(cast);
        var long_ = day.registered(cast, other);
        checkIns.record(long_, cast.invigilator(), "passport", true, 50);
        parts.start(long_, other, Part.EXAM, "en");
        assertThat(Duration.between(Instant.now(), deadline(long_)).toMinutes()).isBetween(96L, 98L);
    }

    @Test
    void anAnswerAfterTheDeadlineIsKeptAndMarkedLate() {
        var sitting = day.inExam(cast, candidate);
        day.answer(sitting, candidate, Part.EXAM, 1, "a");
        day.deadlineWas(sitting, Part.EXAM, Duration.ofSeconds(10));
        assertThat(day.answer(sitting, candidate, Part.EXAM, 1, "b"))
                .isInstanceOfSatisfying(Answers.Reply.Saved.class, s -> {
                    assertThat(s.late()).isTrue();
                    assertThat(s.counted()).isTrue();
                });
        day.deadlineWas(sitting, Part.EXAM, Duration.ofSeconds(31));
        assertThat(day.answer(sitting, candidate, Part.EXAM, 1, "c"))
                .isInstanceOfSatisfying(Answers.Reply.Saved.class, s -> {
                    assertThat(s.late()).isTrue();
                    assertThat(s.counted()).isFalse();
                });
        assertThat(answers.current(sitting, Part.EXAM).get(1).text()).hasValue("b");
        assertThat(answers.tooLate(sitting, Part.EXAM)).isEqualTo(1);
    }

    @Test
    void theServerHandsInWhatWasSavedWhenTimeIsOver() {
        var sitting = day.inExam(cast, candidate);
        day.answer(sitting, candidate, Part.EXAM, 1, "a");
        day.deadlineWas(sitting, Part.EXAM, Duration.ofSeconds(29));
        closing.run();
        assertThat(submittedBy(sitting)).isEmpty();
        day.deadlineWas(sitting, Part.EXAM, Duration.ofSeconds(31));
        closing.run();
        assertThat(submittedBy(sitting)).hasValue("deadline");
        assertThat(jdbc.sql("select raw from assess.score where sitting = :s")
                        .param("s", sitting.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aWorkTaskThatNobodyBeganCountsAsBlankWhenTheWindowIsOver() {
        var sitting = day.inExam(cast, candidate);
        day.sitExam(sitting, candidate, ConfidentialBank.KEYS);
        closing.run();
        assertThat(sittings.released(sitting)).isEmpty();
        day.rewrite(
                "update assess.sitting set closes_at = clock_timestamp() - interval '1 second' where id = :id",
                Map.of("id", sitting.value()));
        closing.run();
        assertThat(sittings.released(sitting)).hasValueSatisfying(r -> {
            assertThat(r.examPassed()).isTrue();
            assertThat(r.passed()).isFalse();
        });
    }

    @Test
    void fiftySubmitsAtOnceMakeOneReceipt() throws Exception {
        var sitting = day.inExam(cast, candidate);
        day.answer(sitting, candidate, Part.EXAM, 1, "a");
        try (var devices = Executors.newVirtualThreadPerTaskExecutor()) {
            var receipts = devices
                    .invokeAll(IntStream.range(0, 50)
                            .<java.util.concurrent.Callable<Optional<String>>>mapToObj(
                                    n -> () -> parts.submit(sitting, candidate, Part.EXAM, 1))
                            .toList())
                    .stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .distinct()
                    .toList();
            assertThat(receipts).hasSize(1).first().satisfies(r -> assertThat(r).isPresent());
        }
    }

    @Test
    void aForgottenDeviceCanNeitherSaveNorHandIn() {
        var sitting = day.inExam(cast, candidate);
        assertThat(parts.continueHere(sitting, candidate, Part.EXAM)).isEqualTo(2);
        assertThat(day.answer(sitting, candidate, Part.EXAM, 1, "a")).isEqualTo(new Answers.Reply.Elsewhere());
        assertThat(parts.submit(sitting, candidate, Part.EXAM, 1)).isEmpty();
        assertThat(answers.current(sitting, Part.EXAM)).isEmpty();
    }

    @Test
    void whatWasHandedInStaysAsItIs() {
        var sitting = day.inExam(cast, candidate);
        day.sitExam(sitting, candidate, List.of("a"));
        assertThatThrownBy(() -> day.deadlineWas(sitting, Part.EXAM, Duration.ZERO))
                .hasMessageContaining("stays as it is");
        assertThatThrownBy(() -> jdbc.sql("update assess.answer_event set answer = 'b' where sitting = :s")
                        .param("s", sitting.value())
                        .update())
                .hasMessageContaining("it is a record");
        assertThat(day.answer(sitting, candidate, Part.EXAM, 1, "b"))
                .isInstanceOfSatisfying(
                        Answers.Reply.Saved.class, s -> assertThat(s.counted()).isFalse());
        assertThat(answers.current(sitting, Part.EXAM).get(1).text()).hasValue("a");
    }

    @Test
    void nobodySavesIntoSomebodyElsesSitting() {
        var sitting = day.inExam(cast, candidate);
        assertThatThrownBy(() -> day.answer(sitting, day.candidate(cast), Part.EXAM, 1, "a"))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> day.answer(sitting, candidate, Part.EXAM, 99, "a"))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> day.answer(sitting, candidate, Part.EXAM, 1, "z"))
                .isInstanceOf(Problem.class);
        assertThat(jdbc.sql("select count(*) from assess.answer_event where sitting = :s")
                        .param("s", sitting.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Instant deadline(SittingId sitting) {
        return jdbc.sql("select deadline from assess.part where sitting = :s")
                .param("s", sitting.value())
                .query(java.sql.Timestamp.class)
                .single()
                .toInstant();
    }

    private Optional<String> submittedBy(SittingId sitting) {
        return jdbc.sql("select submitted_by from assess.part where sitting = :s and submitted_by is not null")
                .param("s", sitting.value())
                .query(String.class)
                .optional();
    }
}
