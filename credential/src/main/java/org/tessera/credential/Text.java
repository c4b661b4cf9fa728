package org.tessera.credential;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One text in one or more languages, immutable.
 *
 * @param byLanguage the text by BCP 47 language tag ("el", "en", "el-Latn"), at least one, none blank, in the order of
 *     the tags so that the same text is always written as the same bytes
 */
public record Text(SortedMap<String, String> byLanguage) {

    /** Refuses an empty map, a blank text and a tag that is no BCP 47 language tag. */
    public Text {
        if (byLanguage.isEmpty()) {
            throw new IllegalArgumentException("A text needs at least one language.");
        }
        byLanguage.forEach(Text::requireSound);
        byLanguage = Collections.unmodifiableSortedMap(new TreeMap<>(byLanguage));
    }

    private static void requireSound(String language, String text) {
        if (!isLanguage(language)) {
            throw new IllegalArgumentException("“" + language + "” is no BCP 47 language tag.");
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException("The text in “" + language + "” is blank.");
        }
    }

    static boolean isLanguage(String tag) {
        return !tag.isEmpty() && Locale.forLanguageTag(tag).toLanguageTag().equalsIgnoreCase(tag);
    }

    /** The text by language tag, as read from a file or a form. */
    public static Text of(Map<String, String> byLanguage) {
        return new Text(new TreeMap<>(byLanguage));
    }

    /** Language and text by turns: {@code Text.of("en", "Reading", "el", "Ανάγνωση")}. */
    public static Text of(String language, String text, String... more) {
        if (more.length % 2 != 0) {
            throw new IllegalArgumentException("Language and text come by turns.");
        }
        var texts = new TreeMap<String, String>();
        texts.put(language, text);
        for (var i = 0; i < more.length; i += 2) {
            texts.put(more[i], more[i + 1]);
        }
        return new Text(texts);
    }

    /**
     * The text for a reader of this language: the language itself, else another form of it ("pt" for "pt-BR"), else
     * English, else the first there is. Never empty: a text in a wrong language tells more than none.
     */
    public String in(String language) {
        var exact = byLanguage.get(language);
        if (exact != null) {
            return exact;
        }
        var base = base(language);
        for (var entry : byLanguage.entrySet()) {
            if (base(entry.getKey()).equals(base)) {
                return entry.getValue();
            }
        }
        var english = byLanguage.get("en");
        return english != null ? english : byLanguage.firstEntry().getValue();
    }

    private static String base(String language) {
        return Locale.forLanguageTag(language).getLanguage();
    }
}
