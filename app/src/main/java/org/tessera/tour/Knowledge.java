package org.tessera.tour;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tessera.platform.Yaml;

/**
 * What a prepared candidate knows: which option is right, from the public sample items. The pages never say, so the
 * player has to look where the authors wrote it.
 */
public final class Knowledge {
    private final Map<String, Set<String>> right = new HashMap<>();

    /**
     * Reads the sample items of one micro-credential.
     *
     * @param content the folder {@code content/}
     */
    public Knowledge(Path content, String microCredential) {
        var items = Yaml.read(content.resolve("programmes/passport-to-employment")
                .resolve(microCredential)
                .resolve("items.yaml"));
        for (var item : items.at("items").list()) {
            for (var option : item.at("options").list()) {
                if (!option.text("id").equals(item.text("key"))) continue;
                option.languages("text")
                        .forEach((language, words) -> right.computeIfAbsent(language, l -> new HashSet<>())
                                .add(folded(words)));
            }
        }
    }

    /** Whether an option's words, in this language, are the right answer to some item. */
    public boolean isRight(String language, String words) {
        return right.getOrDefault(language, Set.of()).contains(folded(words));
    }

    private static String folded(String words) {
        return words.strip().replaceAll("\\s+", " ");
    }
}
