package org.tessera.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tessera.WholeApplication;
import org.tessera.design.CoursePack;
import org.tessera.design.CoursePacks;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;

/** Recordings that are sent page by page, measured by ffmpeg itself. */
class RecordingsTest extends WholeApplication {
    /** A page of a course that no other test speaks or listens to. */
    private static final String PAGE = "/learn/voice/K20/%s/s2";

    @Autowired
    Classroom classroom;

    @Autowired
    CoursePacks packs;

    @Autowired
    MockMvcTester browser;

    @TempDir
    Path folder;

    CoursePack pack;
    String unit;
    PersonId author;

    @BeforeEach
    void anAuthor() {
        assumeTrue(Programs.isThere("ffmpeg"), "ffmpeg is needed");
        pack = packs.current("K20").orElseThrow();
        unit = pack.units().getLast().id();
        author = classroom.person(classroom.school(), "Sofia", Role.AUTHOR);
    }

    @Test
    void aGoodRecordingTakesThePlaceOfTheComputer() throws Exception {
        assertThat(send(author, tone(40, "0.25"))).hasStatus(303);
        var sound = "/learn/narration/" + pack.hash() + "/en/" + unit + "/s2";
        assertThat(browser.get().uri(sound + ".opus")).hasStatusOk();
        assertThat(browser.get().uri(sound + ".vtt")).hasStatusOk().bodyText().startsWith("WEBVTT\n\n1\n00:00:00.000");
        assertThat(classroom.text(author, "/learn/voice/K20/" + unit)).contains("A person speaks here.");
        var learner = classroom.learner();
        classroom.send(learner, "/learn/K20");
        var voice = Jsoup.parse(classroom.text(learner, "/learn/K20/" + unit + "/s2"))
                .select(".voice");
        assertThat(voice.select("audio")).hasSize(1);
        assertThat(voice.text()).doesNotContain("A computer reads this text");
    }

    @Test
    void whatIsTooQuietTooLoudTornTooShortOrNoSoundIsSentBackWithTheReason() throws Exception {
        assertThat(send(author, tone(40, "0.005"))).hasStatus(422).bodyText().contains("This is too quiet");
        assertThat(send(author, tone(40, "8"))).hasStatus(422).bodyText().containsAnyOf("too loud", "cut off");
        assertThat(send(author, tone(3, "0.25"))).hasStatus(422).bodyText().contains("too short for the text");
        assertThat(send(author, "no sound".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .hasStatus(422)
                .bodyText()
                .contains("There is no sound in this file");
    }

    @Test
    void theSheetHasEveryWordThatIsSpoken() {
        var sheet = classroom.text(author, "/learn/voice/K20/" + unit + "?lang=el");
        var greek = pack.unit(unit).orElseThrow();
        for (Step step : Step.of(greek))
            assertThat(Jsoup.parse(sheet).select("#" + step.id()).text())
                    .contains(Spoken.of(greek.in("el"), step).getFirst().strip());
    }

    @Test
    void aLearnerCanNotReplaceAVoice() throws Exception {
        assertThat(send(classroom.learner(), tone(40, "0.25"))).hasStatus(403);
    }

    @Test
    void ffmpegsSummaryIsReadAndNotItsWayThere() {
        var level = SoundLevel.read("""
                [Parsed_ebur128_0] t: 0.4 TARGET:-23 LUFS M: -70.0 I: -70.0 LUFS
                size=N/A time=00:01:02.50 bitrate=N/A speed=200x
                [Parsed_ebur128_0] Summary:
                  Integrated loudness:
                    I:         -19.4 LUFS
                  True peak:
                    Peak:       -2.1 dBFS
                """);
        assertThat(level).contains(new SoundLevel(-19.4, -2.1, 62.5));
        assertThat(List.of(level.get().complaint(800), level.get().complaint(2000)))
                .containsExactly(java.util.Optional.empty(), java.util.Optional.of("learn.recording.short"));
    }

    /** A sound of so many seconds, made and scaled by ffmpeg. */
    private byte[] tone(int seconds, String volume) throws Exception {
        var file = folder.resolve("tone-" + seconds + "-" + volume + ".wav");
        Programs.run(
                new byte[0],
                "ffmpeg",
                "-nostdin",
                "-loglevel",
                "error",
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=300:sample_rate=16000:duration=" + seconds,
                "-af",
                "volume=" + volume + "*4",
                file.toString());
        return Files.readAllBytes(file);
    }

    private MvcTestResult send(PersonId who, byte[] sound) {
        return browser.post()
                .uri(PAGE.formatted(unit))
                .multipart()
                .file(new MockMultipartFile("sound", "s2.wav", "audio/wav", sound))
                .with(user(who.toString()))
                .with(csrf())
                .exchange();
    }
}
