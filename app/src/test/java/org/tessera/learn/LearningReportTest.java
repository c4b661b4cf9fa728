package org.tessera.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.WholeApplication;
import org.tessera.design.CoursePacks;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;

/** A class of 24: 12 have not begun, 12 have finished unit 1 and stand in unit 2. */
class LearningReportTest extends WholeApplication {
    @Autowired
    Classroom classroom;

    @Autowired
    CohortReports reports;

    @Autowired
    CoursePacks packs;

    @Autowired
    Enrolments enrolments;

    @Autowired
    JdbcClient jdbc;

    OrganisationId school;
    PersonId maria;
    UUID schoolClass;
    String cohort;
    List<PersonId> learners;

    @BeforeEach
    void aClass() {
        school = classroom.school();
        maria = classroom.person(school, "Maria", Role.EDUCATOR);
        cohort = "Pilot " + Ids.secret();
        var path = String.valueOf(classroom
                .send(maria, "/classes", "name", "Evening class", "cohort", cohort)
                .getResponse()
                .getHeader("Location"));
        schoolClass = UUID.fromString(path.substring("/classes/".length()));
        learners = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            var learner = classroom.person(school, "Learner" + i, Role.LEARNER);
            learners.add(learner);
            jdbc.sql("insert into learn.class_member (class, learner, joined_at) values (:class, :learner, now())")
                    .param("class", schoolClass)
                    .param("learner", learner.value())
                    .update();
        }
        classroom.send(maria, path + "/courses", "course", "K08");
        learners.subList(0, 12).forEach(this::doUnitOne);
    }

    @Test
    void theReportSaysWhereEverybodyIsAsAPlotWithItsNumbersAndATable() {
        assertThat(classroom.text(maria, "/reports/learning/" + schoolClass))
                .contains("Enrolled: 24", "role=\"img\"", "Not begun: 12; Unit 2: 12", "<table", "units.csv");
    }

    @Test
    void timeAndExercisesAreCounted() {
        assertThat(sheet("units.csv")).contains("\"K08\",\"" + unit() + "\"", "\"12\",\"12\",\"3\"");
        assertThat(sheet("exercises.csv")).containsPattern("\"K08\",\"1\",\"x1\",\"[^\"]+\",\"12\",\"12\",\"1.0\"");
    }

    @Test
    void groupsOfFewerThanTenAreWithheldAndCanNotBeWorkedOut() {
        // Three more begin unit 1 and stop there: neither they nor the nine who have not begun may be told.
        learners.subList(12, 15).forEach(l -> step(l, Step.of(firstUnit()).getFirst(), 0));
        assertThat(sheet("where.csv"))
                .contains("\"unit-2\",\"12\"", "\"not-begun\",\"\"", "\"unit-1\",\"\"")
                .doesNotContain("\"9\"", "\"3\"");
        assertThat(classroom.text(maria, "/reports/learning/" + schoolClass)).contains("fewer than 10 or withheld");
    }

    @Test
    void feedbackIsTwoTapsAndItsSentenceIsNobodys() {
        for (int i = 0; i < 12; i++) {
            var fields = new String[] {"useful", "3", "clear", "3", "sentence", i == 4 ? "More about prices" : ""};
            assertThat(classroom.send(learners.get(i), "/learn/K08/" + unit() + "/feedback", fields))
                    .hasStatus(303);
        }
        assertThat(classroom.text(maria, "/reports/learning/" + schoolClass))
                .contains("yes 12", "More about prices")
                .doesNotContain("Learner4");
        assertThat(jdbc.sql(
                                "select count(*) from information_schema.columns "
                                        + "where table_schema = 'learn' and table_name = 'unit_sentence' "
                                        + "and (column_name in ('learner', 'person', 'enrolment') or data_type like 'timestamp%')")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void sentencesAreWithheldWhileFewSpoke() {
        classroom.send(
                learners.getFirst(),
                "/learn/K08/" + unit() + "/feedback",
                "useful",
                "1",
                "clear",
                "1",
                "sentence",
                "Too long");
        assertThat(classroom.text(maria, "/reports/learning/" + schoolClass)).doesNotContain("Too long");
        assertThat(sheet("sentences.csv")).doesNotContain("Too long");
    }

    @Test
    void aClassOfOthersIsNotThereAndAnAdministratorReadsTheirSchools() {
        var path = "/reports/learning/" + schoolClass;
        assertThat(classroom.open(classroom.person(school, "Nikos", Role.EDUCATOR), path))
                .hasStatus(404);
        assertThat(classroom.open(classroom.person(school, "Adam", Role.ORGANISATION_ADMINISTRATOR), path))
                .hasStatusOk();
        assertThat(classroom.open(
                        classroom.person(classroom.school(), "Eva", Role.ORGANISATION_ADMINISTRATOR),
                        path + "/units.csv"))
                .hasStatus(404);
        assertThat(classroom.open(maria, "/reports/pilot?name=" + cohort.replace(" ", "%20")))
                .hasStatus(403);
    }

    @Test
    void thePilotsReportAsFilesIsTheSameByteForByte(@TempDir Path folder) throws Exception {
        assertThat(reports.write(cohort, "el", folder.resolve("one"))).isTrue();
        assertThat(reports.write(cohort, "el", folder.resolve("two"))).isTrue();
        for (String file : List.of("report.html", "where.csv", "units.csv", "exercises.csv", "sentences.csv"))
            assertThat(folder.resolve("one").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("two").resolve(file));
        assertThat(Files.readString(folder.resolve("one/report.html"))).contains("lang=\"el\"", "<svg");
        assertThat(reports.write("No such pilot", "en", folder.resolve("three")))
                .isFalse();
    }

    private String sheet(String name) {
        return classroom.text(maria, "/reports/learning/" + schoolClass + "/" + name);
    }

    private org.tessera.design.Unit firstUnit() {
        return packs.current("K08").orElseThrow().units().getFirst();
    }

    private String unit() {
        return firstUnit().id();
    }

    /** All steps within three minutes; the first exercise with a right answer. */
    private void doUnitOne(PersonId learner) {
        var steps = Step.of(firstUnit());
        for (int i = 0; i < steps.size(); i++) step(learner, steps.get(i), 180 * i / (steps.size() - 1));
        jdbc.sql("""
                insert into learn.attempt (id, enrolment, unit, exercise, answer, fits, at)
                select :id, id, :unit, 'x1', '0', true, timestamptz '2031-01-01 10:01:00Z'
                  from learn.enrolment where learner = :learner
                """)
                .param("id", Ids.next())
                .param("unit", unit())
                .param("learner", learner.value())
                .update();
    }

    private void step(PersonId learner, Step step, int second) {
        var enrolment = enrolments.of(learner, "K08").orElseThrow();
        enrolments.finish(
                enrolment,
                unit(),
                step.id(),
                java.time.Instant.parse("2031-01-01T10:00:00Z").plusSeconds(second));
    }
}
