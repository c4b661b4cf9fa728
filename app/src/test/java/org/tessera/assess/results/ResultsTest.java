package org.tessera.assess.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;
import org.tessera.assess.ConfidentialBank;
import org.tessera.assess.ExamDay;
import org.tessera.assess.Reader;
import org.tessera.assess.SittingId;
import org.tessera.assess.Sittings;
import org.tessera.assess.bank.Key;
import org.tessera.assess.bank.Question;
import org.tessera.assess.bank.Vault;
import org.tessera.assess.bank.Wire;
import org.tessera.assess.forms.FormBook;
import org.tessera.design.Catalogue;
import org.tessera.design.Published;
import org.tessera.design.Reviews;
import org.tessera.platform.Audit;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;
import org.tessera.platform.Superuser;

class ResultsTest extends WholeApplication {
    @Autowired
    MockMvcTester web;

    @Autowired
    ExamDay day;

    @Autowired
    Sittings sittings;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Reviews reviews;

    @Autowired
    FormBook book;

    @Autowired
    Releases releases;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Superuser superuser;

    @Autowired
    Wire wire;

    @Autowired
    Vault vault;

    ExamDay.Cast cast;
    PersonId candidate;
    PersonId officerId;
    Reader officer;
    Reader reader;
    UUID form;

    @BeforeEach
    void anExam() {
        Published.of(catalogue, reviews, "K08");
        cast = day.cast();
        candidate = day.candidate(cast);
        reader = new Reader(web, candidate);
        officerId = day.person("Olga", cast.body(), Role.CERTIFICATION_OFFICER);
        officer = new Reader(web, officerId);
        form = book.of(cast.body(), "K08").getFirst().id();
    }

    @Test
    void aScoreIsToldWithItsUncertaintyAndWhatToDoNext() {
        var sitting = day.result(cast, candidate, true);
        assertThat(reader.get("/sittings/" + sitting + "/result"))
                .bodyText()
                .contains("Your score is 100", "The exam is passed from 60", "Keep it up.", "not a percentage")
                .doesNotContain(" of 3 points");
    }

    @Test
    void beforeThePlannedTimeNobodySeesAResultAndThenEverybodyDoes() {
        plan(Instant.now().plus(Duration.ofDays(1)));
        var sitting = failing();
        assertThat(sittings.released(sitting)).isEmpty();
        var secret = List.of("Zoe Kanarini", candidate.toString(), sitting.toString(), "Your score");
        for (var page : List.of("/forms/" + form + "/rescore?item=" + item(3) + "&accepts=*", "/releases", "/forms"))
            assertThat(officer.get(page)).hasStatusOk().bodyText().doesNotContain(secret.toArray(String[]::new));
        assertThat(officer.get("/forms/" + form + "/rescore?item=" + item(3) + "&accepts=*"))
                .bodyText()
                .contains("Results not yet released that would change: 1");
        assertThat(reader.get("/sittings/" + sitting + "/result")).hasStatus(404);
        assertThat(reader.get("/sittings/" + sitting + "/answers")).hasStatus(404);
        plan(Instant.now().minusSeconds(5));
        day.closing();
        assertThat(sittings.released(sitting)).isPresent();
        assertThat(reader.get("/sittings/" + sitting + "/result")).hasStatusOk();
    }

    @Test
    void whatACandidateMayLookAtIsThePolicyOfTheBody() {
        var sitting = failing();
        var path = "/sittings/" + sitting + "/answers";
        assertThat(reader.get(path))
                .bodyText()
                .contains("Question 1: right", "Question 3: not right", "Examiner 2: 2 of 3")
                .doesNotContain("What comes after step", ConfidentialBank.CANARY);
        officer.post("/releases/policy", "shows", "answers");
        assertThat(reader.get(path))
                .bodyText()
                .contains("What comes after step 3?", "Your answer:")
                .doesNotContain(ConfidentialBank.CANARY, "Right answer");
        assertThat(new Reader(web, officerId).get(path)).hasStatus(404);
        officer.post("/releases/policy", "shows", "nothing");
        assertThat(reader.get(path)).hasStatus(404);
        assertThat(reader.get("/sittings/" + sitting + "/result")).bodyText().doesNotContain(path);
    }

    @Test
    void aWrongKeyIsTriedFirstAndThenCountedAnew() {
        var sitting = failing();
        assertThat(sittings.released(sitting).orElseThrow().passed()).isFalse();
        var path = "/forms/" + form + "/rescore";
        assertThat(officer.get(path + "?item=" + item(3) + "&accepts=d"))
                .bodyText()
                .contains("Zoe Kanarini", "Would pass now", "Released results that would change: 1");
        assertThat(sittings.released(sitting).orElseThrow().raw()).isEqualTo(2);
        assertThat(officer.post(path, "item", item(3), "accepts", "d")).hasStatus(422);
        assertThat(officer.post(path, "item", item(3), "accepts", "d", "reason", "Two answers fit."))
                .hasStatus(303);
        var after = sittings.released(sitting).orElseThrow();
        assertThat(after.raw()).isEqualTo(3);
        assertThat(after.passed()).isTrue();
        assertThat(jdbc.sql("select raw from assess.result where sitting = :s")
                        .param("s", sitting.value())
                        .query(Integer.class)
                        .single())
                .as("the count before stays on record")
                .isEqualTo(2);
        assertThat(audit.of("sitting:" + sitting))
                .extracting(Audit.Entry::action)
                .contains("result-rescored");
        assertThat(reader.get("/sittings/" + sitting + "/result")).bodyText().contains("Your score is 60");
        var later = day.candidate(cast);
        var counted = day.inExam(cast, later);
        day.sitExam(counted, later, List.of("a", "b", "d", "a", "b"));
        assertThat(jdbc.sql("select assess.raw_score(:s)")
                        .param("s", counted.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aKeyThatCanNotBeTheQuestionsIsToldWithWhatIsWrong() {
        var path = "/forms/" + form + "/rescore";
        assertThat(officer.get(path)).bodyText().contains("one of a, b, c, d; with several");
        assertThat(officer.get(path + "?item=" + item(3) + "&accepts=e"))
                .bodyText()
                .contains("\"e\" does not stand in this question. Choose from: a, b, c, d")
                .doesNotContain("What would change</h2>");
        assertThat(officer.post(path, "item", item(3), "accepts", "a=b", "reason", "So."))
                .hasStatus(422);
    }

    @Test
    void aNumberWithToleranceIsCountedAnewForThoseBeforeAndThoseAfter() {
        var item = UUID.fromString(item(3));
        seal(item, "item", "id", "content", wire.text(new Question.Numeric(Map.of("en", "How much?"), Map.of())));
        seal(item, "item_key", "item", "key", wire.text(new Key.Amount(BigDecimal.TEN, BigDecimal.ZERO)));
        var sitting = sit(candidate, List.of("a", "b", "12.6", "a", "b"));
        day.mark(cast, cast.examiners().get(0), List.of(2, 2, 2, 2));
        day.mark(cast, cast.examiners().get(1), List.of(2, 2, 2, 2));
        assertThat(sittings.released(sitting).orElseThrow().raw()).isEqualTo(2);
        var path = "/forms/" + form + "/rescore";
        assertThat(officer.get(path + "?item=" + item + "&accepts=12.5±0.2"))
                .bodyText()
                .contains("Zoe Kanarini", "Would pass now");
        assertThat(officer.post(path, "item", item.toString(), "accepts", "12.5 +- 0.2", "reason", "Rounding."))
                .hasStatus(303);
        assertThat(sittings.released(sitting).orElseThrow().raw()).isEqualTo(3);
        var later = day.candidate(cast);
        assertThat(raw(sit(later, List.of("a", "b", "12.55", "a", "b")))).isEqualTo(3);
        var wrong = day.candidate(cast);
        assertThat(raw(sit(wrong, List.of("a", "b", "10", "a", "b")))).isEqualTo(2);
    }

    private SittingId sit(PersonId who, List<String> options) {
        var sitting = day.inExam(cast, who);
        day.sitExam(sitting, who, options);
        day.sitTask(sitting, who, "Dear Ms Ferrari, we keep the bottles back.");
        return sitting;
    }

    private int raw(SittingId sitting) {
        return jdbc.sql("select assess.raw_score(:s)")
                .param("s", sitting.value())
                .query(Integer.class)
                .single();
    }

    private void seal(UUID item, String table, String id, String column, String text) {
        superuser.rewrite(
                "update assess." + table + " set " + column + " = :text where " + id + " = :item",
                Map.of("item", item, "text", vault.seal(cast.body().value(), "item:" + item + ":" + column, text)));
    }

    @Test
    void theTechnicalReportSaysWhatTheDataDoNotAllow() {
        failing();
        assertThat(officer.get("/forms/" + form + "/report"))
                .hasStatusOk()
                .bodyText()
                .contains("Technical report", "requirements are met", "at least 30 are needed");
        assertThat(officer.get("/forms/" + form + "/report.html"))
                .hasStatusOk()
                .bodyText()
                .startsWith("<!DOCTYPE html>");
        assertThat(officer.get("/forms/" + form + "/report?first=2026-02-02&last=2026-01-01"))
                .hasStatus(422);
        var stranger = new Reader(web, day.person("Nora", day.cast().body(), Role.CERTIFICATION_OFFICER));
        assertThat(stranger.get("/forms/" + form + "/report")).hasStatus(404);
        assertThat(stranger.get("/forms/" + form + "/rescore")).hasStatus(404);
    }

    /** Two of five right, which is one too few; the task is passed. */
    private SittingId failing() {
        var sitting = day.inExam(cast, candidate);
        day.sitExam(sitting, candidate, List.of("a", "b", "d", "a", "b"));
        day.sitTask(sitting, candidate, "Dear Ms Ferrari, we keep the bottles back.");
        day.mark(cast, cast.examiners().get(0), List.of(2, 2, 2, 2));
        day.mark(cast, cast.examiners().get(1), List.of(2, 2, 2, 2));
        return sitting;
    }

    private void plan(Instant at) {
        releases.plan(
                cast.body(),
                "K08",
                Instant.now().minus(Duration.ofDays(1)),
                Instant.now().plus(Duration.ofDays(1)),
                at,
                officerId);
    }

    private String item(int position) {
        return jdbc.sql("select item from assess.form_item where form = :form and position = :position")
                .param("form", form)
                .param("position", position)
                .query(UUID.class)
                .single()
                .toString();
    }
}
