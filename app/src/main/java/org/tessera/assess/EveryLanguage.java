package org.tessera.assess;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tessera.platform.Yaml;

/**
 * A candidate may sit in any language of the pack, so a question or a task that lacks one of them is not taken: every
 * text of a file stands in every language that any text of the file stands in, and in English and Greek.
 */
final class EveryLanguage {
    private static final List<String> ALWAYS = List.of("en", "el");

    private EveryLanguage() {}

    /**
     * A text by language.
     *
     * @throws Yaml.Unreadable when it is absent, or empty in English or Greek
     */
    static Map<String, String> text(Yaml place, String key) {
        var words = place.languages(key);
        for (String language : ALWAYS) {
            if (words.getOrDefault(language, "").isBlank())
                throw new Yaml.Unreadable(place.where() + ": " + key + " has no text in " + language);
        }
        return words;
    }

    /** @throws Yaml.Unreadable naming the first text that lacks a language of the file */
    static void check(Yaml file) {
        var languages = new LinkedHashSet<>(ALWAYS);
        file.texts().values().forEach(texts -> languages.addAll(texts.keySet()));
        file.texts().forEach((where, texts) -> complete(where, texts, languages));
    }

    private static void complete(String where, Map<String, String> texts, Set<String> languages) {
        for (String language : languages) {
            if (texts.getOrDefault(language, "").isBlank())
                throw new Yaml.Unreadable(where + " has no text in " + language);
        }
    }
}
