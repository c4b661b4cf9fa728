package org.tessera.credential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The controlled lists of the European Learning Model, packaged. The official shapes only look at the name of the list
 * that a term says it belongs to; whether it does belong to it is asked here.
 *
 * <p>Lists grow: a term that is absent here may be newer than our copy. So a writer refuses it, and a reader leaves it
 * open.
 */
final class ElmVocabularies {

    private static final Map<String, Set<String>> LISTS = load();

    private ElmVocabularies() {}

    private static Map<String, Set<String>> load() {
        try (var in = Objects.requireNonNull(ElmVocabularies.class.getResourceAsStream("elm-vocabularies.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", -1))
                    .collect(Collectors.toMap(words -> words[0], Set::of));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a term is known to be missing from its list; a term of a list that is not packaged is not. */
    static boolean lacks(String id) {
        var cut = id.lastIndexOf('/');
        var list = LISTS.get(cut < 0 ? "" : id.substring(0, cut));
        return list != null && !list.contains(id.substring(cut + 1));
    }

    /** The terms of a credential that their lists do not have, and those that stand under the name of another list. */
    static Set<String> strangersIn(JsonNode credential) {
        var strangers = new TreeSet<String>();
        visit(credential, strangers);
        return strangers;
    }

    private static void visit(JsonNode node, Set<String> strangers) {
        if (node.isObject() && node.path("type").asString("").equals("Concept")) {
            var id = node.path("id").asString("");
            if (lacks(id) || isUnderAnotherName(id, node)) {
                strangers.add(id);
            }
        }
        for (var child : node) {
            visit(child, strangers);
        }
    }

    /** A list that is packaged is named by its own address, or by that and the local name that all lists share. */
    private static boolean isUnderAnotherName(String id, JsonNode concept) {
        var scheme = Json.first(concept, "inScheme");
        var name = (scheme.isString() ? scheme : scheme.path("id")).asString("").replaceFirst("/25831c2$", "");
        return LISTS.containsKey(name) && !id.startsWith(name + "/");
    }
}
