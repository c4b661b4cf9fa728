package org.tessera.design;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A place in an author's YAML that knows its line. Reading what is absent or of another kind complains and gives back
 * something harmless, so that one reading finds every mistake.
 */
final class Place {
    private final String file;
    private final int before;
    private final int line;
    private final @Nullable Node node;
    private final Complaints complaints;

    private Place(String file, int before, int line, @Nullable Node node, Complaints complaints) {
        this.file = file;
        this.before = before;
        this.line = line;
        this.node = node;
        this.complaints = complaints;
    }

    /**
     * Reads a text.
     *
     * @param before the number of lines that stand before it in the file
     */
    static Place read(String file, int before, String text, Complaints complaints) {
        var settings = LoadSettings.builder().setLabel(file).setUseMarks(true).build();
        try {
            var root = new Compose(settings).composeString(text).orElse(null);
            var place = new Place(file, before, before + 1, root, complaints);
            if (!(root instanceof MappingNode)) place.complain("keys and values are expected");
            return place;
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            complaints.add(file, before + line, "this is not YAML: " + e.getProblem());
            return new Place(file, before, before + 1, null, complaints);
        }
    }

    String file() {
        return file;
    }

    int line() {
        return line;
    }

    /** Whether there is anything at this place that could be read. */
    boolean readable() {
        return node != null;
    }

    void complain(String message) {
        complaints.add(file, line, message);
    }

    /** The places of all keys, in order; a key that stands twice is complained about. */
    Map<String, Place> entries() {
        var entries = new LinkedHashMap<String, Place>();
        if (!(node instanceof MappingNode map)) return entries;
        for (var tuple : map.getValue()) {
            var at = new Place(file, before, lineOf(tuple.getKeyNode()), tuple.getValueNode(), complaints);
            var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (entries.putIfAbsent(key, at) != null) at.complain("“" + key + "” stands here twice");
        }
        return entries;
    }

    boolean has(String key) {
        return entries().containsKey(key);
    }

    Place at(String key) {
        var found = Optional.ofNullable(entries().get(key));
        if (found.isEmpty() && node != null) complain("“" + key + "” is missing");
        return found.orElseGet(() -> new Place(file, before, line, null, complaints));
    }

    /**
     * The place that a path of keys and positions leads to, or the last one on the way that is there.
     *
     * @param path for example {@code [units, 0, minutes]}
     */
    Place find(List<String> path) {
        var at = this;
        for (String step : path) {
            var next = at.node instanceof SequenceNode
                    ? at.list().stream().skip(Long.parseLong(step)).findFirst()
                    : Optional.ofNullable(at.entries().get(step));
            if (next.isEmpty()) return at;
            at = next.get();
        }
        return at;
    }

    /** Whether this is a text by language: keys of two letters, English among them, and a text behind each. */
    boolean isByLanguage() {
        var entries = entries();
        return entries.containsKey("en")
                && entries.keySet().stream().allMatch(key -> key.matches("[a-z]{2}"))
                && entries.values().stream().allMatch(each -> each.node instanceof ScalarNode);
    }

    /** All places directly below this one, by key or by position. */
    Map<String, Place> below() {
        if (!(node instanceof SequenceNode)) return entries();
        var below = new LinkedHashMap<String, Place>();
        for (Place each : list()) below.put(Integer.toString(below.size()), each);
        return below;
    }

    List<Place> list() {
        if (node instanceof SequenceNode list) {
            return list.getValue().stream()
                    .map(n -> new Place(file, before, lineOf(n), n, complaints))
                    .toList();
        }
        if (node != null) complain("a list is expected");
        return List.of();
    }

    String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) return scalar.getValue();
        if (node != null) complain("a text is expected");
        return "";
    }

    List<String> texts() {
        return list().stream().map(Place::text).toList();
    }

    /** A whole number above zero; 0 when it isn't one. */
    int number() {
        var text = text();
        if (text.matches("[1-9][0-9]{0,5}")) return Integer.parseInt(text);
        if (!text.isEmpty()) complain("a whole number above 0 is expected, not “" + text + "”");
        return 0;
    }

    /** A text in several languages. */
    Map<String, String> languages() {
        var texts = new LinkedHashMap<String, String>();
        entries().forEach((language, text) -> texts.put(language, text.text()));
        if (texts.isEmpty() && node != null) complain("a text by language is expected");
        return texts;
    }

    private int lineOf(Node other) {
        return before + other.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
