package org.tessera.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.WholeApplication;
import org.tessera.design.CoursePacks;
import org.tessera.people.Teaching;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;

class EducatorTest extends WholeApplication {
    @Autowired
    Classroom classroom;

    @Autowired
    Learning learning;

    @Autowired
    Teaching teaching;

    @Autowired
    Enrolments enrolments;

    @Autowired
    CoursePacks packs;

    @Autowired
    JdbcClient jdbc;

    OrganisationId school;
    PersonId maria;
    PersonId ana;

    @BeforeEach
    void anEducatorAndALearner() {
        school = classroom.school();
        maria = classroom.person(school, "Maria", Role.EDUCATOR);
        ana = classroom.person(school, "Ana", Role.LEARNER);
    }

    @Test
    void enrollingRecordsWhoTeachesWhom() {
        enrolAna();
        assertThat(teaching.taughtSince(maria, ana, LocalDate.of(2020, 1, 1))).isTrue();
        assertThat(classroom.text(maria, "/learn/learners")).contains("Ana Test", "Not begun yet");
        assertThat(classroom.text(ana, "/learn")).contains("Who sees your progress: Maria Test");
    }

    @Test
    void aLearnerWhoBeganAloneKeepsTheirProgress() {
        classroom.send(ana, "/learn/K08");
        var unit = packs.current("K08").orElseThrow().units().getFirst().id();
        classroom.open(ana, "/learn/K08/" + unit + "/s1");
        enrolAna();
        assertThat(enrolments.progress(enrolments.of(ana, "K08").orElseThrow()).isBegun())
                .isTrue();
    }

    @Test
    void aLearnerOfAnotherSchoolCanNotBeEnrolled() {
        var elsewhere = classroom.learner();
        assertThat(classroom.send(maria, "/learn/learners", "course", "K08", "learner", elsewhere.toString()))
                .hasStatus(422)
                .bodyText()
                .contains("There is a problem");
        assertThat(enrolments.of(elsewhere, "K08")).isEmpty();
    }

    @Test
    void anotherEducatorsLearnerIsNotThere() {
        enrolAna();
        var path = "/learn/learners/" + enrolments.of(ana, "K08").orElseThrow().id();
        assertThat(classroom.open(maria, path)).hasStatusOk();
        var colleague = classroom.person(school, "Nikos", Role.EDUCATOR);
        assertThat(classroom.open(colleague, path)).hasStatus(404);
        assertThat(classroom.text(colleague, "/learn/learners")).doesNotContain("<th scope=\"row\">");
    }

    @Test
    void whoNoLongerTeachesHereSeesNobody() {
        enrolAna();
        jdbc.sql("delete from people.membership where person = :id and role = 'EDUCATOR'")
                .param("id", maria.value())
                .update();
        assertThat(classroom.open(maria, "/learn/learners")).hasStatus(403);
    }

    @Test
    void learnersDoNotSeeTheListOfLearners() {
        assertThat(classroom.open(ana, "/learn/learners")).hasStatus(403);
    }

    @Test
    void anExerciseTriedManyTimesAsksForAWordOfHelpWithoutShowingTheAnswers() {
        enrolAna();
        var unit = packs.current("K08").orElseThrow().units().getFirst();
        for (int i = 0; i < Educators.MANY_TRIES; i++)
            classroom.send(ana, "/learn/K08/" + unit.id() + "/x1", "answer", "0");
        classroom.send(ana, "/learn/K08/" + unit.id() + "/x5", "answer", "Something private");
        assertThat(classroom.text(maria, "/learn/learners")).contains("With an exercise in unit 1");
        var path = "/learn/learners/" + enrolments.of(ana, "K08").orElseThrow().id();
        assertThat(classroom.text(maria, path))
                .contains(
                        "Answered 3 times",
                        unit.in("en").exercise("x1").orElseThrow().title())
                .doesNotContain("Something private");
    }

    @Test
    void nobodyTeachesThemselves() {
        assertThatThrownBy(() -> learning.enrol(maria, "K08", school, Optional.of(maria), maria))
                .isInstanceOf(Problem.class);
        learning.enrol(ana, "K08");
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into learn.educator (enrolment, learner, educator, organisation, since)
                        select id, learner, learner, :school, current_date from learn.enrolment where learner = :ana
                        """)
                        .param("school", school.value())
                        .param("ana", ana.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private void enrolAna() {
        assertThat(classroom.send(maria, "/learn/learners", "course", "K08", "learner", ana.toString()))
                .hasStatus(303);
    }
}
