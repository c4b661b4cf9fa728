package org.tessera.tour;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a prepared candidate knows: which option is right, from the samples in the content. The pages never say, so the
 * player has to look where the authors wrote it.
 */
public final class Knowledge {
    private static final double EASIEST = -1.2;
    private static final int STEPS = 27;
    private final Map<String, Map<String, String>> right = new HashMap<>();

    /**
     * Reads the samples of one micro-credential.
     *
     * @param content the folder {@code content/}
     */
    public Knowledge(Path content, String microCredential) {
        for (var sample : Samples.of(content, microCredential))
            sample.options()
                    .get(sample.right())
                    .forEach((language, words) -> right.computeIfAbsent(language, l -> new HashMap<>())
                            .put(folded(words), sample.name()));
    }

    /** Whether an option's words, in this language, are the right answer to some item. */
    public boolean isRight(String language, String words) {
        return right.getOrDefault(language, Map.of()).containsKey(folded(words));
    }

    /**
     * How hard the question with these options is, in logits from -1.2 to 1.4: made up, and the same in every language.
     *
     * @param options the words of the options
     */
    double difficulty(String language, List<String> options) {
        var known = right.getOrDefault(language, Map.of());
        var name = options.stream()
                .map(Knowledge::folded)
                .filter(known::containsKey)
                .map(known::get)
                .findFirst()
                .orElse("");
        return EASIEST + Math.floorMod(String.valueOf(name).hashCode() * 31, STEPS) / 10.0;
    }

    private static String folded(String words) {
        return words.strip().replaceAll("\\s+", " ");
    }
}
