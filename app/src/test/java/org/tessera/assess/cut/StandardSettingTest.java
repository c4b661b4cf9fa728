package org.tessera.assess.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;
import org.tessera.assess.ConfidentialBank;
import org.tessera.assess.ExamDay;
import org.tessera.assess.LargeBank;
import org.tessera.assess.Reader;
import org.tessera.assess.bank.Question;
import org.tessera.assess.bank.Vault;
import org.tessera.assess.bank.Wire;
import org.tessera.assess.forms.FormBook;
import org.tessera.design.Catalogue;
import org.tessera.design.Published;
import org.tessera.design.Reviews;
import org.tessera.people.NewPerson;
import org.tessera.people.Organisation;
import org.tessera.people.People;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;
import org.tessera.platform.Superuser;

class StandardSettingTest extends WholeApplication {
    @Autowired
    MockMvcTester web;

    @Autowired
    ExamDay day;

    @Autowired
    LargeBank bank;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Reviews reviews;

    @Autowired
    People people;

    @Autowired
    FormBook book;

    @Autowired
    Studies studies;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Superuser superuser;

    @Autowired
    Wire wire;

    @Autowired
    Vault vault;

    ExamDay.Cast cast;
    OrganisationId body;
    PersonId officer;
    Reader reader;
    FormBook.Frozen form;
    String path;

    @BeforeEach
    void anAssembledForm() {
        Published.of(catalogue, reviews, "K08");
        body = day.organisation(Organisation.Kind.CERTIFICATION_BODY);
        officer = day.person("Olga", body, Role.CERTIFICATION_OFFICER);
        reader = new Reader(web, officer);
        bank.loadFor(body);
        reader.post(
                "/forms/skills/K08",
                "weight-O1",
                "3",
                "weight-O2",
                "3",
                "weight-O3",
                "3",
                "weight-O4",
                "3",
                "weight-O5",
                "3");
        reader.post("/forms/skills/K08/assemble", "forms", "1");
        form = book.of(body, "K08").stream()
                .filter(f -> f.assembled().isPresent())
                .findFirst()
                .orElseThrow();
        path = "/forms/" + form.id() + "/cut";
    }

    @Test
    void aPanelComesToACutThatTheBodyDecides() {
        reader.post(path + "/open");
        assertThat(reader.get(path)).bodyText().contains("Judges: 0 instead of at least 8");
        assertThat(reader.post(path + "/step")).hasStatus(422).bodyText().contains("The panel is not complete yet");
        var judges = panel("el", "en");
        assertThat(reader.post(path + "/step")).hasStatus(303);
        var study = studies.of(form.id()).orElseThrow();
        var first = new Reader(web, judges.getFirst());
        assertThat(first.get("/panel/" + study.id()))
                .bodyText()
                .contains("Which step follows")
                .doesNotContain("All judges:", ConfidentialBank.CANARY);
        assertThat(reader.post(path + "/step")).hasStatus(422).bodyText().contains("8 judges have not judged");
        judge(study, judges, 0);
        assertThat(reader.post(path + "/step")).hasStatus(303);
        assertThat(first.get("/panel/" + study.id())).bodyText().contains("All judges: 57 on average, from 50 to 64");
        assertThat(first.post("/panel/" + study.id(), "chance-1", "10")).hasStatus(409);
        reader.post(path + "/step");
        judge(studies.find(study.id()).orElseThrow(), judges, 4);
        reader.post(path + "/step");
        assertThat(reader.get(path))
                .bodyText()
                .contains("The panel’s cut is 39.04 points, with a standard error of 1.11", "it needs 30 candidates");
        assertThat(reader.post(
                        path + "/decide", "cut", "65", "reasons", "28 questions and 12 situations of three points"))
                .hasStatus(422);
        assertThat(reader.post(path + "/decide", "cut", "41")).hasStatus(422);
        assertThat(reader.post(path + "/decide", "cut", "41", "reasons", "Rounded up for safety."))
                .hasStatus(303);
        assertThat(book.find(form.id()).orElseThrow().cut().orElseThrow().raw()).isEqualTo(41);
        assertThat(reader.post(path + "/decide", "cut", "20", "reasons", "Again."))
                .hasStatus(409);
    }

    @Test
    void withoutADecidedCutNobodySitsAForm() {
        cast = new ExamDay.Cast(body, day.organisation(Organisation.Kind.VET_PROVIDER), officer, List.of());
        var candidate = day.candidate(cast);
        assertThatThrownBy(() -> rawSitting(candidate)).hasMessageContaining("no cut is decided for this form");
        var sitting = day.registered(cast, candidate);
        assertThat(jdbc.sql("select f.name from assess.sitting s join assess.form f on f.id = s.form where s.id = :s")
                        .param("s", sitting.value())
                        .query(String.class)
                        .single())
                .isEqualTo("K08-FILE");
    }

    @Test
    void theDatabaseItselfKeepsJudgesAndStepsApart() {
        reader.post(path + "/open");
        var judges = panel("el", "en");
        var study = studies.of(form.id()).orElseThrow();
        assertThatThrownBy(() -> decision(study, officer)).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> rating(study, judges.getFirst())).hasMessageContaining("this round is not open");
        for (int step = 1; step <= 4; step++) step(study, step);
        assertThatThrownBy(() -> decision(study, judges.getFirst()))
                .hasMessageContaining("who judged on the panel does not decide");
        assertThatThrownBy(() -> rating(study, judges.getFirst())).hasMessageContaining("this round is not open");
        decision(study, officer);
    }

    @Test
    void aFormThatDeviatesIsNeverJudged() {
        var small = book.of(body, "K08").stream()
                .filter(f -> f.assembled().isEmpty())
                .findFirst()
                .orElseThrow();
        day.rewriteFormCut(small.id());
        assertThat(reader.post("/forms/" + small.id() + "/cut/open"))
                .hasStatus(409)
                .bodyText()
                .contains("deviates from the uniform format");
    }

    @Test
    void nobodyElseSeesAPanel() {
        reader.post(path + "/open");
        panel("el", "en");
        var study = studies.of(form.id()).orElseThrow();
        assertThat(reader.get("/panel/" + study.id())).hasStatus(404);
        assertThat(reader.post("/panel/" + study.id(), "chance-1", "50")).hasStatus(404);
    }

    @Test
    void aQuestionOnTrialInOneLanguageLeavesThePanelItsLanguages() {
        var copy = Ids.next();
        jdbc.sql("""
                insert into assess.form (id, bank, micro_credential, name, version, practice, minutes, cut_source, key_seal,
                                         hash, frozen_at)
                select :copy, bank, micro_credential, name || '-COPY', 1, practice, minutes, cut_source, key_seal, hash,
                       frozen_at
                  from assess.form where id = :form
                """).param("copy", copy).param("form", form.id()).update();
        jdbc.sql("""
                insert into assess.form_item (form, position, item, anchor, scored, most)
                select :copy, position, item, anchor, scored, most from assess.form_item where form = :form
                """).param("copy", copy).param("form", form.id()).update();
        onlyInEnglish(item(copy, false));
        assertThat(studies.languages(copy)).containsExactly("el", "en");
    }

    private UUID item(UUID of, boolean scored) {
        return jdbc.sql("""
                select item from assess.form_item where form = :form and scored = :scored order by position limit 1
                """)
                .param("form", of)
                .param("scored", scored)
                .query(UUID.class)
                .single();
    }

    private void onlyInEnglish(UUID item) {
        var question = wire.text(new Question.TrueFalse(Map.of("en", "Is it so?")));
        superuser.rewrite(
                "update assess.item set content = :content where id = :id",
                Map.of("id", item, "content", vault.seal(body.value(), "item:" + item + ":content", question)));
    }

    private List<PersonId> panel(String... languages) {
        var judges = new ArrayList<PersonId>();
        for (int j = 0; j < 8; j++) {
            var email = Ids.secret().toLowerCase(java.util.Locale.ROOT) + "@example.org";
            judges.add(people.register(
                    new NewPerson("Judge", "Number " + j, Optional.empty(), Optional.empty(), "en", Optional.of(email)),
                    Optional.empty()));
            assertThat(reader.post(
                            path + "/invite",
                            "email",
                            email,
                            "sector",
                            j % 2 == 0 ? "employer" : "education",
                            "language",
                            languages[j % languages.length]))
                    .hasStatus(303);
        }
        return judges;
    }

    /** Judge number j holds every question for 50 + 2 j percent, and so much more. */
    private void judge(Study study, List<PersonId> judges, int more) {
        for (int j = 0; j < judges.size(); j++) {
            var fields = new ArrayList<String>();
            for (int position = 1; position <= 45; position++) {
                fields.add("chance-" + position);
                fields.add(String.valueOf(50 + 2 * j + more));
            }
            assertThat(new Reader(web, judges.get(j)).post("/panel/" + study.id(), fields.toArray(String[]::new)))
                    .hasStatus(303);
        }
    }

    private void step(Study study, int step) {
        jdbc.sql("insert into assess.cut_step (study, step, by_person, at) values (:s, :step, :by, now())")
                .param("s", study.id())
                .param("step", step)
                .param("by", officer.value())
                .update();
    }

    private void rating(Study study, PersonId judge) {
        jdbc.sql("insert into assess.cut_rating values (:s, 1, :judge, 1, 50, now())")
                .param("s", study.id())
                .param("judge", judge.value())
                .update();
    }

    private void decision(Study study, PersonId by) {
        jdbc.sql("""
                insert into assess.cut_decision (form, basis, study, cut, reasons, decided_by, decided_at)
                values (:form, 'panel', :study, 24, 'Because.', :by, now())
                """)
                .param("form", form.id())
                .param("study", study.id())
                .param("by", by.value())
                .update();
    }

    private void rawSitting(PersonId candidate) {
        jdbc.sql("""
                insert into assess.sitting (id, candidate, micro_credential, form, task, practice, demonstration,
                                            test_centre, certification_body, opens_at, closes_at, registered_at)
                select :id, :candidate, 'K08', :form, t.id, false, false, :centre, :body, now(),
                       now() + interval '1 hour', now()
                  from assess.task t where t.owner = :body
                """)
                .params(Map.of(
                        "id", UUID.randomUUID(),
                        "candidate", candidate.value(),
                        "form", form.id(),
                        "centre", cast.centre().value(),
                        "body", body.value()))
                .update();
    }
}
