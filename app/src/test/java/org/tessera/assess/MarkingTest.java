package org.tessera.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.tessera.WholeApplication;
import org.tessera.platform.Ids;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

@RecordApplicationEvents
class MarkingTest extends WholeApplication {
    private static final List<Integer> GOOD = List.of(2, 2, 2, 2);

    @Autowired
    ExamDay day;

    @Autowired
    Marking marking;

    @Autowired
    Sittings sittings;

    @Autowired
    Closing closing;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    ExamDay.Cast cast;
    PersonId candidate;
    PersonId eva;
    PersonId emil;
    PersonId edda;
    SittingId sitting;

    @BeforeEach
    void aWrittenTask() {
        cast = day.cast();
        candidate = day.candidate(cast);
        eva = cast.examiners().get(0);
        emil = cast.examiners().get(1);
        edda = cast.examiners().get(2);
        sitting = day.inExam(cast, candidate);
        day.sitExam(sitting, candidate, ConfidentialBank.KEYS);
        day.sitTask(sitting, candidate, "We keep the bottles back.");
    }

    @Test
    void twoWhoAgreeMakeAResult() {
        day.mark(cast, eva, GOOD);
        assertThat(sittings.released(sitting)).isEmpty();
        day.mark(cast, emil, List.of(2, 2, 2, 1));
        assertThat(sittings.released(sitting)).hasValueSatisfying(r -> {
            assertThat(r.task()).isEqualTo(7);
            assertThat(r.passed()).isTrue();
            assertThat(r.raw()).isEqualTo(5);
            assertThat(r.examiners()).isEqualTo(2);
            assertThat(r.supervised()).isTrue();
            assertThat(r.demonstration()).isFalse();
            assertThat(r.itemsByOutcome()).containsOnlyKeys("O1", "O2");
        });
        assertThat(events.stream(Examined.class).map(Examined::examiner)).containsExactly(eva, emil);
        assertThat(events.stream(ResultReleased.class))
                .containsExactly(new ResultReleased(sitting, candidate, "K08", true));
        assertThat(marking.next(edda, List.of(cast.body()))).isEmpty();
    }

    @Test
    void twoWhoAreFarApartNeedAThirdWhoReplacesTheFurther() {
        day.mark(cast, eva, List.of(3, 3, 3, 3));
        day.mark(cast, emil, List.of(1, 1, 1, 1));
        assertThat(sittings.released(sitting)).isEmpty();
        day.mark(cast, edda, List.of(2, 1, 1, 1));
        assertThat(sittings.released(sitting)).hasValueSatisfying(r -> {
            assertThat(r.examiners()).isEqualTo(3);
            assertThat(r.task()).isEqualTo(4);
            assertThat(r.taskPassed()).isFalse();
        });
    }

    @Test
    void theFirstExaminerNeverGetsTheSameScriptAgain() {
        day.mark(cast, eva, GOOD);
        assertThat(marking.next(eva, List.of(cast.body()))).isEmpty();
    }

    @Test
    void theDatabaseRefusesASecondMarkByTheFirstExaminer() {
        day.mark(cast, eva, GOOD);
        var script = script();
        assertThatThrownBy(() -> rawDesk(script, 2, eva)).hasMessageContaining("desk_script_examiner_key");
        rawDesk(script, 2, emil);
        assertThatThrownBy(() -> rawMarking(script, 2, eva)).hasMessageContaining("nobody_marks_twice");
    }

    @Test
    void anExaminerIsNeverGivenSomebodyTheyTaughtWithinTwoYears() {
        day.taught(eva, candidate, cast, LocalDate.now().minusMonths(23));
        day.taught(emil, candidate, cast, LocalDate.now().minusMonths(25));
        assertThat(marking.next(eva, List.of(cast.body()))).isEmpty();
        assertThat(marking.next(emil, List.of(cast.body()))).isPresent();
    }

    @Test
    void nobodyIsGivenTheirOwnText() {
        assertThat(marking.next(candidate, List.of(cast.body()))).isEmpty();
        assertThat(marking.waiting(candidate, List.of(cast.body()))).isZero();
    }

    @Test
    void theDatabaseRefusesTheMarkOfOneWhoTaughtTheCandidate() {
        var script = script();
        rawDesk(script, 1, eva);
        day.taught(eva, candidate, cast, LocalDate.now().minusMonths(3));
        assertThatThrownBy(() -> rawMarking(script, 1, eva)).hasMessageContaining("taught this candidate");
        assertThatThrownBy(() -> rawDesk(script, 2, candidate)).hasMessageContaining("their own work");
    }

    @Test
    void aMarkIsARecordAndACorrectionIsANewRow() {
        day.mark(cast, eva, GOOD);
        var script = script();
        assertThatThrownBy(() -> jdbc.sql("update assess.marking set c1 = 3 where script = :s")
                        .param("s", script)
                        .update())
                .hasMessageContaining("it is a record");
        assertThatThrownBy(() -> marking.mark(script, eva, List.of(3, 3, 3, 3), Optional.empty()))
                .isInstanceOf(Problem.class);
        marking.mark(script, eva, List.of(3, 2, 2, 2), Optional.of("Overlooked the table."));
        day.mark(cast, emil, GOOD);
        assertThat(sittings.released(sitting))
                .hasValueSatisfying(r -> assertThat(r.task()).isEqualTo(8));
        assertThatThrownBy(() -> marking.mark(script, eva, GOOD, Optional.of("Too late.")))
                .isInstanceOf(Problem.class);
        assertThat(jdbc.sql("select count(*) from assess.marking where script = :s")
                        .param("s", script)
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aScriptThatWasForgottenGoesToSomebodyElse() {
        var script = marking.next(eva, List.of(cast.body())).orElseThrow();
        marking.next(emil, List.of(cast.body()));
        assertThat(marking.next(edda, List.of(cast.body()))).isEmpty();
        jdbc.sql("update assess.desk set taken_at = taken_at - interval '5 hours' where examiner = :e")
                .param("e", eva.value())
                .update();
        assertThat(marking.next(edda, List.of(cast.body()))).hasValue(script);
        assertThatThrownBy(() -> marking.mark(script, eva, GOOD, Optional.empty()))
                .isInstanceOf(Problem.class);
    }

    @Test
    void anExaminerOfAnotherBodySeesNoScript() {
        assertThat(marking.next(eva, List.of(day.cast().body()))).isEmpty();
        assertThatThrownBy(() -> marking.script(script(), eva)).isInstanceOf(Problem.class);
    }

    @Test
    void aResultWaitsForItsReleaseTime() {
        var other = day.candidate(cast);
        var later = sittings.register(
                other,
                "K08",
                cast.centre(),
                cast.body(),
                Instant.now().minusSeconds(60),
                Instant.now().plusSeconds(6000),
                Optional.of(Instant.now().plusSeconds(3600)),
                false);
        day.checkIn(cast, later);
        day.startAndSit(later, other);
        day.mark(cast, eva, GOOD);
        day.mark(cast, emil, GOOD);
        day.mark(cast, eva, GOOD);
        day.mark(cast, emil, GOOD);
        closing.run();
        assertThat(sittings.released(later)).isEmpty();
        day.rewrite(
                "update assess.sitting set release_at = clock_timestamp() where id = :id", Map.of("id", later.value()));
        closing.run();
        assertThat(sittings.released(later)).isPresent();
    }

    private UUID script() {
        return jdbc.sql("select id from assess.script where sitting = :s")
                .param("s", sitting.value())
                .query(UUID.class)
                .single();
    }

    private void rawDesk(UUID script, int ordinal, PersonId examiner) {
        jdbc.sql("insert into assess.desk (script, ordinal, examiner, taken_at) values (:s, :o, :e, now())")
                .param("s", script)
                .param("o", ordinal)
                .param("e", examiner.value())
                .update();
    }

    private void rawMarking(UUID script, int ordinal, PersonId examiner) {
        jdbc.sql("""
                insert into assess.marking (id, script, ordinal, revision, examiner, c1, c2, c3, c4, at)
                values (:id, :s, :o, 1, :e, 2, 2, 2, 2, now())
                """)
                .param("id", Ids.next())
                .param("s", script)
                .param("o", ordinal)
                .param("e", examiner.value())
                .update();
    }
}
