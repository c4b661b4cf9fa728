package org.tessera.learn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * How loud a recording is, by EBU R 128 as ffmpeg measures it.
 *
 * @param loudness integrated over the whole, in LUFS; speech on the web is about −18
 * @param peak the true peak in dBFS; at 0 and above it is cut off and sounds torn
 * @param seconds how long it is
 */
record SoundLevel(double loudness, double peak, double seconds) {
    private static final double QUIETEST = -30;
    private static final double LOUDEST = -9;
    private static final double HIGHEST_PEAK = -0.1;
    /** Nobody reads twice as fast as the computer's 13 characters a second, or a third as fast. */
    private static final double FASTEST = 26;

    private static final double SLOWEST = 4;
    private static final Pattern LOUDNESS = Pattern.compile("I:\\s+(-?[0-9.]+|-inf) LUFS");
    private static final Pattern PEAK = Pattern.compile("Peak:\\s+(-?[0-9.]+|-inf) dBFS");
    private static final Pattern TIME = Pattern.compile("time=(\\d+):(\\d+):([0-9.]+)");

    /** Measures a file; nothing when it holds no sound. */
    static Optional<SoundLevel> of(String ffmpeg, Path file) throws InterruptedException {
        try {
            var said = new String(
                    Programs.said(
                            ffmpeg,
                            "-nostdin",
                            "-hide_banner",
                            "-i",
                            file.toString(),
                            "-vn",
                            "-af",
                            "ebur128=peak=true",
                            "-f",
                            "null",
                            "-"),
                    StandardCharsets.UTF_8);
            return read(said);
        } catch (IOException notASound) {
            return Optional.empty();
        }
    }

    /** Reads the summary that ffmpeg prints at the end; it says the loudness so far all along. */
    static Optional<SoundLevel> read(String said) {
        var summary = said.substring(Math.max(0, said.lastIndexOf("Summary:")));
        var loudness = number(LOUDNESS, summary);
        var peak = number(PEAK, summary);
        var seconds = seconds(said);
        if (loudness.isEmpty() || peak.isEmpty() || seconds.isEmpty()) return Optional.empty();
        return Optional.of(new SoundLevel(loudness.getAsDouble(), peak.getAsDouble(), seconds.getAsDouble()));
    }

    /** The text key of what is wrong with it as a reading of so many characters; nothing when it is good. */
    Optional<String> complaint(int characters) {
        if (loudness < QUIETEST) return Optional.of("learn.recording.quiet");
        if (loudness > LOUDEST) return Optional.of("learn.recording.loud");
        if (peak > HIGHEST_PEAK) return Optional.of("learn.recording.torn");
        if (characters > seconds * FASTEST) return Optional.of("learn.recording.short");
        if (characters < seconds * SLOWEST) return Optional.of("learn.recording.long");
        return Optional.empty();
    }

    private static OptionalDouble number(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) return OptionalDouble.empty();
        return OptionalDouble.of(
                found.group(1).equals("-inf") ? Double.NEGATIVE_INFINITY : Double.parseDouble(found.group(1)));
    }

    private static OptionalDouble seconds(String said) {
        var found = TIME.matcher(said);
        var last = OptionalDouble.empty();
        while (found.find())
            last = OptionalDouble.of(Integer.parseInt(found.group(1)) * 3600
                    + Integer.parseInt(found.group(2)) * 60
                    + Double.parseDouble(found.group(3)));
        return last;
    }
}
