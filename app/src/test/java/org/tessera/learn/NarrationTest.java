package org.tessera.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;
import org.tessera.design.CoursePack;
import org.tessera.design.CoursePacks;
import org.tessera.design.Exercise;
import org.tessera.design.Sentences;
import org.tessera.design.Unit;
import org.tessera.platform.Settings;

class NarrationTest extends WholeApplication {
    @Autowired
    CoursePacks packs;

    @Autowired
    Settings settings;

    @Autowired
    MockMvcTester browser;

    @Autowired
    ObjectProvider<Scheduler> scheduler;

    @Autowired
    Clock clock;

    @Test
    void sentencesEndWhereTheLanguageEndsThem() {
        assertThat(Sentences.of("en", List.of("It is 8:50 in Larissa. \"Who?\" she asks. No."))
                        .getFirst())
                .containsExactly("It is 8:50 in Larissa.", "\"Who?\" she asks.", "No.");
        assertThat(Sentences.of("el", List.of("Ποιος μιλά; Κανείς δεν ξέρει. «Όχι.»"))
                        .getFirst())
                .containsExactly("Ποιος μιλά;", "Κανείς δεν ξέρει.", "«Όχι.»");
    }

    @Test
    void captionsNumberTheSentencesAndKeepTheirTimes() {
        var cues = List.of(
                new Captions.Cue(Duration.ZERO, Duration.ofMillis(1250), "One & two."),
                new Captions.Cue(Duration.ofMillis(1600), Duration.ofSeconds(61), "Three."));
        assertThat(Captions.webVtt(cues)).isEqualTo("""
                WEBVTT

                1
                00:00:00.000 --> 00:00:01.250
                One &amp; two.

                2
                00:00:01.600 --> 00:01:01.000
                Three.
                """);
    }

    @Test
    void theLengthOfASoundIsThatOfItsSamples() {
        var second = new Wave(22_050);
        second.silence(Duration.ofSeconds(1));
        var wave = new Wave(22_050);
        wave.add(second.file());
        wave.add(second.file());
        wave.silence(Duration.ofMillis(500));
        assertThat(wave.length()).isEqualTo(Duration.ofMillis(2500));
    }

    @Test
    void withoutTheProgramsThereIsNoVoiceAndNoError() {
        var silent = new EspeakNarrator(settings, new NarrationSettings("no-such-program", "ffmpeg", true));
        var script = new Script("0", "u", "s1", "en", List.of("Hello."));
        assertThat(silent.offers(script)).isEmpty();
        assertThat(silent.file(script, Sound.MP3)).isEmpty();
    }

    @Test
    void aProgramThatFailsGivesNoVoiceAndLeavesNothingHalf() throws Exception {
        var failing = new EspeakNarrator(settings, new NarrationSettings("/bin/false", "/bin/false", true));
        var script = new Script("0", "u", "s1", "en", List.of("Nobody ever says this."));
        assertThat(failing.file(script, Sound.MP3)).isEmpty();
        assertThat(failing.isReady(script)).isFalse();
    }

    @Test
    void aSlideIsSpokenWithCaptionsAndASoundCanBeFetchedInParts() {
        assumeTrue(Programs.isThere("espeak-ng") && Programs.isThere("ffmpeg"), "espeak-ng and ffmpeg are needed");
        var pack = packs.current("K08").orElseThrow();
        var unit = pack.units().getFirst();
        var base = "/learn/narration/" + pack.hash() + "/el/" + unit.id() + "/s1";
        var captions = browser.get().uri(base + ".vtt").exchange();
        assertThat(captions).hasStatusOk().hasContentTypeCompatibleWith("text/vtt");
        var words = Sentences.of("el", unit.in("el").slides().getFirst().narration());
        assertThat(new String(captions.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .startsWith("WEBVTT")
                .contains(words.getFirst().getFirst(), words.getLast().getLast());
        var sound = browser.get().uri(base + ".opus").exchange();
        assertThat(sound).hasStatusOk().headers().hasValue("Cache-Control", "max-age=2592000, public");
        assertThat(sound.getResponse().getContentAsByteArray()).startsWith("OggS".getBytes(StandardCharsets.US_ASCII));
        var part =
                browser.get().uri(base + ".mp3").header("Range", "bytes=10-19").exchange();
        assertThat(part).hasStatus(206);
        assertThat(part.getResponse().getHeader("Content-Range")).startsWith("bytes 10-19/");
        assertThat(part.getResponse().getContentAsByteArray()).hasSize(10);
    }

    @Test
    void aUnitIsSpokenAheadInTheBackground(@TempDir Path folder) throws Exception {
        assumeTrue(Programs.isThere("espeak-ng") && Programs.isThere("ffmpeg"), "espeak-ng and ffmpeg are needed");
        var pack = org.tessera.design.Packs.withRecording(packs, folder, "units/01-first/narration/en/s1.mp3");
        var unit = pack.units().getFirst();
        var ahead = new NarrationSettings("espeak-ng", "ffmpeg", true);
        var espeak = new EspeakNarrator(settings, ahead);
        new Narration(List.of(espeak), packs, ahead, scheduler, clock).prepare(pack, unit, "en");
        var second = Narration.script(pack, unit, Step.of(unit).get(1), "en");
        await().atMost(Duration.ofMinutes(1)).until(() -> espeak.isReady(second));
    }

    @Test
    void everyPageOfEveryCourseHasWordsForTheVoice() {
        for (CoursePack pack : packs.all())
            for (Unit unit : pack.units())
                for (String language : pack.languages())
                    for (Step step : Step.of(unit)) {
                        var spoken = String.join(" ", Spoken.of(unit.in(language), step));
                        assertThat(spoken)
                                .as("%s %s %s %s", pack.id(), unit.id(), language, step.id())
                                .isNotBlank()
                                .doesNotContain("**", "](", "___", "> ");
                    }
    }

    @Test
    void theWordsOfAUnitAndTheCourseItselfCanBeHeardToo() {
        assumeTrue(Programs.isThere("espeak-ng") && Programs.isThere("ffmpeg"), "espeak-ng and ffmpeg are needed");
        var pack = packs.current("K08").orElseThrow();
        var unit = pack.units().getFirst();
        assertThat(captions(pack, "el", unit.id() + "/glossary"))
                .contains(unit.in("el").glossary().getFirst().word());
        assertThat(captions(pack, "pl", "course/about"))
                .contains(unit.in("pl").title(), pack.units().getLast().in("pl").title());
        assertThat(browser.get().uri("/learn/narration/" + pack.hash() + "/pl/course/other.mp3"))
                .hasStatus(404);
    }

    private String captions(CoursePack pack, String language, String place) {
        var reply = browser.get()
                .uri("/learn/narration/" + pack.hash() + "/" + language + "/" + place + ".vtt")
                .exchange();
        assertThat(reply).hasStatusOk();
        return new String(reply.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void listeningDoesNotGiveTheOrderAway() {
        for (CoursePack pack : packs.all())
            for (Unit unit : pack.units())
                for (Exercise exercise : unit.in("en").exercises()) {
                    if (!(exercise instanceof Exercise.Order order)) continue;
                    var spoken = Spoken.of(unit.in("en"), new Step(Step.Kind.EXERCISE, order.id()));
                    assertThat(spoken.subList(spoken.size() - order.steps().size(), spoken.size()))
                            .isSorted();
                }
    }

    @Test
    void aSoundThatNoCourseHasIsNotMade() {
        var pack = packs.current("K08").orElseThrow();
        var unit = pack.units().getFirst().id();
        for (String path : List.of(
                "/" + pack.hash() + "/el/" + unit + "/s99.mp3",
                "/" + pack.hash() + "/xx/" + unit + "/s1.mp3",
                "/" + pack.hash() + "/el/" + unit + "/s1.exe",
                "/" + pack.hash() + "/el/nothing/s1.mp3",
                "/" + "0".repeat(64) + "/el/" + unit + "/s1.mp3"))
            assertThat(browser.get().uri("/learn/narration" + path)).hasStatus(404);
    }

    @Test
    void aRecordingAlwaysWins(@TempDir Path folder) throws Exception {
        var pack = org.tessera.design.Packs.withRecording(packs, folder, "units/01-first/narration/en/s1.mp3");
        var base = "/learn/narration/" + pack.hash() + "/en/01-first/s1";
        assertThat(browser.get().uri(base + ".mp3")).hasStatusOk().bodyText().isEqualTo("a person's voice");
        assertThat(browser.get().uri(base + ".opus")).hasStatus(404);
    }
}
