package org.tessera.design;

import java.util.List;

/** Every text of a file stands in every language that its file promises, down to the last option of the last question. */
final class LanguageRules {
    /** The names of a register are quoted as they stand there. */
    private static final List<String> QUOTED = List.of("esco");

    private LanguageRules() {}

    static void check(Place place, List<String> languages) {
        if (place.isByLanguage()) {
            var entries = place.entries();
            for (String language : languages) {
                var text = entries.get(language);
                if (text == null) place.complain("the text is not there in “" + language + "”");
                else text.text();
            }
            return;
        }
        place.below().forEach((key, below) -> {
            if (!QUOTED.contains(key)) check(below, languages);
        });
    }
}
