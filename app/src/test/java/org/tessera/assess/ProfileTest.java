package org.tessera.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tessera.assess.forms.FormBook;
import org.tessera.platform.Ids;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;

/** The employability profile, from the decision on its bands to the page of its owner. */
class ProfileTest extends ElevenSkills {
    @Test
    void theProfileIsToldInWordsAfterTheReleaseAndToItsOwnerAlone() {
        decideBands();
        var zoe = day.candidate(cast);
        var sitting = registered(zoe);
        assertThat(new Reader(web, zoe).get("/profile")).bodyText().contains("You have no profile yet");
        sit(sitting, zoe, List.of());
        assertThat(new Reader(web, zoe).get("/sittings/" + sitting + "/profile"))
                .as("before both markers are done")
                .hasStatus(404);
        mark();
        assertThat(new Reader(web, zoe).get("/sittings/" + sitting + "/profile"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Working with people: Strong.",
                        "All skills together: Strong.",
                        "No group of skills is below the band Developing. Yes.",
                        "Single skills are not placed")
                .doesNotContain(" of 22", "points of");
        assertThat(new Reader(web, zoe).get("/profile")).bodyText().contains("Working with people: Strong.");
        assertThat(new Reader(web, zoe).get("/sittings/" + sitting + "/result"))
                .bodyText()
                .contains("/sittings/" + sitting + "/profile");
        var other = new Reader(web, day.candidate(cast));
        assertThat(other.get("/sittings/" + sitting + "/profile")).hasStatus(404);
        assertThat(other.get("/profile")).bodyText().contains("You have no profile yet");
    }

    @Test
    void aGroupBelowItsBandFailsHoweverHighTheTotal() {
        decideBands();
        var zoe = day.candidate(cast);
        var sitting = registered(zoe);
        sit(sitting, zoe, LEARNING_AND_GOALS);
        mark();
        var result = sittings.released(sitting).orElseThrow();
        assertThat(result.raw()).isEqualTo(18);
        assertThat(result.examPassed() && result.taskPassed()).isTrue();
        assertThat(result.clustersPassed()).isFalse();
        assertThat(result.passed()).isFalse();
        assertThat(new Reader(web, zoe).get("/profile"))
                .bodyText()
                .contains(
                        "Learning and reaching goals: Emerging.",
                        "All skills together reach the standard. Yes.",
                        "No group of skills is below the band Developing. Not yet.");
    }

    @Test
    void theDatabaseItselfPassesNobodyOfWhomAGroupIsBelow() {
        decideBands();
        var zoe = day.candidate(cast);
        var sitting = registered(zoe);
        sit(sitting, zoe, LEARNING_AND_GOALS);
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into assess.result (sitting, raw, cut, out_of, exam_passed, task, criteria, task_passed,
                                                   clusters_passed, passed, examiners, computed_at)
                        values (:sitting, 18, 11, 22, true, 8, '[]', true, false, true, 2, now())
                        """).param("sitting", sitting.value()).update())
                .hasMessageContaining("passed_is_all_conditions");
    }

    @Test
    void aCorrectedKeyCountsTheGroupsAnewToo() {
        decideBands();
        var zoe = day.candidate(cast);
        var sitting = registered(zoe);
        sit(sitting, zoe, LEARNING_AND_GOALS);
        mark();
        var item = jdbc.sql("""
                select fi.item from assess.form_item fi join assess.item i on i.id = fi.item
                 where fi.form = :form and i.outcome = 'E03' order by fi.position limit 1
                """).param("form", form).query(UUID.class).single().toString();
        var path = "/forms/" + form + "/rescore";
        assertThat(officer.post(path, "item", item, "accepts", "b", "reason", "Two answers fit."))
                .hasStatus(303);
        var one = sittings.released(sitting).orElseThrow();
        assertThat(one.raw()).isEqualTo(19);
        assertThat(one.clustersPassed())
                .as("one of four is a quarter, developing begins at 30 %")
                .isFalse();
        var second =
                jdbc.sql("""
                select fi.item from assess.form_item fi join assess.item i on i.id = fi.item
                 where fi.form = :form and i.outcome = 'E06' order by fi.position limit 1
                """).param("form", form).query(UUID.class).single().toString();
        assertThat(officer.post(path, "item", second, "accepts", "b", "reason", "Two answers fit."))
                .hasStatus(303);
        assertThat(sittings.released(sitting).orElseThrow().passed()).isTrue();
    }

    @Test
    void nobodySitsBeforeTheBandsAreDecided() {
        var zoe = day.candidate(cast);
        assertThatThrownBy(() -> registered(zoe)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> day.rawSitting(cast, zoe, form, false))
                .hasMessageContaining("no bands are decided for this form");
    }

    /** The newer form has its cut and no bands yet: who is checked in now sits the one that has both. */
    @Test
    void nobodyIsGivenAFormWithoutBandsAtTheCheckIn() {
        decideBands();
        var sitting = registered(day.candidate(cast));
        ConfidentialBank.load(
                cast.body(), banks, items().replace("E00-X", "E00-Y").replace("key: a", "key: b"));
        var newer = book.of(cast.body(), "E00").stream()
                .map(FormBook.Frozen::id)
                .filter(id -> !id.equals(form))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> jdbc.sql("update assess.sitting set form = :form where id = :sitting")
                        .param("form", newer)
                        .param("sitting", sitting.value())
                        .update())
                .hasMessageContaining("no bands are decided for this form");
        day.checkIn(cast, sitting);
        assertThat(jdbc.sql("select form from assess.sitting where id = :sitting")
                        .param("sitting", sitting.value())
                        .query(UUID.class)
                        .single())
                .isEqualTo(form);
    }

    @Test
    void whoJudgedOnThePanelDoesNotDecideOnTheBands() {
        day.rewrite("""
                insert into assess.cut_study (id, form, owner, opened_by, opened_at) values (:id, :form, :id, :id, now())
                """, Map.of("id", form, "form", form));
        day.rewrite("""
                insert into assess.cut_judge (study, person, sector, language, invited_at)
                values (:study, :person, 'employer', 'en', now())
                """, Map.of("study", form, "person", officerId.value()));
        assertThat(bands(officer)).hasStatus(409);
        var other = new Reader(web, day.person("Otto", cast.body(), Role.CERTIFICATION_OFFICER));
        assertThat(bands(other)).hasStatus(303);
        assertThat(bands(other)).as("the second time").hasStatus(409);
    }

    @Test
    void bandsComeAfterTheCutInTheirOrderAndFromTheOwnBody() {
        var path = "/forms/" + form + "/bands";
        assertThat(officer.get(path)).bodyText().contains("value=\"25\"", "value=\"50\"", "value=\"75\"");
        assertThat(officer.post(path, "developing", "60", "ready", "50", "strong", "80", "reasons", "So."))
                .hasStatus(422);
        assertThat(new Reader(web, day.person("Nora", day.cast().body(), Role.CERTIFICATION_OFFICER)).get(path))
                .hasStatus(404);
        var ofK08 = book.of(cast.body(), "K08").getFirst().id();
        assertThat(officer.get("/forms/" + ofK08 + "/bands")).hasStatus(404);
        day.rewriteFormCut(form);
        assertThat(officer.get(path)).bodyText().contains("Decide the cut of this form first.");
        assertThat(bands(officer)).hasStatus(409);
    }

    @Test
    void aSingleSkillIsToldOnlyWhereItsScoreSaysMoreThanTheTotal() {
        decideBands();
        worth("E01", .7, .4);
        worth("E02", .4, .7);
        var zoe = day.candidate(cast);
        sit(registered(zoe), zoe, List.of());
        mark();
        assertThat(new Reader(web, zoe).get("/profile"))
                .bodyText()
                .contains("A single skill is placed only where")
                .containsPattern("Communication</span>: *Strong")
                .doesNotContainPattern("Teamwork</span>:");
    }

    private void worth(String skill, double reliability, double ofTotal) {
        jdbc.sql("""
                insert into assess.subscore (id, form, outcome, persons, reliability, of_total, at)
                values (:id, :form, :skill, 200, :reliability, :ofTotal, now())
                """)
                .param("id", Ids.next())
                .param("form", form)
                .param("skill", skill)
                .param("reliability", reliability)
                .param("ofTotal", ofTotal)
                .update();
    }
}
