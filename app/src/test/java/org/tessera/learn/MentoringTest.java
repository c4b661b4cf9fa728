package org.tessera.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.WholeApplication;
import org.tessera.certify.Applications;
import org.tessera.certify.CertificationDay;
import org.tessera.certify.Decision;
import org.tessera.people.People;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;

class MentoringTest extends WholeApplication {
    @Autowired
    Classroom classroom;

    @Autowired
    CertificationDay day;

    @Autowired
    Applications applications;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    OrganisationId school;
    PersonId maria;
    PersonId milan;
    PersonId ana;

    @BeforeEach
    void aSchoolWithAMentor() {
        school = classroom.school();
        maria = classroom.person(school, "Maria", Role.EDUCATOR);
        milan = classroom.person(school, "Milan", Role.MENTOR);
        ana = classroom.person(school, "Ana", Role.LEARNER);
    }

    @Test
    void theTwoSetGoalsAndKeepALogThatNobodyElseReads() {
        var path = matched();
        classroom.send(milan, path + "/goals", "goal", "Unit 2 by Friday");
        classroom.send(ana, path + "/guidance", "words", "The second slide was hard");
        for (PersonId one : java.util.List.of(milan, ana))
            assertThat(classroom.text(one, path)).contains("Unit 2 by Friday", "The second slide was hard");
        var administrator = classroom.person(school, "Adam", Role.ORGANISATION_ADMINISTRATOR);
        for (PersonId other : java.util.List.of(maria, administrator)) {
            assertThat(classroom.open(other, path)).hasStatus(404);
            assertThat(classroom.text(other, "/mentoring"))
                    .contains("Milan Test")
                    .doesNotContain("Friday");
        }
    }

    @Test
    void aLearnerSeesWhoSeesWhatAndEndsIt() {
        var path = matched();
        assertThat(classroom.text(ana, "/my/people")).contains("Milan Test", "Your mentor sees how many units");
        assertThat(classroom.send(ana, path + "/end")).hasStatus(303);
        assertThat(classroom.open(milan, path)).hasStatus(404);
        assertThat(classroom.send(milan, path + "/guidance", "words", "One more thing"))
                .hasStatus(404);
        assertThat(classroom.open(ana, path)).hasStatusOk();
        assertThatThrownBy(() -> guidance(path, milan)).hasMessageContaining("only the mentor and the learner");
    }

    @Test
    void theDatabaseLetsNobodyElseWriteIntoTheLog() {
        var path = matched();
        guidance(path, milan);
        assertThatThrownBy(() -> guidance(path, maria)).hasMessageContaining("only the mentor and the learner");
    }

    @Test
    void whoMentorsAPersonIsRefusedAsTheirExaminerAndAsTheirJudge() {
        var cast = day.cast();
        var candidate = day.candidate(cast);
        var examiner = cast.exam().examiners().get(2);
        var application = day.examined(cast, candidate, true);
        organise(cast.centre(), candidate, examiner);
        organise(cast.centre(), candidate, cast.officer());
        assertThatThrownBy(() -> mark(candidate, examiner)).hasMessageContaining("taught this candidate");
        assertThat(applications.decide(application, cast.officer(), true, "")).isInstanceOf(Decision.NotTaken.class);
        assertThat(applications.decide(application, cast.secondOfficer(), true, ""))
                .isInstanceOf(Decision.Granted.class);
    }

    /** The school's administrator makes somebody of the certification body mentor of the candidate. */
    private void organise(OrganisationId centre, PersonId candidate, PersonId mentor) {
        var administrator = classroom.person(centre, "Adam", Role.ORGANISATION_ADMINISTRATOR);
        people.grant(mentor, centre, Role.MENTOR, Optional.empty());
        assertThat(classroom.send(
                        administrator, "/mentoring", "mentor", mentor.toString(), "learner", candidate.toString()))
                .hasStatus(303);
    }

    private void mark(PersonId candidate, PersonId examiner) {
        jdbc.sql("""
                insert into assess.marking (id, script, ordinal, revision, examiner, c1, c2, c3, c4, at)
                select :id, s.id, 3, 1, :examiner, 2, 2, 2, 2, now()
                  from assess.script s
                  join assess.sitting t on t.id = s.sitting
                 where t.candidate = :candidate
                """)
                .param("id", Ids.next())
                .param("examiner", examiner.value())
                .param("candidate", candidate.value())
                .update();
    }

    private void guidance(String path, PersonId by) {
        jdbc.sql("insert into learn.guidance (id, mentoring, written_by, words, at) values (:id, :m, :by, 'x', now())")
                .param("id", Ids.next())
                .param("m", java.util.UUID.fromString(path.substring("/mentoring/".length())))
                .param("by", by.value())
                .update();
    }

    private String matched() {
        assertThat(classroom.send(maria, "/mentoring", "mentor", milan.toString(), "learner", ana.toString()))
                .hasStatus(303);
        return "/mentoring/"
                + jdbc.sql("select id from learn.mentoring where learner = :ana")
                        .param("ana", ana.value())
                        .query(java.util.UUID.class)
                        .single();
    }
}
