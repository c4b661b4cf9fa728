package org.tessera.learn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.tessera.design.Sentences;
import org.tessera.platform.Settings;
import org.tessera.platform.Sha256;

/**
 * A computer's voice: espeak-ng speaks sentence by sentence, so the lengths of the clips give exact captions; ffmpeg
 * makes Opus (24 kbit/s, 180 kB a minute) and MP3. Files are kept under the hash of what is spoken and how, and made
 * one at a time, so that learners' pages always come first.
 */
@Component
@Order(3)
final class EspeakNarrator implements Narrator {
    private static final Logger LOG = LoggerFactory.getLogger(EspeakNarrator.class);
    private static final Map<String, String> VOICES =
            Map.of("en", "en-gb", "el", "el", "it", "it", "pl", "pl", "es", "es", "ro", "ro");
    private static final int SAMPLE_RATE = 22_050;
    /** Words a minute; espeak-ng's own 175 is fast for a second language. */
    private static final String SPEED = "150";

    private static final Duration AFTER_SENTENCE = Duration.ofMillis(350);
    private static final Duration AFTER_PARAGRAPH = Duration.ofMillis(500);
    private static final int LONGEST_WAIT_SECONDS = 60;

    private final Path folder;
    private final NarrationSettings settings;
    private final boolean there;
    private final ReentrantLock oneAtATime = new ReentrantLock(true);

    EspeakNarrator(Settings settings, NarrationSettings narration) {
        this.folder = settings.home().toAbsolutePath().resolve("narration");
        this.settings = narration;
        this.there = Programs.isThere(narration.espeak()) && Programs.isThere(narration.ffmpeg());
        if (!there) LOG.info("Slides have no computer voice: espeak-ng or ffmpeg is not installed.");
    }

    @Override
    public Set<Sound> offers(Script script) {
        return there && VOICES.containsKey(script.language()) ? EnumSet.allOf(Sound.class) : Set.of();
    }

    @Override
    public Optional<Resource> file(Script script, Sound sound) {
        if (offers(script).isEmpty()) return Optional.empty();
        var made = folder.resolve(key(script));
        if (!Files.exists(made) && !make(script, made)) return Optional.empty();
        return Optional.of(new FileSystemResource(made.resolve("narration." + sound.ending)));
    }

    @Override
    public boolean isReady(Script script) {
        return Files.exists(folder.resolve(key(script)));
    }

    @Override
    public OptionalLong size(Script script, Sound sound) {
        try {
            return isReady(script)
                    ? OptionalLong.of(Files.size(folder.resolve(key(script)).resolve("narration." + sound.ending)))
                    : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public boolean synthetic() {
        return true;
    }

    private static String key(Script script) {
        return Sha256.of(String.join(
                "\n",
                "espeak-ng",
                VOICES.getOrDefault(script.language(), ""),
                SPEED,
                String.join("\n\n", script.paragraphs())));
    }

    private boolean make(Script script, Path made) {
        try {
            if (!oneAtATime.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) return false;
            try {
                if (!Files.exists(made)) speak(script, made);
                return true;
            } finally {
                oneAtATime.unlock();
            }
        } catch (IOException e) {
            LOG.warn("The narration of {} {} was not made: {}", script.unit(), script.slide(), e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Makes all files in a folder of their own, which appears under its name only when it is whole. */
    private void speak(Script script, Path made) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var workshop = Files.createTempDirectory(folder, "making-");
        try {
            var wave = new Wave(SAMPLE_RATE);
            var cues = new ArrayList<Captions.Cue>();
            for (List<String> paragraph : Sentences.of(script.language(), script.paragraphs())) {
                for (String sentence : paragraph) {
                    var from = wave.length();
                    wave.add(spoken(script.language(), sentence));
                    cues.add(new Captions.Cue(from, wave.length(), sentence));
                    wave.silence(AFTER_SENTENCE);
                }
                wave.silence(AFTER_PARAGRAPH);
            }
            Files.write(workshop.resolve("narration.wav"), wave.file());
            Files.writeString(workshop.resolve("narration.vtt"), Captions.webVtt(cues));
            encode(workshop);
            Files.delete(workshop.resolve("narration.wav"));
            Files.move(workshop, made, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Programs.delete(workshop);
        }
    }

    private byte[] spoken(String language, String sentence) throws IOException, InterruptedException {
        var voice = VOICES.getOrDefault(language, "en-gb");
        return Programs.run(
                sentence.getBytes(StandardCharsets.UTF_8),
                settings.espeak(),
                "-v",
                voice,
                "-s",
                SPEED,
                "-b",
                "1",
                "--stdin",
                "--stdout");
    }

    private void encode(Path workshop) throws IOException, InterruptedException {
        var in = workshop.resolve("narration.wav").toString();
        var opus = workshop.resolve("narration.opus").toString();
        var mp3 = workshop.resolve("narration.mp3").toString();
        Programs.run(
                new byte[0],
                settings.ffmpeg(),
                "-nostdin",
                "-loglevel",
                "error",
                "-threads",
                "1",
                "-i",
                in,
                "-c:a",
                "libopus",
                "-b:a",
                "24k",
                "-ac",
                "1",
                opus,
                "-c:a",
                "libmp3lame",
                "-q:a",
                "6",
                "-ac",
                "1",
                mp3);
    }
}
