package org.tessera.learn;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Captions as WebVTT (W3C): each sentence with the time at which it is heard. */
final class Captions {
    /** A sentence and when it is heard, from the beginning. */
    record Cue(Duration from, Duration until, String text) {}

    private Captions() {}

    /** The file; cues are numbered from 1, which is also the number of the sentence in the transcript. */
    static String webVtt(List<Cue> cues) {
        var file = new StringBuilder("WEBVTT\n");
        int number = 1;
        for (Cue cue : cues) {
            file.append('\n').append(number++).append('\n');
            file.append(time(cue.from()))
                    .append(" --> ")
                    .append(time(cue.until()))
                    .append('\n');
            file.append(escaped(cue.text())).append('\n');
        }
        return file.toString();
    }

    private static String time(Duration at) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                at.toHours(),
                at.toMinutesPart(),
                at.toSecondsPart(),
                at.toMillisPart());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
