package org.tessera.learn;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.nio.file.Path;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.WholeApplication;
import org.tessera.design.CoursePack;
import org.tessera.design.CoursePacks;
import org.tessera.design.Exercise;
import org.tessera.design.Packs;
import org.tessera.design.Unit;
import org.tessera.platform.PersonId;

class PlayerTest extends WholeApplication {
    @Autowired
    Classroom classroom;

    @Autowired
    CoursePacks packs;

    @Autowired
    Enrolments enrolments;

    @Autowired
    JdbcClient jdbc;

    CoursePack pack;
    Unit unit;
    PersonId ana;

    @BeforeEach
    void aLearnerInTheFirstUnit() {
        pack = packs.current("K08").orElseThrow();
        unit = pack.units().getFirst();
        ana = classroom.enrolled();
    }

    @Test
    void aSlideHasItsWordsVoiceAndTranscript() {
        var slide = unit.in("en").slides().getFirst();
        assertThat(page("s1"))
                .contains(slide.title(), "About 10 minutes left", "/learn/pictures/" + pack.hash() + "/")
                .contains("<span id=\"cue-1\">" + slide.narration().getFirst().split("(?<=\\.) ")[0]);
    }

    @Test
    void nothingOfTheKeyIsOnThePageBeforeAnAnswer() {
        for (Unit each : pack.units()) {
            for (Exercise exercise : each.in("en").exercises()) {
                var page = classroom.text(ana, "/learn/K08/" + each.id() + "/" + exercise.id());
                for (String secret : secrets(exercise)) assertThat(page).doesNotContain(secret);
            }
        }
    }

    @Test
    void theShownOrderOfStepsIsNotTheRightOne() {
        for (Unit each : pack.units()) {
            for (Exercise exercise : each.in("en").exercises()) {
                if (!(exercise instanceof Exercise.Order order)) continue;
                var page = classroom.text(ana, "/learn/K08/" + each.id() + "/" + exercise.id());
                assertThat(order.steps().stream()
                                .map(step -> page.indexOf(">" + step.split("[\",']")[0]))
                                .toList())
                        .doesNotContain(-1)
                        .isNotEqualTo(order.steps().stream()
                                .map(step -> page.indexOf(">" + step.split("[\",']")[0]))
                                .sorted()
                                .toList());
            }
        }
    }

    @Test
    void everyAnswerGetsItsOwnFeedbackAndCanBeGivenAgain() {
        var choice = (Exercise.Choice) unit.in("en").exercise("x1").orElseThrow();
        for (int option = 0; option < choice.options().size(); option++) {
            var chosen = choice.options().get(option);
            assertThat(classroom.send(ana, path("x1"), "answer", Integer.toString(option)))
                    .hasStatus(303)
                    .hasHeader("Location", path("x1") + "#feedback");
            assertThat(page("x1"))
                    .contains(escaped(chosen.feedback()))
                    .contains(chosen.right() ? "That fits" : "Look again")
                    .contains("Answer again");
        }
    }

    @Test
    void everyKindOfExerciseOpensAndTakesItsRightAnswer(@TempDir Path folder) throws Exception {
        var course = Packs.withRecording(packs, folder, "units/01-first/narration/en/s1.mp3");
        classroom.send(ana, "/learn/" + course.id());
        var enrolment = enrolments.of(ana, course.id()).orElseThrow();
        var answers = Map.of(
                "x1", "1", "x2", "0,1", "x3", "0,1,2", "x4", "0,1,2", "x5", "Mine", "x6", "0,1,0", "x7", "0,0", "x8",
                "1", "x9", "0,2");
        for (Exercise exercise : course.units().getFirst().in("el").exercises()) {
            var path = "/learn/" + course.id() + "/01-first/" + exercise.id();
            assertThat(classroom.open(ana, path)).hasStatusOk();
            var sheet = Sheet.of(exercise, enrolment.id(), "01-first");
            var answer = java.util.Objects.requireNonNull(answers.get(exercise.id()));
            enrolments.answer(enrolment, "01-first", exercise.id(), answer, sheet.fits(answer));
            assertThat(classroom.text(ana, path + "?lang=en"))
                    .contains(exercise.kind().equals("write") ? "Your text is kept" : "That fits");
        }
    }

    @Test
    void anEmptyAnswerIsPointedOutAndNotKept() {
        assertThat(classroom.send(ana, path("x1")))
                .hasStatus(422)
                .bodyText()
                .contains("There is a problem", "Choose an answer");
        assertThat(page("x1")).doesNotContain("Look again");
    }

    @Test
    void whatOneWroteIsThereAgainAndHarmless() {
        classroom.send(ana, path("x5"), "answer", "My <script>alert(1)</script> text");
        assertThat(page("x5"))
                .contains("My &lt;script&gt;alert(1)&lt;/script&gt; text", "Your text is kept")
                .doesNotContain("<script>alert");
    }

    @Test
    void oneComesBackToTheSamePlaceOnAnotherDeviceAndInTheOtherLanguage() {
        page("s3");
        assertThat(classroom.text(ana, "/learn")).contains("href=\"" + path("s3") + "\"");
        assertThat(classroom.text(ana, "/learn?lang=el")).contains("href=\"" + path("s3") + "\"", "Συνέχεια");
        assertThat(classroom.text(ana, path("s3") + "?lang=el"))
                .contains(unit.in("el").slide("s3").orElseThrow().title());
    }

    @Test
    void progressAndAnswersSurviveAChangeOfLanguage() {
        var match = (Exercise.Match) unit.in("en").exercise("x2").orElseThrow();
        var sheet = Sheet.of(match, enrolments.of(ana, "K08").orElseThrow().id(), unit.id());
        var fields = new java.util.ArrayList<String>();
        for (int left = 0; left < match.pairs().size(); left++)
            fields.addAll(java.util.List.of(
                    Sheet.field(left),
                    Integer.toString(sheet.lines().get(left).shown().indexOf(left) + 1)));
        classroom.send(ana, path("x2"), fields.toArray(String[]::new));
        var greek = (Exercise.Match) unit.in("el").exercise("x2").orElseThrow();
        assertThat(classroom.text(ana, path("x2") + "?lang=el"))
                .contains("Ταιριάζει", escaped(greek.right()))
                .contains("selected>" + escaped(greek.pairs().getFirst().right()) + "</option>");
        assertThat(progress().isDone(unit, new Step(Step.Kind.EXERCISE, "x2"))).isTrue();
    }

    @Test
    void finishingTheCourseIssuesNothingAndPointsToTheExam() {
        for (Unit each : pack.units()) {
            for (Step step : Step.of(each)) {
                classroom.open(ana, "/learn/K08/" + each.id() + "/" + step.id());
                if (step.kind() == Step.Kind.EXERCISE)
                    enrolments.answer(enrolments.of(ana, "K08").orElseThrow(), each.id(), step.id(), "0", false);
            }
        }
        assertThat(progress().isDone()).isTrue();
        assertThat(classroom.text(ana, "/learn/K08/" + pack.units().getLast().id() + "/end"))
                .contains(
                        "You have done the whole course", "Finishing a course gives no certificate", "href=\"/exams\"");
    }

    @Test
    void theTimeLeftShrinksAsPagesAreDone() {
        assertThat(progress().minutesLeft(unit)).isEqualTo(10);
        page("s1");
        page("s2");
        page("s3");
        assertThat(progress().minutesLeft(unit)).isLessThan(10).isPositive();
    }

    @Test
    void aCourseShowsItsOutcomesBeforeItsMicroCredentialIsPublishedToo() {
        for (String course : java.util.List.of("K03", "K15", "K20")) {
            classroom.send(ana, "/learn/" + course);
            assertThat(classroom.text(ana, "/learn/" + course))
                    .as(course)
                    .contains("What you can do afterwards", "0 of 2 units done");
            assertThat(classroom.text(ana, "/learn/" + course + "/self")).contains("type=\"radio\"");
        }
    }

    @Test
    void whoWantsItQuietReadsTheVoiceAndHearsNothing() {
        var quiet = choose("quiet");
        var slide = Jsoup.parse(classroom.text(ana, path("s1"), quiet));
        assertThat(slide.select("audio, [data-listen]")).isEmpty();
        assertThat(slide.select("details[open] .transcript")).hasSize(1);
        assertThat(Jsoup.parse(page("s1")).select("details[open] .transcript")).isEmpty();
    }

    @Test
    void whoWantsMoreSpaceHasItOnEveryPageOfAUnit() {
        var wide = choose("wide");
        for (String step : java.util.List.of("s1", "notes", "x1", "end"))
            assertThat(Jsoup.parse(classroom.text(ana, path(step), wide)).select(".step.wide"))
                    .as(step)
                    .hasSize(1);
        assertThat(Jsoup.parse(page("s1")).select(".step.wide")).isEmpty();
    }

    /** What the form "How pages look and sound" leaves in the browser. */
    private Cookie choose(String way) {
        var reply = classroom.send(ana, "/learn/reading", "way", way, "back", path("s1"));
        assertThat(reply).hasStatus(303).hasHeader("Location", path("s1"));
        return java.util.Objects.requireNonNull(reply.getResponse().getCookie("reading"));
    }

    @Test
    void oneLearnersProgressIsNotAnothers() {
        page("s5");
        var maria = classroom.enrolled();
        assertThat(enrolments
                        .progress(enrolments.of(maria, "K08").orElseThrow())
                        .isBegun())
                .isFalse();
        assertThat(classroom.text(maria, "/learn")).doesNotContain("/s5");
    }

    @Test
    void whoIsNotEnrolledIsLedToTheCoursePageAndCanAnswerNothing() {
        var stranger = classroom.learner();
        assertThat(classroom.open(stranger, path("x1"))).hasStatus(303).hasHeader("Location", "/learn/K08");
        assertThat(classroom.send(stranger, path("x1"), "answer", "0")).hasStatus(404);
    }

    @Test
    void aPageThatTheCourseDoesNotHaveIsNotThere() {
        assertThat(classroom.open(ana, path("s99"))).hasStatus(404);
        assertThat(classroom.open(ana, "/learn/K08/99-nothing/s1")).hasStatus(404);
        assertThat(classroom.open(ana, "/learn/K99")).hasStatus(404);
        assertThat(classroom.send(ana, path("s1"), "answer", "0")).hasStatus(404);
    }

    @Test
    void learnersStayWithTheVersionTheyBeganWith() {
        var enrolment = enrolments.of(ana, "K08").orElseThrow();
        assertThat(enrolment.pack()).isEqualTo(pack);
        assertThat(jdbc.sql("select pack from learn.enrolment where id = :id")
                        .param("id", enrolment.id())
                        .query(String.class)
                        .single())
                .isEqualTo(pack.hash());
    }

    private Progress progress() {
        return enrolments.progress(enrolments.of(ana, "K08").orElseThrow());
    }

    private String page(String step) {
        return classroom.text(ana, path(step));
    }

    private String path(String step) {
        return "/learn/K08/" + unit.id() + "/" + step;
    }

    /** What would give the answer away. */
    private static java.util.List<String> secrets(Exercise exercise) {
        return switch (exercise) {
            case Exercise.Choice c ->
                c.options().stream().map(o -> escaped(o.feedback())).toList();
            case Exercise.Several s ->
                s.options().stream().map(o -> escaped(o.feedback())).toList();
            case Exercise.Order o -> java.util.List.of(escaped(o.right()), escaped(o.other()));
            case Exercise.Match m -> java.util.List.of(escaped(m.right()), escaped(m.other()));
            case Exercise.Sort s -> java.util.List.of(escaped(s.right()), escaped(s.other()));
            case Exercise.Fill f -> java.util.List.of(escaped(f.right()), escaped(f.other()));
            case Exercise.Write w -> java.util.List.of(escaped(w.model().split("\n")[0]));
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;");
    }
}
