package org.tessera.learn;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.design.Sentences;
import org.tessera.platform.PersonId;
import org.tessera.platform.Sha256;

/**
 * Recordings that speakers send page by page. They belong to the words that are spoken, so they stay when a course gets a
 * new version and fall away where its text has changed. A recording inside the pack comes before them.
 */
@Component
@Order(2)
final class Recordings implements Narrator {
    /** What became of a recording that was sent. */
    sealed interface Received {
        /** It is kept. */
        record Kept(SoundLevel level) implements Received {}

        /** It is not good enough. @param complaint a text key that says why */
        record Refused(String complaint) implements Received {}
    }

    private final JdbcClient jdbc;
    private final NarrationSettings settings;
    private final Clock clock;

    Recordings(JdbcClient jdbc, NarrationSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes in a recording of a script, in any format that ffmpeg reads, after measuring how loud it is. */
    Received receive(Script script, byte[] sound, PersonId by) throws InterruptedException {
        if (!Programs.isThere(settings.ffmpeg())) return new Received.Refused("learn.recording.no-program");
        Path workshop = null;
        try {
            workshop = Files.createTempDirectory("tessera-recording-");
            var file = Files.write(workshop.resolve("sent"), sound);
            var level = SoundLevel.of(settings.ffmpeg(), file);
            if (level.isEmpty()) return new Received.Refused("learn.recording.no-sound");
            var complaint = level.get().complaint(characters(script));
            if (complaint.isPresent()) return new Received.Refused(complaint.get());
            keep(script, level.get(), workshop, by);
            return new Received.Kept(level.get());
        } catch (IOException e) {
            return new Received.Refused("learn.recording.no-sound");
        } finally {
            if (workshop != null) Programs.deleteQuietly(workshop);
        }
    }

    private void keep(Script script, SoundLevel level, Path workshop, PersonId by)
            throws IOException, InterruptedException {
        var opus = workshop.resolve("narration.opus");
        var mp3 = workshop.resolve("narration.mp3");
        Programs.run(
                new byte[0],
                settings.ffmpeg(),
                "-nostdin",
                "-loglevel",
                "error",
                "-i",
                workshop.resolve("sent").toString(),
                "-vn",
                "-c:a",
                "libopus",
                "-b:a",
                "24k",
                "-ac",
                "1",
                opus.toString(),
                "-vn",
                "-c:a",
                "libmp3lame",
                "-q:a",
                "6",
                "-ac",
                "1",
                mp3.toString());
        jdbc.sql("""
                insert into learn.recording (words, opus, mp3, captions, loudness, seconds, recorded_by, recorded_at)
                values (:words, :opus, :mp3, :captions, :loudness, :seconds, :by, :now)
                on conflict (words) do update
                   set opus = excluded.opus, mp3 = excluded.mp3, captions = excluded.captions,
                       loudness = excluded.loudness, seconds = excluded.seconds,
                       recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
                """)
                .param("words", words(script))
                .param("opus", Files.readAllBytes(opus))
                .param("mp3", Files.readAllBytes(mp3))
                .param("captions", captions(script, level.seconds()))
                .param("loudness", decimal(level.loudness()))
                .param("seconds", decimal(level.seconds()))
                .param("by", by.value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Each sentence gets its share of the time by its length: a person reads evenly enough to be followed. */
    static String captions(Script script, double seconds) {
        var cues = new ArrayList<Captions.Cue>();
        double all = characters(script);
        double at = 0;
        for (List<String> paragraph : Sentences.of(script.language(), script.paragraphs())) {
            for (String sentence : paragraph) {
                double until = Math.min(seconds, at + seconds * sentence.length() / all);
                cues.add(new Captions.Cue(millis(at), millis(until), sentence));
                at = until;
            }
        }
        return Captions.webVtt(cues);
    }

    private static int characters(Script script) {
        return Sentences.of(script.language(), script.paragraphs()).stream()
                .flatMap(List::stream)
                .mapToInt(String::length)
                .sum();
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
    }

    private static String words(Script script) {
        return Sha256.of(script.language() + "\n" + String.join("\n\n", script.paragraphs()));
    }

    @Override
    public Set<Sound> offers(Script script) {
        boolean there = jdbc.sql("select exists (select 1 from learn.recording where words = :words)")
                .param("words", words(script))
                .query(Boolean.class)
                .single();
        return there ? EnumSet.allOf(Sound.class) : Set.of();
    }

    @Override
    public Optional<Resource> file(Script script, Sound sound) {
        return bytes(script, sound).map(ByteArrayResource::new);
    }

    private Optional<byte[]> bytes(Script script, Sound sound) {
        var query = switch (sound) {
            case OPUS -> "select opus from learn.recording where words = :words";
            case MP3 -> "select mp3 from learn.recording where words = :words";
            case CAPTIONS -> "select convert_to(captions, 'UTF8') from learn.recording where words = :words";
        };
        return jdbc.sql(query).param("words", words(script)).query(byte[].class).optional();
    }

    @Override
    public boolean isReady(Script script) {
        return true;
    }

    @Override
    public OptionalLong size(Script script, Sound sound) {
        return bytes(script, sound).stream().mapToLong(file -> file.length).findFirst();
    }

    @Override
    public boolean synthetic() {
        return false;
    }
}
