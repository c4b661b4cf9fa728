package org.tessera.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tessera.WholeApplication;
import org.tessera.design.CoursePack;
import org.tessera.design.CoursePacks;
import org.tessera.design.Unit;
import org.tessera.platform.PersonId;

/** What a phone keeps and tells. */
class PhoneTest extends WholeApplication {
    @Autowired
    Classroom classroom;

    @Autowired
    CoursePacks packs;

    @Autowired
    Enrolments enrolments;

    @Autowired
    MockMvcTester browser;

    CoursePack pack;
    Unit unit;
    PersonId ana;

    @BeforeEach
    void aLearnerInTheFirstUnit() {
        pack = packs.current("K08").orElseThrow();
        unit = pack.units().getFirst();
        ana = classroom.enrolled();
    }

    @Test
    void aKeptUnitIsTheSameForEverybodyAndNamesNobody() {
        var maria = classroom.enrolled();
        var mine = classroom.text(ana, kept("el"));
        assertThat(mine).isEqualTo(classroom.text(maria, kept("el"))).doesNotContain("_csrf", "Ana", ana.toString());
        assertThat(browser.get().uri(kept("el")).exchange())
                .hasStatusOk()
                .doesNotContainHeader("Set-Cookie")
                .bodyText()
                .isEqualTo(mine);
    }

    @Test
    void aKeptUnitHoldsEveryStepInEveryLanguage() {
        for (String language : pack.languages()) {
            var page = Jsoup.parse(classroom.text(ana, kept(language)));
            assertThat(page.select("template[data-step]").eachAttr("data-step"))
                    .isEqualTo(Step.of(unit).stream().map(Step::id).toList());
            assertThat(page.select("html").attr("lang")).isEqualTo(language);
        }
    }

    @Test
    void theKeyOnTheKeptPageIsTheOneThatTheServerKnows() {
        var page = Jsoup.parse(classroom.text(ana, kept("en")));
        for (String id : unit.exercises()) {
            var sheet = Sheet.of(unit.in("en").exercise(id).orElseThrow(), UUID.randomUUID(), unit.id());
            var key = page.select("template[data-step=" + id + "]").attr("data-key");
            assertThat(key.isEmpty() || sheet.fits(key)).as(id).isTrue();
        }
    }

    @Test
    void theSizeIsToldBeforeAnythingIsFetched() {
        var page = classroom.text(ana, "/learn/K08/" + unit.id() + "/keep");
        assertThat(page)
                .containsPattern("Words and pictures only \\(0\\.\\d MB\\)")
                .contains("Keep it");
        var parcel = browser.get().uri(kept("en") + "/files").exchange();
        assertThat(parcel).bodyJson().extractingPath("$.bytes").asNumber().matches(n -> n.longValue() < 900_000);
        assertThat(parcel).bodyJson().extractingPath("$.sounds").asArray().isEmpty();
        assertThat(parcel).bodyJson().extractingPath("$.pages").asArray().contains(kept("el"), kept("ro"));
    }

    @Test
    void theVoiceIsKeptSmallOrForOlderPhonesOrLeftOutEachWithItsSize() {
        assumeTrue(Programs.isThere("espeak-ng") && Programs.isThere("ffmpeg"), "espeak-ng and ffmpeg are needed");
        var page = Jsoup.parse(classroom.text(ana, "/learn/K08/" + unit.id() + "/keep"));
        assertThat(page.select("input[name=sound]").eachAttr("value")).containsExactly("opus", "mp3", "none");
        assertThat(page.select(".govuk-radios__label").eachText())
                .allSatisfy(label -> assertThat(label).containsPattern("\\(\\d\\.\\d MB\\)"));
        assertThat(bytes("none")).isLessThan(bytes("opus"));
        assertThat(bytes("opus")).isLessThan(bytes("mp3"));
        assertThat(browser.get().uri(kept("en") + "/files?sound=opus").exchange())
                .bodyText()
                .contains("/s1.opus", "/s1.vtt", "/glossary.opus")
                .doesNotContain(".mp3");
    }

    private int bytes(String sound) {
        var parcel = browser.get().uri(kept("en") + "/files?sound=" + sound).exchange();
        return com.jayway.jsonpath.JsonPath.read(
                new String(parcel.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8), "$.bytes");
    }

    @Test
    void whatWasDoneOnThePhoneIsThereWhenThePhoneTellsIt() {
        var answer = tell(ana, deed("s2", null, 4, 60_000) + "," + deed("x1", "3", 0, 30_000));
        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.kept")
                .asArray()
                .hasSize(2);
        var enrolment = enrolments.of(ana, "K08").orElseThrow();
        assertThat(enrolments.progress(enrolment).done().get(unit.id())).containsExactlyInAnyOrder("s2", "x1");
        assertThat(enrolments.given(enrolment, unit.id(), "x1"))
                .hasValueSatisfying(g -> assertThat(g.fits()).isTrue());
        assertThat(enrolment.place())
                .hasValueSatisfying(p -> assertThat(p.step()).isEqualTo("x1"));
    }

    @Test
    void oneGoesOnWithTheSentenceThatWasHeardLast() {
        tell(ana, deed("s2", null, 4, 0));
        assertThat(classroom.text(ana, "/learn")).contains("href=\"/learn/K08/" + unit.id() + "/s2\"");
        var page = Jsoup.parse(classroom.text(ana, "/learn/K08/" + unit.id() + "/s2?lang=el"));
        assertThat(page.select(".transcript .now").attr("id")).isEqualTo("cue-4");
        classroom.open(ana, "/learn/K08/" + unit.id() + "/s3");
        assertThat(Jsoup.parse(classroom.text(ana, "/learn/K08/" + unit.id() + "/s2"))
                        .select(".transcript .now"))
                .isEmpty();
    }

    @Test
    void whatTheCourseDoesNotHaveIsRefusedAndTheRestIsKept() {
        var answer = tell(
                ana,
                deed("s99", null, 0, 0) + "," + deed("x1", "9", 0, 0) + "," + deed("x2", "0,1", 0, 0) + ","
                        + deed("s1", null, 0, 0));
        assertThat(answer).bodyJson().extractingPath("$.refused").asArray().hasSize(3);
        assertThat(answer).bodyJson().extractingPath("$.kept").asArray().hasSize(1);
    }

    @Test
    void aClockThatIsWrongCanNotPutAPlaceIntoTheFuture() {
        tell(ana, deed("s2", null, 0, -Duration.ofDays(9).toMillis()));
        var place = enrolments.of(ana, "K08").orElseThrow().place().orElseThrow();
        assertThat(place.at()).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void aPhoneTellsOnlyAboutItsOwnLearner() {
        var stranger = classroom.learner();
        assertThat(tell(stranger, deed("s1", null, 0, 0))).hasStatus(404);
        assertThat(browser.post()
                        .uri("/learn/phone/K08")
                        .with(user(ana.toString()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"deeds\":[]}")
                        .exchange())
                .as("without the token")
                .hasStatus(403);
    }

    @Test
    void aLetterThatNobodyCanReadIsSentBack() {
        assertThat(tell(ana, "{\"unit\":\"x\"}")).hasStatus(400);
    }

    @Test
    void everyLearnerHasAKeyOfTheirOwnAndKeepsIt() {
        var maria = classroom.enrolled();
        assertThat(key(ana)).isEqualTo(key(ana)).isNotEqualTo(key(maria)).hasSize(44);
    }

    @Test
    void theAppCanBeInstalledAndItsWorkerKnowsItsFiles() {
        var manifest = browser.get().uri("/app.webmanifest").exchange();
        assertThat(manifest)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.start_url")
                .isEqualTo("/learn");
        var worker = browser.get().uri("/worker.js").exchange();
        assertThat(worker)
                .hasStatusOk()
                .bodyText()
                .contains("/learn/offline/ro", "/phone.js")
                .doesNotContain("\"FILES\"");
        for (String language : pack.languages())
            assertThat(browser.get().uri("/learn/offline/" + language).exchange())
                    .hasStatusOk();
    }

    private String key(PersonId person) {
        return com.jayway.jsonpath.JsonPath.read(classroom.text(person, "/learn/phone"), "$.key");
    }

    private String kept(String language) {
        return "/learn/kept/" + pack.hash() + "/" + unit.id() + "/" + language;
    }

    private String deed(String step, @org.jspecify.annotations.Nullable String answer, int sentence, long ago) {
        return """
                {"key":"%s","unit":"%s","step":"%s","answer":%s,"sentence":%d,"ago":%d}
                """.formatted(
                UUID.randomUUID(), unit.id(), step, answer == null ? "null" : '"' + answer + '"', sentence, ago);
    }

    private MvcTestResult tell(PersonId who, String deeds) {
        return browser.post()
                .uri("/learn/phone/K08")
                .with(user(who.toString()))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .content(("{\"deeds\":[" + deeds + "]}").getBytes(StandardCharsets.UTF_8))
                .exchange();
    }
}
