package org.tessera.design.reading;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What the formulas count. A word is letters in a row, with apostrophes and hyphens inside; figures are not counted.
 *
 * @param sentences above 0
 * @param words above 0
 * @param letters of all words
 * @param syllables of all words, by the rules of {@link Syllables}
 * @param longWords words of more than six letters
 * @param hardWords words of four and more syllables
 */
record Counts(int sentences, int words, int letters, int syllables, int longWords, int hardWords) {
    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:['’-]\\p{L}+)*");
    private static final int LONG = 6;
    private static final int HARD = 4;

    static Counts of(String language, List<String> sentences) {
        int words = 0;
        int letters = 0;
        int syllables = 0;
        int longWords = 0;
        int hardWords = 0;
        for (String sentence : sentences) {
            for (String word : words(sentence)) {
                int length = (int) word.chars().filter(Character::isLetter).count();
                int beats = Syllables.of(language, word);
                words++;
                letters += length;
                syllables += beats;
                if (length > LONG) longWords++;
                if (beats >= HARD) hardWords++;
            }
        }
        return new Counts(Math.max(1, sentences.size()), Math.max(1, words), letters, syllables, longWords, hardWords);
    }

    static List<String> words(String sentence) {
        return WORD.matcher(sentence).results().map(r -> r.group()).toList();
    }

    double perSentence() {
        return (double) words / sentences;
    }

    double syllablesPerWord() {
        return (double) syllables / words;
    }

    double shareOfLongWords() {
        return (double) longWords / words;
    }

    double shareOfHardWords() {
        return (double) hardWords / words;
    }
}
