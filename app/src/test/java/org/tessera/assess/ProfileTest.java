package org.tessera.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;
import org.tessera.assess.forms.FormBook;
import org.tessera.design.Catalogue;
import org.tessera.design.Published;
import org.tessera.design.Reviews;
import org.tessera.platform.Ids;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;

/** The employability profile, from the decision on its bands to the page of its owner. Two questions ask for each skill. */
class ProfileTest extends WholeApplication {
    private static final int QUESTIONS = 22;
    private static final List<String> LEARNING_AND_GOALS = List.of("E03", "E06");

    @Autowired
    MockMvcTester web;

    @Autowired
    ExamDay day;

    @Autowired
    Banks banks;

    @Autowired
    Parts parts;

    @Autowired
    Sittings sittings;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Reviews reviews;

    @Autowired
    FormBook book;

    @Autowired
    JdbcClient jdbc;

    ExamDay.Cast cast;
    PersonId officerId;
    Reader officer;
    UUID form;

    @BeforeEach
    void aFormOfElevenSkills() {
        Published.of(catalogue, reviews, "E00");
        cast = day.cast();
        ConfidentialBank.load(cast.body(), banks, items());
        banks.loadTask("task.yaml", ConfidentialBank.task("E00"), cast.body());
        cast.examiners().forEach(this::qualified);
        officerId = day.person("Olga", cast.body(), Role.CERTIFICATION_OFFICER);
        officer = new Reader(web, officerId);
        form = book.of(cast.body(), "E00").getFirst().id();
    }

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

    @Test
    void whatSomebodySaysOfThemselvesChangesNothingOfTheirResult() {
        decideBands();
        var modest = day.candidate(cast);
        var proud = day.candidate(cast);
        describe(modest, false);
        describe(proud, true);
        var first = registered(modest);
        sit(first, modest, LEARNING_AND_GOALS);
        mark();
        var second = registered(proud);
        sit(second, proud, LEARNING_AND_GOALS);
        mark();
        var one = sittings.released(first).orElseThrow();
        var other = sittings.released(second).orElseThrow();
        assertThat(List.of(other.raw(), other.passed(), other.clustersPassed()))
                .isEqualTo(List.of(one.raw(), one.passed(), one.clustersPassed()));
        assertThat(tested(proud)).isEqualTo(tested(modest)).contains("Emerging");
        assertThat(page(proud)).contains("you see it as a strength").doesNotContain("you see room to grow");
        assertThat(page(modest)).contains("you see room to grow");
        describe(proud, false);
        assertThat(sittings.released(second)).contains(other);
        assertThat(officer.get("/forms/" + form + "/report")).bodyText().doesNotContain("as a strength", "elf-report");
    }

    @Test
    void oppositesThatWereBothAgreedWithAreToldKindly() {
        var zoe = new Reader(web, day.candidate(cast));
        var answers = new LinkedHashMap<String, String>();
        names(zoe).forEach(name -> answers.put(name, "5"));
        assertThat(zoe.post("/profile/myself/E01", flat(answers))).hasStatus(303);
        assertThat(zoe.get("/profile")).bodyText().contains("You agreed with opposites here.", "Self-report");
        answers.remove(answers.keySet().iterator().next());
        assertThat(zoe.post("/profile/myself/E01", flat(answers))).hasStatus(422);
        assertThat(zoe.get("/profile/myself/E99")).hasStatus(404);
        assertThat(zoe.post("/profile/forget")).hasStatus(303);
        assertThat(zoe.get("/profile")).bodyText().doesNotContain("You agreed with opposites");
    }

    @Test
    void onePartOfTheProgramReadsSelfReportsAndNeitherTheDatabaseNorTheSealerUsesThem() throws IOException {
        try (var sources = Files.walk(project().resolve("app/src/main"))) {
            assertThat(sources.filter(f -> f.toString().matches(".*\\.(java|sql|jte)"))
                            .filter(f -> reads(f, "self_report"))
                            .map(f -> f.getFileName().toString())
                            .sorted())
                    .containsExactly("SelfReports.java", "V0541__assess_profile.sql", "afterMigrate.sql");
        }
        assertThat(jdbc.sql("""
                        select (select count(*) from pg_proc where prosrc like '%self_report%')
                             + (select count(*) from pg_views where definition like '%self_report%')
                             + (select count(*) from pg_constraint where contype = 'f'
                                   and 'assess.self_report'::regclass in (conrelid, confrelid))
                        """).query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("select has_table_privilege('tessera_sealer', 'assess.self_report', 'select')")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    private void decideBands() {
        assertThat(bands(officer)).hasStatus(303);
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult bands(Reader who) {
        return who.post(
                "/forms/" + form + "/bands",
                "developing",
                "30",
                "ready",
                "60",
                "strong",
                "80",
                "reasons",
                "As the scheme recommends.");
    }

    private SittingId registered(PersonId candidate) {
        return sittings.register(
                candidate,
                "E00",
                cast.centre(),
                cast.body(),
                Instant.now().minusSeconds(60),
                Instant.now().plus(Duration.ofHours(5)));
    }

    /** Everything right but what asks for these skills. */
    private void sit(SittingId sitting, PersonId candidate, List<String> wrong) {
        day.checkIn(cast, sitting);
        parts.start(sitting, candidate, Part.EXAM, "en");
        day.sitExam(
                sitting,
                candidate,
                IntStream.rangeClosed(1, QUESTIONS)
                        .mapToObj(n -> wrong.contains(skill(n)) ? "b" : "a")
                        .toList());
        day.sitTask(sitting, candidate, "We keep the bottles back.");
    }

    private void mark() {
        day.mark(cast, cast.examiners().get(0), List.of(2, 2, 2, 2));
        day.mark(cast, cast.examiners().get(1), List.of(2, 2, 2, 2));
    }

    private void qualified(PersonId examiner) {
        jdbc.sql("""
                insert into assess.qualification (id, task, examiner, round, scripts, kappa, near, passed, at, valid_until)
                select :id, t.id, :examiner, 1, 20, 0.8, 1, true, now(), now() + interval '1 year'
                  from assess.task t where t.owner = :body and t.micro_credential = 'E00'
                """)
                .param("id", Ids.next())
                .param("examiner", examiner.value())
                .param("body", cast.body().value())
                .update();
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

    /** Answers the statements on Communication. */
    private void describe(PersonId person, boolean proudly) {
        var reader = new Reader(web, person);
        var answers = new LinkedHashMap<String, String>();
        names(reader).forEach(name -> answers.put(name, name.endsWith("-toward") == proudly ? "5" : "1"));
        assertThat(reader.post("/profile/myself/E01", flat(answers))).hasStatus(303);
    }

    private static List<String> names(Reader reader) {
        return java.util.regex.Pattern.compile("name=\"(E01-[^\"]+)\"")
                .matcher(Reader.body(reader.get("/profile/myself/E01")))
                .results()
                .map(m -> m.group(1))
                .distinct()
                .toList();
    }

    private static String[] flat(Map<String, String> answers) {
        return answers.entrySet().stream()
                .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
                .toArray(String[]::new);
    }

    private String page(PersonId person) {
        return Reader.body(new Reader(web, person).get("/profile"));
    }

    /** The part of the page that comes from the assessment. */
    private String tested(PersonId person) {
        var page = page(person);
        return page.substring(page.indexOf("<h1"), page.indexOf("id=\"myself\""));
    }

    private static boolean reads(Path file, String table) {
        try {
            return Files.readString(file).contains(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String skill(int number) {
        return "E%02d".formatted(1 + (number - 1) / 2);
    }

    private static String items() {
        var names = IntStream.rangeClosed(1, QUESTIONS)
                .mapToObj(n -> "    - E00-C-" + n + "\n")
                .collect(Collectors.joining());
        var items =
                IntStream.rangeClosed(1, QUESTIONS).mapToObj(ProfileTest::item).collect(Collectors.joining());
        return """
                micro-credential: E00
                version: '1'
                use: confidential
                items:
                %sform:
                  id: E00-X
                  minutes: 88
                  cut: 11
                  cut-source: {en: Set by a panel in a test., el: Το όρισε ομάδα σε δοκιμή.}
                  items:
                %s""".formatted(items, names);
    }

    private static String item(int number) {
        return """
                  - id: E00-C-%1$d
                    use: scored
                    outcome: %2$s
                    kind: single
                    key: a
                    why: {en: Because., el: Επειδή.}
                    stem: {en: What helps in case %1$d?, el: Τι βοηθά στην περίπτωση %1$d;}
                    options:
                      - id: a
                        text: {en: This one, el: Αυτό}
                      - id: b
                        text: {en: That one, el: Εκείνο}
                """.formatted(number, skill(number));
    }
}
