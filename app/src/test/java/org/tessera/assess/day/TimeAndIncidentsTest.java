package org.tessera.assess.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tessera.WholeApplication;
import org.tessera.assess.Answers;
import org.tessera.assess.Appointments;
import org.tessera.assess.ExamDay;
import org.tessera.assess.Part;
import org.tessera.assess.Parts;
import org.tessera.assess.SittingId;
import org.tessera.assess.Sittings;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

class TimeAndIncidentsTest extends WholeApplication {
    @Autowired
    AtTheCentre at;

    @Autowired
    ExamDay day;

    @Autowired
    ExamTime time;

    @Autowired
    Incidents incidents;

    @Autowired
    Accommodations accommodations;

    @Autowired
    Appointments appointments;

    @Autowired
    Parts parts;

    @Autowired
    Sittings sittings;

    private AtTheCentre.Centre centre;
    private PersonId invigilator;

    @BeforeEach
    void aSessionThatRunsNow() {
        centre = at.open();
        invigilator = centre.cast().invigilator();
    }

    @Test
    void whileTheTimeIsStoppedNothingIsLateAndAllOfItIsGivenBack() {
        var sitting = at.inExam(centre, "Ana");
        var before = at.deadline(sitting);
        time.stop(List.of(sitting), invigilator);
        at.stoppedSince(sitting, 2 * 60 * 60);
        assertThat(appointments.of(sitting, at.candidate(sitting)).state()).isEqualTo("stopped");
        assertThat(day.answer(sitting, at.candidate(sitting), Part.EXAM, 1, "a"))
                .isInstanceOfSatisfying(Answers.Reply.Saved.class, s -> {
                    assertThat(s.late()).isFalse();
                    assertThat(s.remaining()).isGreaterThan(Duration.ofMinutes(64));
                });
        time.goOn(List.of(sitting), invigilator);
        time.goOn(List.of(sitting), invigilator);
        assertThat(at.deadline(sitting)).isCloseTo(before.plusSeconds(2 * 60 * 60), within(5, ChronoUnit.SECONDS));
        assertThat(appointments.of(sitting, at.candidate(sitting)).state()).isEqualTo("open.A");
    }

    @Test
    void aBreakStopsTheClockOnlyForAsLongAsWasGranted() {
        var sitting = at.seated(centre, "Bea");
        var candidate = at.candidate(sitting);
        granted(sitting, new Needs(0, 10, "large", true, false));
        start(sitting);
        var before = at.deadline(sitting);
        time.rest(sitting, candidate, 10);
        at.stoppedSince(sitting, 15 * 60);
        time.endRest(sitting, candidate);
        assertThat(at.deadline(sitting)).isCloseTo(before.plusSeconds(10 * 60), within(5, ChronoUnit.SECONDS));
        assertThatThrownBy(() -> time.rest(sitting, candidate, 10)).satisfies(conflict("assess.day.problem.no-break"));
    }

    @Test
    void whatTheInvigilatorStoppedTheCandidateDoesNotLetGoOn() {
        var sitting = at.inExam(centre, "Cia");
        time.stop(List.of(sitting), invigilator);
        time.endRest(sitting, at.candidate(sitting));
        assertThat(appointments.of(sitting, at.candidate(sitting)).state()).isEqualTo("stopped");
    }

    @Test
    void extraTimeThatWasGrantedMovesTheDeadlineAndTheEndOfTheWindow() {
        var sitting = at.seated(centre, "Dea");
        granted(sitting, new Needs(100, 0, "normal", false, true));
        var appointment = appointments.of(sitting, at.candidate(sitting));
        assertThat(appointment.extraPercent()).isEqualTo(100);
        assertThat(Duration.between(centre.session().closesAt(), appointment.closesAt()))
                .as("exam and task together take 95 minutes longer")
                .isEqualTo(Duration.ofMinutes(95));
        start(sitting);
        assertThat(Duration.between(Instant.now(), at.deadline(sitting)).toMinutes())
                .isBetween(128L, 130L);
    }

    @Test
    void aDecisionDuringTheExamMovesTheDeadlineAtOnceByWhatIsNew() {
        var sitting = at.inExam(centre, "Eva");
        var before = at.deadline(sitting);
        granted(sitting, new Needs(50, 0, "normal", false, false));
        assertThat(at.deadline(sitting)).isEqualTo(before.plusSeconds(33 * 60));
        granted(sitting, new Needs(50, 0, "large", false, false));
        assertThat(at.deadline(sitting)).isEqualTo(before.plusSeconds(33 * 60));
    }

    @Test
    void nobodyDecidesAboutTheirOwnRequest() {
        var sitting = at.seated(centre, "Fay");
        var candidate = at.candidate(sitting);
        accommodations.ask(sitting, candidate, new Needs(25, 0, "normal", false, false), "");
        var request = accommodations.of(sitting).orElseThrow();
        assertThatThrownBy(() -> accommodations.decide(request, Optional.of(request.asked()), "", candidate))
                .satisfies(conflict("assess.day.problem.own-request"));
    }

    @Test
    void whoeverDecidedWhatACandidateNeedsDoesNotMarkTheirWork() {
        var sitting = at.seated(centre, "Gil");
        var examiner = centre.cast().examiners().getFirst();
        accommodations.ask(sitting, at.candidate(sitting), new Needs(25, 0, "normal", false, false), "");
        accommodations.decide(accommodations.of(sitting).orElseThrow(), Optional.empty(), "Not needed.", examiner);
        start(sitting);
        day.sitExam(sitting, at.candidate(sitting), List.of("a"));
        day.sitTask(sitting, at.candidate(sitting), "We keep the bottles back.");
        assertThatThrownBy(() -> day.mark(centre.cast(), examiner, List.of(2, 2, 2, 2)))
                .isInstanceOf(RuntimeException.class);
        day.mark(centre.cast(), centre.cast().examiners().get(1), List.of(2, 2, 2, 2));
    }

    @Test
    void anIncidentCreditsMinutesOnceAndStaysOnRecord() {
        var sitting = at.inExam(centre, "Hed");
        var before = at.deadline(sitting);
        var incident = noted(sitting);
        incidents.decide(incident, List.of(sitting), "credit", 12, "Power cut", invigilator);
        assertThat(at.deadline(sitting)).isEqualTo(before.plusSeconds(12 * 60));
        assertThatThrownBy(() -> incidents.decide(incident, List.of(sitting), "credit", 12, "Again", invigilator))
                .satisfies(conflict("assess.day.problem.decided"));
        assertThat(at.deadline(sitting)).isEqualTo(before.plusSeconds(12 * 60));
        assertThat(incidents.of(centre.session()).getFirst().decided()).isPresent();
    }

    @Test
    void aVoidSittingNeverGetsAResult() {
        var sitting = at.inExam(centre, "Ivy");
        var candidate = at.candidate(sitting);
        var incident = noted(sitting);
        assertThatThrownBy(() -> incidents.decide(incident, List.of(sitting), "void", 0, "Copied", invigilator))
                .satisfies(conflict("assess.day.problem.void"));
        incidents.decide(incident, List.of(sitting), "void", 0, "Copied", centre.officer());
        assertThat(appointments.of(sitting, candidate).state()).isEqualTo("void");
        parts.submit(sitting, candidate, Part.EXAM, 1);
        assertThatThrownBy(() -> parts.start(sitting, candidate, Part.TASK, "en"))
                .satisfies(conflict("assess.problem.too-early"));
        assertThat(sittings.released(sitting)).isEmpty();
    }

    @Test
    void whatIsReleasedIsNotDeclaredVoid() {
        var sitting = at.inExam(centre, "Jan");
        var candidate = at.candidate(sitting);
        var incident = noted(sitting);
        day.sitExam(sitting, candidate, List.of("a", "b"));
        day.sitTask(sitting, candidate, "We keep the bottles back.");
        day.mark(centre.cast(), centre.cast().examiners().get(0), List.of(2, 2, 2, 2));
        day.mark(centre.cast(), centre.cast().examiners().get(1), List.of(2, 2, 2, 2));
        assertThat(sittings.released(sitting)).isPresent();
        assertThatThrownBy(() -> incidents.decide(incident, List.of(sitting), "void", 0, "Late", centre.officer()))
                .satisfies(conflict("assess.day.problem.void"));
    }

    @Test
    void withoutSupervisionNobodyIsCheckedAndTheResultSaysSo() {
        centre = at.open(false, false);
        var sitting = at.seated(centre, "Kai");
        var candidate = at.candidate(sitting);
        parts.start(sitting, candidate, Part.EXAM, "en");
        day.sitExam(sitting, candidate, List.of("a", "b"));
        day.sitTask(sitting, candidate, "We keep the bottles back.");
        day.mark(centre.cast(), centre.cast().examiners().get(0), List.of(2, 2, 2, 2));
        day.mark(centre.cast(), centre.cast().examiners().get(1), List.of(2, 2, 2, 2));
        assertThat(sittings.released(sitting))
                .hasValueSatisfying(r -> assertThat(r.supervised()).isFalse());
    }

    private Incident noted(SittingId sitting) {
        var id =
                incidents.note(centre.session(), Optional.of(sitting), "technical", "The light went out.", invigilator);
        return incidents.of(centre.session()).stream()
                .filter(i -> i.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void granted(SittingId sitting, Needs needs) {
        accommodations.ask(sitting, at.candidate(sitting), needs, "");
        accommodations.decide(accommodations.of(sitting).orElseThrow(), Optional.of(needs), "", centre.officer());
    }

    private void start(SittingId sitting) {
        day.checkIn(centre.cast(), sitting);
        parts.start(sitting, at.candidate(sitting), Part.EXAM, "en");
    }

    private static java.util.function.Consumer<Throwable> conflict(String key) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.key()).isEqualTo(key));
    }
}
