package org.tessera.design.reading;

import java.util.Locale;
import java.util.regex.Pattern;

/** Counts the syllables of a word as far as its spelling tells. Only the languages whose formula needs them are exact. */
final class Syllables {
    private static final Pattern ENGLISH = Pattern.compile("[aeiouy]+");
    /** An e that is written and not spoken: make, named, tables' e stays. */
    private static final Pattern SILENT =
            Pattern.compile("(?<=[^aeiouyl])es?$|(?<=[aeiouyr]l)es?$|(?<=[^aeiouytd])ed$");

    private static final Pattern SOFT = Pattern.compile("i(?=[aeiouyąęó])");
    private static final Pattern POLISH = Pattern.compile("[aeiouyąęó]");
    private static final Pattern VOWELS = Pattern.compile("[aeiouáéíóúüy]+");
    /** Two of these never share a syllable: ca-o-ba, dí-a. */
    private static final Pattern STRONG = Pattern.compile("[aeoáéóíú]");

    private static final Pattern ANY = Pattern.compile("[aeiouyăâîàèéìòùάέήίόύώαεηιουωϊϋ]+");

    private Syllables() {}

    /** At least 1. */
    static int of(String language, String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        return Math.max(
                1,
                switch (language) {
                    case "en" -> count(ENGLISH, SILENT.matcher(lower).replaceAll(""));
                    case "es" -> spanish(lower);
                    case "pl" -> count(POLISH, SOFT.matcher(lower).replaceAll(""));
                    default -> count(ANY, lower);
                });
    }

    private static int spanish(String word) {
        return VOWELS.matcher(word)
                .results()
                .mapToInt(group -> Math.max(1, count(STRONG, group.group())))
                .sum();
    }

    private static int count(Pattern kind, String word) {
        return (int) kind.matcher(word).results().count();
    }
}
