package org.tessera.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tessera.WholeApplication;
import org.tessera.people.Organisation;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;
import org.tessera.platform.RouteTable;
import org.tessera.platform.Routes;

/** What must not be seen is looked for in every answer of every route, by everybody who might try. */
class NothingLeaksTest extends WholeApplication {
    private static final Pattern CHANGING = Pattern.compile(
            "name=\"_csrf\" value=\"[^\"]*\"|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|data-seconds=\"\\d+\"|\\d+ minutes? left, until [0-9:]+");

    @Autowired
    MockMvcTester web;

    @Autowired
    ExamDay day;

    @Autowired
    Banks banks;

    @Autowired
    Sittings sittings;

    @Autowired
    Parts parts;

    @Autowired
    RouteTable routes;

    @Autowired
    JdbcClient jdbc;

    ExamDay.Cast cast;
    PersonId candidate;
    SittingId sitting;

    @BeforeEach
    void anExam() {
        cast = day.cast();
        candidate = day.candidate(cast);
        sitting = day.registered(cast, candidate);
    }

    @Test
    void nobodyElseReachesASittingByAnyRouteOfIt() {
        day.checkIn(cast, sitting);
        parts.start(sitting, candidate, Part.EXAM, "en");
        day.answer(sitting, candidate, Part.EXAM, 1, "a");
        var before = everythingStored();
        for (PersonId stranger : strangers()) {
            for (Routes.Rule rule : routes.rules()) {
                var pattern = rule.pattern().getPatternString();
                if (!pattern.startsWith("/sittings/")) continue;
                var answer = call(new Reader(web, stranger), rule.method(), path(pattern, sitting.value()));
                var absent = call(new Reader(web, stranger), rule.method(), path(pattern, UUID.randomUUID()));
                assertThat(answer.getResponse().getStatus())
                        .as(rule.method() + " " + pattern)
                        .isEqualTo(404);
                assertThat(steady(answer)).isEqualTo(steady(absent));
            }
            assertThat(new Reader(web, stranger)
                            .script(
                                    "/sittings/" + sitting + "/questions/1",
                                    UUID.randomUUID(),
                                    "answer",
                                    "b",
                                    "lease",
                                    "1"))
                    .hasStatus(404);
        }
        assertThat(everythingStored()).isEqualTo(before);
    }

    @Test
    void anInvigilatorSeesOnlyTheirOwnTestCentre() {
        var stranger = new Reader(web, day.cast().invigilator());
        assertThat(stranger.get("/invigilate")).hasStatusOk().bodyText().doesNotContain(sitting.toString());
        assertThat(stranger.get("/invigilate/" + sitting)).hasStatus(404);
        assertThat(stranger.post("/invigilate/" + sitting, "document", "passport", "fits", "yes", "extra", "0"))
                .hasStatus(404);
        var own = new Reader(web, cast.invigilator());
        assertThat(own.get("/invigilate")).bodyText().contains("Zoe Kanarini", "Identity not checked");
        assertThat(own.post("/invigilate/" + sitting, "document", "passport"))
                .hasStatus(422)
                .bodyText()
                .contains("There is a problem", "value=\"passport\" checked");
        own.post("/invigilate/" + sitting, "document", "passport", "fits", "yes", "extra", "25");
        assertThat(own.get("/invigilate")).bodyText().contains("May start, 25 percent more time");
    }

    @Test
    void aQuestionOfAnotherFormCanNotBeAnswered() {
        day.checkIn(cast, sitting);
        parts.start(sitting, candidate, Part.EXAM, "en");
        var before = everythingStored();
        var reader = new Reader(web, candidate);
        for (int number : List.of(0, 6, 99)) {
            assertThat(reader.script(
                            "/sittings/" + sitting + "/questions/" + number,
                            UUID.randomUUID(),
                            "answer",
                            "a",
                            "lease",
                            "1"))
                    .hasStatus(404);
        }
        assertThat(reader.script(
                        "/sittings/" + sitting + "/questions/1", UUID.randomUUID(), "answer", "k", "lease", "1"))
                .hasStatus(422);
        assertThat(everythingStored()).isEqualTo(before);
    }

    @Test
    void noQuestionIsSeenBeforeTheStartAndNoKeyEver() {
        day.checkIn(cast, sitting);
        var reader = new Reader(web, candidate);
        for (String page : crawl(reader))
            assertThat(page).doesNotContain("What comes after step", ConfidentialBank.CANARY);
        reader.post("/sittings/" + sitting + "/start", "part", "A");
        var second = Reader.body(reader.get("/sittings/" + sitting + "/questions/2"));
        assertThat(second).contains("after step 2?").doesNotContain("after step 1?", "after step 3?");
        for (String page : crawl(reader)) assertThat(page).doesNotContain(ConfidentialBank.CANARY);
        day.sitExam(sitting, candidate, ConfidentialBank.KEYS);
        day.sitTask(sitting, candidate, "A note.");
        day.mark(cast, cast.examiners().get(0), List.of(3, 3, 3, 3));
        day.mark(cast, cast.examiners().get(1), List.of(3, 3, 3, 3));
        assertThat(sittings.released(sitting)).isPresent();
        for (String page : crawl(reader)) assertThat(page).doesNotContain(ConfidentialBank.CANARY);
    }

    @Test
    void twoFormsThatDifferOnlyInTheirKeysLookTheSame() {
        var pages = new ArrayList<String>();
        for (List<String> keys : List.of(List.of("a", "b", "c"), List.of("d", "c", "a"))) {
            var body = day.organisation(Organisation.Kind.CERTIFICATION_BODY);
            ConfidentialBank.load(body, banks, ConfidentialBank.items("K08", keys));
            banks.loadTask("task.yaml", ConfidentialBank.task("K08"), body);
            var other = new ExamDay.Cast(body, cast.centre(), cast.invigilator(), List.of());
            var someone = day.candidate(other);
            var exam = day.registered(other, someone);
            day.checkIn(other, exam);
            var reader = new Reader(web, someone);
            reader.post("/sittings/" + exam + "/start", "part", "A");
            pages.add(steady(reader.get("/sittings/" + exam + "/questions/1"))
                    + steady(reader.script(
                                    "/sittings/" + exam + "/questions/1",
                                    UUID.randomUUID(),
                                    "answer",
                                    "a",
                                    "lease",
                                    "1"))
                            .replaceAll("\"(serverTime|time)\":\"[^\"]*\"|\"remaining\":\\d+", ""));
        }
        assertThat(pages.get(0)).isEqualTo(pages.get(1));
    }

    @Test
    void aHashThatIsShownDoesNotDependOnTheKey() {
        var items = new ArrayList<List<String>>();
        for (List<String> keys : List.of(List.of("a", "b", "c"), List.of("d", "c", "a"))) {
            var body = day.organisation(Organisation.Kind.CERTIFICATION_BODY);
            ConfidentialBank.load(body, banks, ConfidentialBank.items("K08", keys));
            items.add(jdbc.sql("""
                    select i.hash from assess.item i join assess.bank b on b.id = i.bank
                     where b.owner = :owner order by i.name
                    """)
                    .param("owner", body.value())
                    .query(String.class)
                    .list());
        }
        assertThat(items.get(0)).isEqualTo(items.get(1));
    }

    @Test
    void nothingOfAResultShowsBeforeItsRelease() {
        var later = sittings.register(
                candidate,
                "K08",
                cast.centre(),
                cast.body(),
                Instant.now().minusSeconds(60),
                Instant.now().plusSeconds(6000),
                Optional.of(Instant.now().plusSeconds(3600)),
                false);
        sitting = later;
        day.checkIn(cast, later);
        day.startAndSit(later, candidate);
        var reader = new Reader(web, candidate);
        var beforeMarking = crawl(reader);
        day.mark(cast, cast.examiners().get(0), List.of(2, 2, 2, 2));
        day.mark(cast, cast.examiners().get(1), List.of(2, 2, 2, 2));
        assertThat(jdbc.sql("select passed from assess.result where sitting = :s")
                        .param("s", later.value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(crawl(reader)).isEqualTo(beforeMarking);
        assertThat(sittings.released(later)).isEmpty();
        assertThat(reader.get("/sittings/" + later + "/result")).hasStatus(404);
        assertThat(reader.get("/sittings/" + later + "/feedback")).hasStatus(404);
    }

    @Test
    void anExaminerSeesNothingOfWhoWroteIt() {
        day.checkIn(cast, sitting);
        parts.start(sitting, candidate, Part.EXAM, "en");
        day.sitExam(sitting, candidate, ConfidentialBank.KEYS);
        day.sitTask(sitting, candidate, "Dear Ms Ferrari,\nwe wait. Yours, ZOE Kanarini (zoe)");
        var examiner = new Reader(web, cast.examiners().getFirst());
        var script = examiner.post("/marking/next").getResponse().getHeader("Location");
        var page = Reader.body(examiner.get(script));
        assertThat(page)
                .contains("Dear Ms Ferrari", "Criterion 1", "Most of 2")
                .doesNotContainIgnoringCase("zoe")
                .doesNotContainIgnoringCase("kanarini")
                .doesNotContain(
                        candidate.toString(),
                        sitting.toString(),
                        cast.centre().toString(),
                        "VET_PROVIDER",
                        "2007",
                        ">GR<");
        var second = new Reader(web, cast.examiners().get(1));
        examiner.post(script, "c1", "3", "c2", "3", "c3", "3", "c4", "3");
        second.post("/marking/next");
        assertThat(Reader.body(second.get(script))).doesNotContain("checked");
    }

    private List<PersonId> strangers() {
        var strangers = new ArrayList<PersonId>();
        for (Role role : List.of(Role.LEARNER, Role.EDUCATOR, Role.INVIGILATOR, Role.ORGANISATION_ADMINISTRATOR)) {
            strangers.add(day.person("Stranger", cast.centre(), role));
        }
        for (Role role : List.of(Role.EXAMINER, Role.CERTIFICATION_OFFICER)) {
            strangers.add(day.person("Stranger", cast.body(), role));
        }
        return strangers;
    }

    private List<String> crawl(Reader reader) {
        var pages = new ArrayList<String>();
        pages.add(steady(reader.get("/exams")));
        for (Routes.Rule rule : routes.rules()) {
            var pattern = rule.pattern().getPatternString();
            if (rule.method().equals(HttpMethod.GET) && pattern.startsWith("/sittings/")) {
                pages.add(steady(reader.get(path(pattern, sitting.value()))));
            }
        }
        return pages;
    }

    private static String path(String pattern, UUID id) {
        return pattern.replace("{id}", id.toString()).replace("{number}", "1");
    }

    private static MvcTestResult call(Reader reader, HttpMethod method, String path) {
        return method.equals(HttpMethod.GET)
                ? reader.get(path)
                : reader.post(path, "part", "A", "lease", "1", "answer", "b", "slot", "1");
    }

    private static String steady(MvcTestResult answer) {
        return CHANGING.matcher(Reader.body(answer)).replaceAll("");
    }

    private List<String> everythingStored() {
        return jdbc.sql("""
                select t from (
                    select e.sitting::text || e.key || coalesce(e.answer, '') as t from assess.answer_event e
                     where e.sitting = :s
                    union all select p.sitting::text || p.lease || coalesce(p.receipt, '') from assess.part p
                     where p.sitting = :s
                    union all select c.id::text from assess.check_in c where c.sitting = :s) x
                 order by 1
                """).param("s", sitting.value()).query(String.class).list();
    }
}
