package org.tessera.design;

import java.util.List;
import org.tessera.design.reading.Reading;

/**
 * Courses are read and heard at level B1: every unit in every language by the formula of its language, and every
 * sentence by its length. Far beyond the bound a unit is refused; in between its author is warned and decides.
 */
final class ReadingRules {
    /** Below this a formula says little (Kincaid's passages had about 150 words). */
    private static final int ENOUGH_WORDS = 100;
    /** Sentences of courses have up to 15 words; beyond 20, plain-language guides ask to look again. */
    private static final int LONG_SENTENCE = 20;

    private static final int ENDLESS_SENTENCE = 35;
    private final String folder;
    private final PackFiles files;
    private final Complaints complaints;

    ReadingRules(String folder, PackFiles files, Complaints complaints) {
        this.folder = folder;
        this.files = files;
        this.complaints = complaints;
    }

    void check(CoursePack pack) {
        for (Unit unit : pack.units())
            unit.texts()
                    .forEach((language, text) -> check("units/" + unit.id() + "/" + language + ".md", language, text));
    }

    private void check(String name, String language, UnitText text) {
        var sentences = RunningText.of(language, text);
        var lines = files.text(name).orElse("").lines().toList();
        for (String sentence : sentences) {
            int words = Reading.words(sentence);
            if (words > ENDLESS_SENTENCE)
                complaints.add(file(name), lineOf(sentence, lines), "a sentence of " + words + " words; make it two");
            else if (words > LONG_SENTENCE)
                complaints.warn(file(name), lineOf(sentence, lines), "a sentence of " + words + " words");
        }
        var reading = Reading.of(language, sentences);
        if (reading.words() < ENOUGH_WORDS) return;
        switch (reading.level()) {
            case PLAIN -> {}
            case HARD ->
                complaints.warn(file(name), 1, says(reading, reading.method().plain()));
            case TOO_HARD ->
                complaints.add(file(name), 1, says(reading, reading.method().limit()));
        }
    }

    private static String says(Reading reading, double bound) {
        var method = reading.method();
        return "this is hard to read: " + reading + ", where " + Math.round(bound)
                + (method.higherIsEasier() ? " is the least" : " is the most");
    }

    /** The line where a sentence begins; a text may be broken into lines, so its first words are looked for. */
    private static int lineOf(String sentence, List<String> lines) {
        var words = sentence.split("\\s+");
        var start = String.join(" ", List.of(words).subList(0, Math.min(3, words.length)));
        for (int i = 0; i < lines.size(); i++) if (lines.get(i).contains(start)) return i + 1;
        return 1;
    }

    private String file(String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }
}
