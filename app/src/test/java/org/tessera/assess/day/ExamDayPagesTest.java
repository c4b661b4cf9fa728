package org.tessera.assess.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;
import org.tessera.assess.CheckIns;
import org.tessera.assess.Reader;
import org.tessera.platform.PersonId;

class ExamDayPagesTest extends WholeApplication {
    @Autowired
    MockMvcTester web;

    @Autowired
    AtTheCentre at;

    @Autowired
    CheckIns checkIns;

    @Autowired
    SafeBrowser safeBrowser;

    @Test
    void aSchoolPlansASessionBringsItsRosterAndSeesWhoIsWhere() {
        var centre = at.open();
        var planner = new Reader(web, centre.planner());
        var sitting = at.expected(centre, "Ana");
        var path = planner.post(
                        "/sessions",
                        "title",
                        "Wednesday",
                        "day",
                        LocalDate.now().toString(),
                        "from",
                        "00:00",
                        "until",
                        "23:59",
                        "rooms",
                        "Aula 3; 24\nAula 4, 10",
                        "supervised",
                        "yes",
                        "invigilators",
                        centre.cast().invigilator().toString())
                .getResponse()
                .getHeader("Location");
        assertThat(planner.get(path)).bodyText().contains("Wednesday", "Rooms: 2, places: 34");
        var own = "/sessions/" + centre.session().id();
        assertThat(planner.get(own + "/expected.csv")).bodyText().contains("\"Ana Kanarini\";2007-02-03;K08;;");
        assertThat(bring(centre.planner(), own, "name;micro-credential\r\nAnna Kanarini;K08"))
                .hasStatus(422)
                .bodyText()
                .contains("Nobody was seated", "Row 2:", "Nobody with this name");
        var roster = bring(centre.planner(), own, "name;micro-credential;room;seat\r\nAna Kanarini;K08;Room 1;7")
                .getResponse()
                .getHeader("Location");
        assertThat(planner.get(roster)).bodyText().contains("Read as UTF-8", "Ana Kanarini", "Nobody has a place");
        planner.post(roster);
        assertThat(planner.get(own)).bodyText().contains("Ana Kanarini", "Identity not checked", "0 of 5");
        var invigilator = new Reader(web, centre.cast().invigilator());
        assertThat(invigilator.get(own + "?lang=el"))
                .bodyText()
                .contains("Ποιος είναι πού", "Σταματήστε τον χρόνο όλων")
                .doesNotContain("assess.day");
        assertThat(invigilator.get(own + "/seats/" + sitting)).bodyText().contains("Identity check", "Room 1 7");
    }

    @Test
    void aSessionOnADayWithoutApprovalIsNotPlanned() {
        var centre = at.open();
        assertThat(new Reader(web, centre.planner())
                        .post(
                                "/sessions",
                                "title",
                                "Too late",
                                "day",
                                LocalDate.now().plusYears(2).toString(),
                                "from",
                                "9",
                                "until",
                                "11:00",
                                "rooms",
                                "Aula",
                                "supervised",
                                "no"))
                .hasStatus(422)
                .bodyText()
                .contains("Write a time", "This line needs a name", "value=\"Too late\"");
        assertThat(new Reader(web, centre.planner())
                        .post(
                                "/sessions",
                                "title",
                                "Too late",
                                "day",
                                LocalDate.now().plusYears(2).toString(),
                                "from",
                                "09:00",
                                "until",
                                "11:00",
                                "rooms",
                                "Aula; 5",
                                "supervised",
                                "no"))
                .hasStatus(422)
                .bodyText()
                .contains("not approved for this day");
    }

    @Test
    void theInvigilatorStopsGivesTimeAndNotesWhatHappened() {
        var centre = at.open();
        var sitting = at.inExam(centre, "Bea");
        var candidate = new Reader(web, at.candidate(sitting));
        var invigilator = new Reader(web, centre.cast().invigilator());
        var own = "/sessions/" + centre.session().id();
        var seat = own + "/seats/" + sitting;
        invigilator.post(own + "/stop");
        assertThat(invigilator.get(own)).bodyText().contains("Time is stopped");
        assertThat(candidate.get("/sittings/" + sitting)).bodyText().contains("The time is stopped");
        assertThat(candidate.get("/sittings/" + sitting + "/questions/1")).hasStatus(303);
        invigilator.post(seat + "/go");
        assertThat(invigilator.post(seat + "/extra", "minutes", "0", "reason", ""))
                .hasStatus(422);
        var before = at.deadline(sitting);
        invigilator.post(seat + "/extra", "minutes", "7", "reason", "Keyboard broken");
        assertThat(at.deadline(sitting)).isEqualTo(before.plusSeconds(7 * 60));
        invigilator.post(own + "/incidents", "about", sitting.toString(), "kind", "irregularity", "words", "A phone.");
        assertThat(invigilator.get(own)).bodyText().contains("A phone.", "Help that is not allowed");
        var officer = new Reader(web, centre.officer());
        assertThat(officer.get("/incidents")).bodyText().contains("Bea Kanarini", "A phone.");
    }

    @Test
    void whetherSomebodyHasPractisedIsSaidBeforeTheExamAndIsNoCondition() {
        var centre = at.open();
        var sitting = at.seated(centre, "Fia");
        var candidate = new Reader(web, at.candidate(sitting));
        var invigilator = new Reader(web, centre.cast().invigilator());
        assertThat(candidate.get("/sittings/" + sitting))
                .bodyText()
                .contains("You have not tried the practice test yet", "Open the practice test");
        assertThat(Reader.body(invigilator.get("/invigilate/" + sitting)))
                .containsPattern("Has tried the practice test</dt><dd>No<");
        var practice =
                candidate.post("/exams/practice", "skill", "K08").getResponse().getHeader("Location");
        candidate.post(practice + "/start", "part", "A");
        assertThat(candidate.get("/sittings/" + sitting)).bodyText().contains("you have tried the practice test");
        assertThat(Reader.body(invigilator.get("/invigilate/" + sitting)))
                .containsPattern("Has tried the practice test</dt><dd>Yes<");
        assertThat(invigilator.post("/invigilate/" + sitting, "document", "passport", "fits", "yes", "extra", "0"))
                .hasStatus(303)
                .hasHeader("Location", "/sessions/" + centre.session().id() + "?room=Room+1");
    }

    @Test
    void whoHasNothingToDoWithASessionDoesNotFindIt() {
        var centre = at.open();
        var sitting = at.inExam(centre, "Cia");
        var other = at.open();
        var own = "/sessions/" + centre.session().id();
        var stranger = new Reader(web, other.cast().invigilator());
        assertThat(stranger.get(own)).hasStatus(404);
        assertThat(stranger.get(own + "/seats/" + sitting)).hasStatus(404);
        assertThat(stranger.post(own + "/stop")).hasStatus(404);
        assertThat(new Reader(web, other.planner()).get(own + "/rosters")).hasStatus(404);
        assertThat(new Reader(web, centre.planner()).post(own + "/stop")).hasStatus(403);
        assertThat(new Reader(web, other.officer()).get("/incidents"))
                .bodyText()
                .doesNotContain("Cia");
    }

    @Test
    void whatACandidateNeedsIsAskedDecidedAndNeverShownToExaminers() {
        var centre = at.open();
        var sitting = at.seated(centre, "Dea");
        var candidate = new Reader(web, at.candidate(sitting));
        var path = "/sittings/" + sitting + "/accommodation";
        assertThat(candidate.post(path, "extra", "0", "break", "0", "font", "normal"))
                .hasStatus(422);
        candidate.post(
                path, "extra", "25", "break", "10", "font", "largest", "more", "reader", "words", "Letters swim.");
        assertThat(candidate.get(path)).bodyText().contains("Waits for a decision", "25 percent more time");
        var officer = new Reader(web, centre.officer());
        var list = Reader.body(officer.get("/accommodations"));
        var request = list.replaceAll("(?s).*(/accommodations/[0-9a-f-]{36})\">Dea Kanarini.*", "$1");
        assertThat(officer.get(request)).bodyText().contains("Letters swim.");
        assertThat(new Reader(web, at.open().officer()).get(request)).hasStatus(404);
        assertThat(new Reader(web, centre.cast().examiners().getFirst()).get(request))
                .hasStatus(403);
        assertThat(officer.post(request, "outcome", "refuse", "extra", "0", "break", "0", "font", "normal"))
                .hasStatus(422);
        officer.post(request, "outcome", "grant", "extra", "25", "break", "10", "font", "largest", "more", "reader");
        assertThat(candidate.get("/sittings/" + sitting)).bodyText().contains("25 percent");
        checkIns.record(sitting, centre.cast().invigilator(), "passport", true, 0);
        candidate.post("/sittings/" + sitting + "/start", "part", "A");
        assertThat(candidate.get("/sittings/" + sitting + "/questions/1"))
                .bodyText()
                .contains("font-largest", "Listen to the question", "Take a break");
        candidate.post("/sittings/" + sitting + "/break");
        assertThat(candidate.get("/sittings/" + sitting)).bodyText().contains("End the break");
        candidate.post("/sittings/" + sitting + "/break/end");
        assertThat(candidate.get("/sittings/" + sitting + "/questions/1")).hasStatusOk();
    }

    @Test
    void withSafeExamBrowserQuestionsOpenForItsKeyAlone() {
        var centre = at.open(true, true);
        var sitting = at.seated(centre, "Eva");
        checkIns.record(sitting, centre.cast().invigilator(), "passport", true, 0);
        var path = "/sittings/" + sitting;
        var candidate = new Reader(web, at.candidate(sitting));
        assertThat(candidate.get(path)).bodyText().contains("Open this exam in Safe Exam Browser");
        assertThat(candidate.get(path + "/exam.seb")).bodyText().contains("<key>startURL</key>", path);
        assertThat(candidate.post(path + "/start", "part", "A"))
                .hasStatus(403)
                .bodyText()
                .contains("Safe Exam Browser only");
        assertThat(web.post()
                        .uri(path + "/start")
                        .param("part", "A")
                        .header(SafeBrowser.HEADER, safeBrowser.expected(sitting, path + "/start"))
                        .with(user(at.candidate(sitting).toString()))
                        .with(csrf())
                        .exchange())
                .hasStatus(303);
        assertThat(web.get()
                        .uri(path + "/questions/1")
                        .header(SafeBrowser.HEADER, safeBrowser.expected(sitting, path + "/questions/2"))
                        .with(user(at.candidate(sitting).toString()))
                        .exchange())
                .hasStatus(403);
        assertThat(candidate.script(path + "/questions/1", UUID.randomUUID(), "answer", "a", "lease", "1"))
                .as("an answer is never turned away")
                .hasStatusOk();
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult bring(
            PersonId planner, String session, String text) {
        return web.post()
                .uri(session + "/rosters")
                .multipart()
                .file(new MockMultipartFile("file", "roster.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)))
                .with(user(planner.toString()))
                .with(csrf())
                .cookie(new jakarta.servlet.http.Cookie("lang", "en"))
                .exchange();
    }
}
