package org.tessera.design.reading;

import java.util.List;
import java.util.Locale;

/**
 * How hard a text is.
 *
 * @param method the formula of its language
 * @param value in units of the method
 * @param words how many words were counted; below a hundred, formulas say little
 */
public record Reading(Method method, double value, int words) {
    /** Where a text stands. */
    public enum Level {
        PLAIN,
        HARD,
        TOO_HARD
    }

    /**
     * Measures a text.
     *
     * @param language a BCP 47 code
     * @param sentences plain text, without marks
     */
    public static Reading of(String language, List<String> sentences) {
        var counts = Counts.of(language, sentences);
        var method = Method.of(language);
        return new Reading(method, method.value(counts), counts.words());
    }

    /** How many words a sentence has. */
    public static int words(String sentence) {
        return Counts.words(sentence).size();
    }

    public Level level() {
        if (method.harder(value, method.limit())) return Level.TOO_HARD;
        return method.harder(value, method.plain()) ? Level.HARD : Level.PLAIN;
    }

    /** For messages: {@code Flesch-Kincaid grade 8.4}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %.1f", method.title(), value);
    }
}
