package org.tessera.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;
import org.tessera.platform.PersonId;

class PlayerPagesTest extends WholeApplication {
    @Autowired
    MockMvcTester web;

    @Autowired
    ExamDay day;

    @Autowired
    Answers answers;

    ExamDay.Cast cast;
    PersonId candidate;
    SittingId sitting;
    String path;
    Reader reader;

    @BeforeEach
    void aCandidateWhoMayStart() {
        cast = day.cast();
        candidate = day.candidate(cast);
        sitting = day.registered(cast, candidate);
        path = "/sittings/" + sitting;
        reader = new Reader(web, candidate);
        day.checkIn(cast, sitting);
    }

    @Test
    void withoutScriptsAnExamIsSatByPlainForms() {
        assertThat(reader.get(path)).bodyText().contains("You can start", "65 minutes");
        assertThat(reader.post(path + "/start", "part", "A"))
                .hasStatus(303)
                .hasHeader("Location", path + "/questions/1");
        assertThat(reader.get(path + "/questions/1"))
                .bodyText()
                .contains(
                        "Question 1 of 5", "What comes after step 1?", "Nothing is saved here yet", "65 minutes left");
        assertThat(reader.post(path + "/questions/1", "answer", "a", "lease", "1", "key", key(), "go", "next"))
                .hasStatus(303)
                .hasHeader("Location", path + "/questions/2");
        assertThat(reader.get(path + "/questions/1"))
                .bodyText()
                .containsPattern("Saved \\d\\d:\\d\\d:\\d\\d")
                .contains("value=\"a\" checked");
        reader.post(path + "/questions/2", "flag", "yes", "lease", "1", "key", key(), "go", "review");
        assertThat(reader.get(path + "/review"))
                .bodyText()
                .contains("4 questions are not answered", "to look at again", "Hand in the exam?");
        assertThat(reader.post(path + "/submit", "part", "A", "lease", "1")).hasStatus(303);
        assertThat(reader.get(path))
                .bodyText()
                .contains("Receipt for the exam", "Next: the work task", "Start the work task");
        reader.post(path + "/start", "part", "B");
        assertThat(reader.get(path + "/task")).bodyText().contains("Write a note of 80 words.", "Criterion 1");
        assertThat(reader.post(path + "/task", "answer", "Dear all.\n\nWe wait.", "lease", "1", "go", "review"))
                .hasHeader("Location", path + "/task/review");
        assertThat(reader.get(path + "/task/review")).bodyText().contains("4 words", "We wait.");
        reader.post(path + "/submit", "part", "B", "lease", "1");
        assertThat(reader.get(path)).bodyText().contains("Everything is handed in", "Receipt for the work task");
    }

    @Test
    void theScriptGetsTheSavedNumberTheServersTimeAndWhatIsLeft() {
        reader.post(path + "/start", "part", "A");
        var key = UUID.randomUUID();
        var first = reader.script(path + "/questions/2", key, "answer", "c", "lease", "1", "seq", "7");
        assertThat(first).hasStatusOk().bodyJson().extractingPath("$.savedSeq").isEqualTo(7);
        assertThat(first).bodyJson().extractingPath("$.late").isEqualTo(false);
        assertThat(first)
                .bodyJson()
                .extractingPath("$.remaining")
                .asNumber()
                .satisfies(s -> assertThat(s.intValue()).isBetween(3880, 3900));
        var again = reader.script(path + "/questions/2", key, "answer", "c", "lease", "1", "seq", "7");
        assertThat(Reader.body(again)).isEqualTo(Reader.body(first));
        assertThat(reader.script(path + "/questions/2", UUID.randomUUID(), "answer", "d", "lease", "1", "seq", "6"))
                .bodyJson()
                .extractingPath("$.savedSeq")
                .isEqualTo(7);
        assertThat(answers.current(sitting, Part.EXAM).get(2).text()).hasValue("c");
    }

    @Test
    void anotherDeviceTakesOverOnlyWhenAskedAndTheOldOnesAnswerComesAlong() {
        reader.post(path + "/start", "part", "A");
        var phone = new Reader(web, candidate);
        assertThat(phone.get(path + "/questions/1")).hasStatus(303).hasHeader("Location", path);
        assertThat(phone.get(path)).bodyText().contains("Continue here");
        assertThat(phone.post(path + "/continue", "part", "A")).hasHeader("Location", path + "/questions/1");
        assertThat(phone.get(path + "/questions/1")).hasStatusOk();

        assertThat(reader.script(path + "/questions/1", UUID.randomUUID(), "answer", "b", "lease", "1"))
                .hasStatus(409);
        assertThat(reader.post(path + "/questions/1", "answer", "b", "lease", "1", "key", key()))
                .hasStatus(409)
                .bodyText()
                .contains("open on another device now", "Continue here", "value=\"b\" checked");
        assertThat(answers.current(sitting, Part.EXAM)).isEmpty();
        reader.post(path + "/continue", "part", "A", "slot", "1", "answer", "b");
        assertThat(answers.current(sitting, Part.EXAM).get(1).text()).hasValue("b");
        assertThat(phone.get(path + "/questions/1")).hasStatus(303);
    }

    @Test
    void anAnswerThatComesTooLateIsSaidToBeLate() {
        reader.post(path + "/start", "part", "A");
        day.deadlineWas(sitting, Part.EXAM, Duration.ofSeconds(40));
        var late = reader.script(path + "/questions/1", UUID.randomUUID(), "answer", "b", "lease", "1");
        assertThat(late).hasStatusOk().bodyJson().extractingPath("$.late").isEqualTo(true);
        assertThat(late).bodyJson().extractingPath("$.counted").isEqualTo(false);
        assertThat(reader.get(path)).bodyText().contains("The time is over");
    }

    @Test
    void goingBackInTheBrowserWithAnOldKeySavesTheNewAnswer() {
        reader.post(path + "/start", "part", "A");
        var key = key();
        reader.post(path + "/questions/1", "answer", "a", "lease", "1", "key", key);
        reader.post(path + "/questions/1", "answer", "b", "lease", "1", "key", key);
        assertThat(answers.current(sitting, Part.EXAM).get(1).text()).hasValue("b");
    }

    @Test
    void aPageOpenedEarlierCanFlagAQuestionButNotEmptyIt() {
        reader.post(path + "/start", "part", "A");
        reader.post(path + "/questions/1", "answer", "a", "lease", "1", "key", key());
        reader.post(path + "/questions/1", "flag", "yes", "lease", "1", "key", key());
        assertThat(answers.current(sitting, Part.EXAM).get(1).text()).hasValue("a");
        assertThat(answers.current(sitting, Part.EXAM).get(1).flagged()).isTrue();
    }

    @Test
    void aTextThatIsTooLongIsGivenBackWhole() {
        reader.post(path + "/start", "part", "A");
        reader.post(path + "/submit", "part", "A", "lease", "1");
        reader.post(path + "/start", "part", "B");
        var text = "word ".repeat(5000);
        assertThat(reader.post(path + "/task", "answer", text, "lease", "1"))
                .hasStatus(422)
                .bodyText()
                .contains("20,000", text.strip());
    }

    @Test
    void practiceHasTheSamePlayerAndGivesReasonsAtTheEnd() {
        assertThat(reader.get("/exams")).bodyText().contains("Practise: ");
        var practice =
                reader.post("/exams/practice", "skill", "K08").getResponse().getHeader("Location");
        reader.post(practice + "/start", "part", "A");
        assertThat(reader.get(practice + "/questions/1")).bodyText().contains("Question 1 of 8", "nothing here counts");
        assertThat(reader.get(practice + "/feedback")).hasStatus(404);
        reader.post(practice + "/questions/1", "answer", "a", "lease", "1", "key", key());
        reader.post(practice + "/submit", "part", "A", "lease", "1");
        assertThat(reader.get(practice + "/feedback"))
                .hasStatusOk()
                .bodyText()
                .contains("Right answer", "of 8 answers");
        assertThat(reader.get(practice + "/result")).hasStatus(404);
    }

    @Test
    void aCandidateReadsInPlainWordsWhatWasShownAndWhatComesNext() {
        var passed = day.result(cast, day.candidate(cast), true);
        assertThat(passed).isNotNull();
        var other = day.candidate(cast);
        var failed = day.result(cast, other, false);
        assertThat(new Reader(web, other).get("/sittings/" + failed + "/result"))
                .hasStatusOk()
                .bodyText()
                .contains("Not passed yet", "You can try again", "The work task is passed. 2 examiners")
                .doesNotContain(ConfidentialBank.CANARY);
    }

    @Test
    void everyPageSpeaksGreekToo() {
        for (String page : List.of("/exams", path)) {
            assertThat(reader.get(page + "?lang=el"))
                    .bodyText()
                    .contains("lang=\"el\"")
                    .doesNotContain("assess.");
        }
        reader.post(path + "/start", "part", "A");
        assertThat(reader.get(path + "/questions/1?lang=el"))
                .bodyText()
                .contains("Ερώτηση 1 από 5", "Τι ακολουθεί", "Απομένουν 65 λεπτά");
        assertThat(reader.get(path + "/review?lang=el")).bodyText().contains("5 ερωτήσεις δεν απαντήθηκαν");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
