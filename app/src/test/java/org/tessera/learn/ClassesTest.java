package org.tessera.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tessera.WholeApplication;
import org.tessera.design.CoursePacks;
import org.tessera.people.People;
import org.tessera.people.Person;
import org.tessera.people.Teaching;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;

class ClassesTest extends WholeApplication {
    private static final String THIRTY = IntStream.rangeClosed(1, 30)
            .mapToObj(i -> "Ελένη;Παπαδοπούλου " + "αβγδεζηθικλμνξοπρστυφχψωςάέήί".charAt(i - 1 < 29 ? i - 1 : 28) + i
                    + ";1." + (i % 12 + 1) + ".2004")
            .collect(Collectors.joining("\r\n", "Όνομα;Επώνυμο;Ημερομηνία γέννησης\r\n", "\r\n"));

    @Autowired
    Classroom classroom;

    @Autowired
    MockMvcTester browser;

    @Autowired
    People people;

    @Autowired
    Teaching teaching;

    @Autowired
    CoursePacks packs;

    @Autowired
    JdbcClient jdbc;

    OrganisationId school;
    PersonId maria;
    String path;

    @BeforeEach
    void aClass() {
        school = classroom.school();
        maria = classroom.person(school, "Maria", Role.EDUCATOR);
        path = location(classroom.send(maria, "/classes", "name", "Evening class", "cohort", "Pilot"));
    }

    @Test
    void aListOfThirtyInTheGreekOfOldSpreadsheetsIsLookedAtAndTakenIn() {
        var list = location(bring(THIRTY.getBytes(Charset.forName("windows-1253"))));
        assertThat(people.holding(school, Role.LEARNER)).isEmpty();
        assertThat(classroom.text(maria, list)).contains("windows-1253", "Ελένη Παπαδοπούλου", "30 learners");
        classroom.send(maria, list);
        assertThat(people.holding(school, Role.LEARNER))
                .hasSize(30)
                .allMatch(p -> p.givenName().equals("Ελένη"));
        assertThat(jdbc.sql("select count(*) from learn.class_list_row where family_name is not null and list = :id")
                        .param("id", UUID.fromString(list.substring(list.lastIndexOf('/') + 1)))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void polishAndWesternListsAreTakenForWhatTheyAre() {
        var polish = location(bring("Imię;Nazwisko\nŁucja;Źdźbło\n".getBytes(Charset.forName("windows-1250"))));
        assertThat(classroom.text(maria, polish)).contains("Łucja Źdźbło");
        var spanish = location(bring("Nombre,Apellidos\nÍñigo,Peña\n".getBytes(Charset.forName("windows-1252"))));
        assertThat(classroom.text(maria, spanish)).contains("Íñigo Peña");
        var unicode = location(bring("Prenume\tNume\nȘtefan\tȚîrlea\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(classroom.text(maria, unicode)).contains("Ștefan Țîrlea");
    }

    @Test
    void aListWithOneMistakeIsRefusedWholeAndEachMistakeNamesItsRow() {
        var answer =
                bring("Given name;Family name;Date of birth\nAna;One;2004-01-01\nBen;Two;tomorrow\nAna;One;1.1.2004\n"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains("Row 3:", "Row 4:", "twice")
                .doesNotContain("Row 2:");
        assertThat(jdbc.sql("select count(*) from learn.class_list where class = :id")
                        .param("id", UUID.fromString(path.substring("/classes/".length())))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoIsAtTheSchoolAlreadyGetsNoSecondAccount() {
        var ana = classroom.person(school, "Ana", Role.LEARNER);
        takeIn("Given name;Family name\nANA;Test\nBen;Test\n");
        assertThat(people.holding(school, Role.LEARNER))
                .extracting(Person::id)
                .hasSize(2)
                .contains(ana);
    }

    @Test
    void theWrongListIsTakenBackAndItsAccountsAreErased() {
        var ana = classroom.person(school, "Ana", Role.LEARNER);
        classroom.send(maria, path + "/courses", "course", "K08");
        var list = takeIn("Given name;Family name\nAna;Test\nBen;Wrong\n");
        var ben = learner("Ben");
        assertThat(classroom.send(maria, list + "/undo")).hasStatus(303);
        assertThat(people.of(ben).familyName()).isEqualTo("–");
        assertThat(people.of(ana).givenName()).isEqualTo("Ana");
        assertThat(classroom.text(maria, path)).doesNotContain("Wrong Ben", "Test Ana");
        assertThat(classroom.text(maria, "/learn/learners")).doesNotContain("<th scope=\"row\">");
    }

    @Test
    void aListIsNotTakenBackOnceSomebodyOfItHasBegun() {
        classroom.send(maria, path + "/courses", "course", "K08");
        var list = takeIn("Given name;Family name\nBen;Early\n");
        var ben = learner("Ben");
        classroom.open(ben, "/learn/K08/" + firstUnit() + "/s1");
        assertThat(classroom.send(maria, list + "/undo")).hasStatus(409);
        assertThat(people.of(ben).familyName()).isEqualTo("Early");
    }

    @Test
    void cardsForTheWholeClassArePrintedAgainUntilTheyAreUsed() {
        takeIn("Given name;Family name\nAna;One\nBen;Two\n");
        var sheet = classroom.send(maria, path + "/cards");
        assertThat(sheet)
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store")
                .bodyText()
                .contains("Ana One", "Ben Two");
        jdbc.sql("update people.card set opened_at = now() where holder = :ana and ended_at is null")
                .param("ana", learner("Ana").value())
                .update();
        assertThat(classroom.send(maria, path + "/cards"))
                .bodyText()
                .contains("One card", "aria-label=\"Ben Two\"", "One person has signed in before")
                .doesNotContain("aria-label=\"Ana One\"");
    }

    @Test
    void aCourseForTheClassRecordsWhoTeachesWhomAlsoForThoseWhoJoinLater() {
        takeIn("Given name;Family name\nAna;One\n");
        classroom.send(maria, path + "/courses", "course", "K08");
        takeIn("Given name;Family name\nBen;Two\n");
        for (PersonId learner : List.of(learner("Ana"), learner("Ben"))) {
            assertThat(teaching.taughtSince(maria, learner, LocalDate.of(2020, 1, 1)))
                    .isTrue();
            assertThat(classroom.text(learner, "/learn")).contains("Who sees your progress: Maria Test");
        }
        var nikos = classroom.person(school, "Nikos", Role.EDUCATOR);
        classroom.send(maria, path + "/educators", "educator", nikos.toString());
        assertThat(teaching.taughtSince(nikos, learner("Ben"), LocalDate.of(2020, 1, 1)))
                .isTrue();
    }

    @Test
    void whoNeedsHelpStandsByTheAlphabetWithReasonsInWords() {
        classroom.send(maria, path + "/courses", "course", "K08");
        takeIn("Given name;Family name\nZoe;Abel\nAna;Zeus\n");
        classroom.open(learner("Zoe"), "/learn/K08/" + firstUnit() + "/s1");
        jdbc.sql("update learn.enrolment set place_at = now() - interval '12 days' where learner = :zoe")
                .param("zoe", learner("Zoe").value())
                .update();
        for (int i = 0; i < Educators.MANY_TRIES; i++)
            classroom.send(learner("Ana"), "/learn/K08/" + firstUnit() + "/x1", "answer", "0");
        assertThat(classroom.text(maria, path))
                .containsSubsequence(
                        "Abel Zoe", "Stopped at unit 1 12 days ago", "Zeus Ana", "Tried an exercise in unit 1 3 times")
                .contains("By unit", "Abel Zoe, Zeus Ana");
    }

    @Test
    void anotherEducatorsClassIsNotThereAndAnAdministratorSeesNobodysProgress() {
        classroom.send(maria, path + "/courses", "course", "K08");
        takeIn("Given name;Family name\nAna;One\n");
        var colleague = classroom.person(school, "Nikos", Role.EDUCATOR);
        for (String page : List.of(path, path + "/lists", path + "/messages", path + "/meetings"))
            assertThat(classroom.open(colleague, page)).hasStatus(404);
        assertThat(classroom.send(colleague, path + "/cards")).hasStatus(404);
        var administrator = classroom.person(school, "Adam", Role.ORGANISATION_ADMINISTRATOR);
        assertThat(classroom.text(administrator, path)).contains("One Ana").doesNotContain("Not begun yet");
        assertThat(classroom.open(administrator, path + "/messages")).hasStatus(403);
        var elsewhere = classroom.person(classroom.school(), "Eva", Role.ORGANISATION_ADMINISTRATOR);
        assertThat(classroom.open(elsewhere, path)).hasStatus(404);
    }

    @Test
    void aMessageStandsOnThePageOfItsLearnersAndOnNobodyElses() {
        takeIn("Given name;Family name\nAna;One\nBen;Two\n");
        var ana = learner("Ana");
        classroom.send(maria, path + "/messages", "to", ana.toString(), "words", "Well done with unit 1");
        assertThat(classroom.text(ana, "/learn")).contains("You have a new message");
        assertThat(classroom.open(ana, "/my/class")).hasStatusOk().bodyText().contains("Well done with unit 1", "New.");
        assertThat(classroom.text(ana, "/learn")).doesNotContain("You have a new message");
        assertThat(classroom.text(learner("Ben"), "/my/class")).doesNotContain("Well done");
        assertThat(classroom.text(maria, path + "/messages")).contains("opened by 1 of 1");
    }

    @Test
    void aLiveMeetingStandsOnTheLearnersPageAndItsNotesAfterwards() {
        takeIn("Given name;Family name\nAna;One\n");
        var ana = learner("Ana");
        assertThat(plan("2031-03-01", "http://example.org"))
                .hasStatus(422)
                .bodyText()
                .contains("must begin with https://");
        assertThat(plan("2031-03-01", "https://example.org/room")).hasStatus(303);
        assertThat(classroom.text(ana, "/learn")).contains("Live meeting: Revision, 1 March 2031, 17:30");
        assertThat(classroom.text(ana, "/my/class")).contains("https://example.org/room");
        var id = jdbc.sql("select id from learn.meeting where class = :id")
                .param("id", UUID.fromString(path.substring("/classes/".length())))
                .query(UUID.class)
                .single();
        classroom.send(maria, path + "/meetings/" + id, "notes", "We looked at unit 2 again");
        jdbc.sql("update learn.meeting set starts_at = now() - interval '2 days' where id = :id")
                .param("id", id)
                .update();
        assertThat(classroom.text(ana, "/my/class")).contains("What you may have missed", "We looked at unit 2 again");
    }

    private MvcTestResult plan(String day, String link) {
        return classroom.send(
                maria,
                path + "/meetings",
                "topic",
                "Revision",
                "day",
                day,
                "time",
                "17:30",
                "minutes",
                "45",
                "link",
                link);
    }

    private String firstUnit() {
        return packs.current("K08").orElseThrow().units().getFirst().id();
    }

    private PersonId learner(String given) {
        return people.holding(school, Role.LEARNER).stream()
                .filter(p -> p.givenName().equals(given))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private String takeIn(String rows) {
        var list = location(bring(rows.getBytes(StandardCharsets.UTF_8)));
        classroom.send(maria, list);
        return list;
    }

    private MvcTestResult bring(byte[] file) {
        return browser.post()
                .uri(path + "/lists")
                .multipart()
                .file(new MockMultipartFile("file", "class.csv", "text/csv", file))
                .with(user(maria.toString()))
                .with(csrf())
                .exchange();
    }

    private static String location(MvcTestResult result) {
        assertThat(result).hasStatus(303);
        return String.valueOf(result.getResponse().getHeader("Location"));
    }
}
