package org.tessera.credential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Finds words that a European Digital Credential's vocabulary does not have. JSON-LD drops such words without a sound, so
 * that a reader of the linked data and a reader of the text see two different credentials.
 */
final class ElmTerms {

    private static final ElmTerms PACKAGED = load();

    private final Set<String> words = new HashSet<>();
    private final Set<String> texts = new HashSet<>();

    private ElmTerms(String list) {
        list.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            var word = line.replace("*", "");
            words.add(word);
            if (line.endsWith("*")) {
                texts.add(word);
            }
        });
    }

    private static ElmTerms load() {
        try (var in = Objects.requireNonNull(ElmTerms.class.getResourceAsStream("elm-terms.txt"))) {
            return new ElmTerms(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<String> words() {
        return Set.copyOf(PACKAGED.words);
    }

    /** The unknown words in a credential, in alphabetical order. */
    static Set<String> unknownIn(JsonNode credential) {
        var unknown = new TreeSet<String>();
        for (var property : credential.properties()) {
            // The one context that is allowed is the outermost; a nested one could give any word another meaning.
            if (!property.getKey().equals("@context")) {
                PACKAGED.visit(property.getKey(), property.getValue(), unknown);
            }
        }
        return unknown;
    }

    private void visit(String word, JsonNode value, Set<String> unknown) {
        if (!words.contains(word) && !word.startsWith(Elm.STATUS_VOCABULARY)) {
            unknown.add(word);
        } else if (!texts.contains(word)) {
            visit(value, unknown);
        }
    }

    private void visit(JsonNode value, Set<String> unknown) {
        for (var property : value.properties()) {
            visit(property.getKey(), property.getValue(), unknown);
        }
        if (value.isArray()) {
            value.forEach(child -> visit(child, unknown));
        }
    }
}
