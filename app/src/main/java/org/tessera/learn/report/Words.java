package org.tessera.learn.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tessera.platform.Settings;
import org.tessera.platform.SmallCells;
import org.tessera.platform.Texts;

/** The words of a report in one language, for a page and for a file alike. */
record Words(Texts texts, Settings settings, String language) {
    String say(String key, Object... arguments) {
        return texts.say(language, "learn.report." + key, arguments);
    }

    /** A text of the content in this language, else in English. */
    String pick(Map<String, String> byLanguage) {
        return byLanguage.getOrDefault(language, byLanguage.getOrDefault("en", ""));
    }

    String date(Instant at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.forLanguageTag(language.equals("en") ? "en-GB" : language))
                .format(LocalDate.ofInstant(at, settings.zone()));
    }

    /** A count, or that it is withheld. */
    String count(int count) {
        return count < 0 ? say("hidden") : Integer.toString(count);
    }

    /** Where somebody is: {@code not-begun}, {@code unit-3}, {@code done}. */
    String place(String key) {
        return key.startsWith("unit-") ? say("where.unit", key.substring("unit-".length())) : say("where." + key);
    }

    /** Answers in one line: yes 12, partly hidden. */
    String taps(List<SmallCells.Cell> cells) {
        if (cells.isEmpty()) return say("hidden");
        var line = new StringBuilder();
        for (var cell : cells.reversed())
            line.append(line.isEmpty() ? "" : ", ")
                    .append(say("tap." + cell.key()))
                    .append(' ')
                    .append(count(cell.count()));
        return line.toString();
    }

    /** What the plot shows, for those who don't see it. */
    String described(List<SmallCells.Cell> cells) {
        return String.join(
                "; ",
                cells.stream()
                        .map(c -> place(c.key()) + ": " + count(c.count()))
                        .toList());
    }

    /** The length of a bar of at most 300 units. */
    static int length(int count, int most) {
        return count <= 0 || most <= 0 ? 0 : Math.max(2, Math.round(300f * count / most));
    }
}
