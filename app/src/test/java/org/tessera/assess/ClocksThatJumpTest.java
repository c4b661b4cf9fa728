package org.tessera.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.MovableClock;
import org.tessera.WholeApplication;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/** Fault F7: the application's clock jumps, and the exam does not notice: the database's clock alone decides. */
class ClocksThatJumpTest extends WholeApplication {
    @Autowired
    ExamDay day;

    @Autowired
    Answers answers;

    @Autowired
    Appointments appointments;

    @Autowired
    Parts parts;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    ExamDay.Cast cast;
    PersonId candidate;
    SittingId sitting;

    @BeforeEach
    void inTheExam() {
        cast = day.cast();
        candidate = day.candidate(cast);
        sitting = day.inExam(cast, candidate);
    }

    @AfterEach
    void putTheClockRight() {
        clock.moveBy(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT24H", "-PT24H", "PT10M", "-PT10M"})
    void theTimeLeftStaysRightToTheSecondAndNothingIsLateOrClosedEarly(String jump) {
        clock.moveBy(Duration.parse(jump));
        var saved = save();
        assertThat(saved.remaining()).isCloseTo(trulyLeft(), Duration.ofSeconds(1));
        assertThat(saved.late()).isFalse();
        var shown = appointments.of(sitting, candidate).progress(Part.EXAM).orElseThrow();
        assertThat(Duration.between(shown.clock(), shown.deadline())).isCloseTo(trulyLeft(), Duration.ofSeconds(1));
        day.closing();
        assertThat(parts.submit(sitting, candidate, Part.EXAM, 1))
                .as("still open, so the candidate hands in")
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT24H", "-PT24H"})
    void aWrongClockGivesNobodyFreeMinutes(String jump) {
        day.deadlineWas(sitting, Part.EXAM, Answers.GRACE.plusSeconds(5));
        clock.moveBy(Duration.parse(jump));
        var saved = save();
        assertThat(saved.late()).isTrue();
        assertThat(saved.counted()).isFalse();
        day.closing();
        assertThat(appointments.of(sitting, candidate).exam().orElseThrow().receipt())
                .as("handed in by the deadline")
                .isPresent();
    }

    @Test
    void aWrongClockOpensNoExamBeforeItsTime() {
        var early = day.registered(cast, candidate);
        day.checkIn(cast, early);
        day.rewrite(
                "update assess.sitting set opens_at = clock_timestamp() + interval '1 hour' where id = :id",
                Map.of("id", early.value()));
        clock.moveBy(Duration.ofHours(2));
        assertThatThrownBy(() -> parts.start(early, candidate, Part.EXAM, "en"))
                .isInstanceOf(Problem.class)
                .hasMessage("assess.problem.not-open");
    }

    private Answers.Reply.Saved save() {
        var change = new Answers.Change(Part.EXAM, 1, UUID.randomUUID(), 1, Optional.empty(), Optional.of("a"), false);
        return (Answers.Reply.Saved) answers.save(sitting, candidate, change);
    }

    private Duration trulyLeft() {
        return Duration.ofSeconds(jdbc.sql("""
                select floor(extract(epoch from deadline - clock_timestamp())) from assess.part
                 where sitting = :sitting and part = 'A'
                """)
                .param("sitting", sitting.value())
                .query(Long.class)
                .single());
    }
}
