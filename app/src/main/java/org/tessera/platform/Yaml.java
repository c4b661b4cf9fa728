package org.tessera.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A place in a content file. Reading what is absent or of another kind fails with the file and the way to the place, so
 * that an author can mend it.
 */
public final class Yaml {
    /** What is wrong with a content file, and where. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** @param message names the file and the place */
        public Unreadable(String message) {
            super(message);
        }
    }

    private static final int LARGEST = 4 * 1024 * 1024;
    private final String where;
    private final @Nullable Object value;

    private Yaml(String where, @Nullable Object value) {
        this.where = where;
        this.value = value;
    }

    /**
     * Reads a file: YAML 1.2 without duplicate keys or tags of a program.
     *
     * @throws Unreadable when it isn't
     */
    public static Yaml read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a text; {@code name} stands in messages. */
    public static Yaml parse(String name, String text) {
        var settings = LoadSettings.builder()
                .setLabel(name)
                .setAllowDuplicateKeys(false)
                .setCodePointLimit(LARGEST)
                .build();
        try {
            return new Yaml(name, new Load(settings).loadFromString(text));
        } catch (YamlEngineException e) {
            throw new Unreadable(name + ": " + e.getMessage());
        }
    }

    /** The value of a key, which must be there. */
    public Yaml at(String key) {
        var found = map().get(key);
        if (found == null) throw new Unreadable(where + ": " + key + " is missing");
        return new Yaml(where + " › " + key, found);
    }

    /** Whether a key is there and not empty. */
    public boolean has(String key) {
        return value instanceof Map<?, ?> map && map.get(key) != null;
    }

    /** The values of a list, in order. */
    public List<Yaml> list() {
        if (!(value instanceof List<?> list)) throw new Unreadable(where + ": a list is expected");
        var places = new java.util.ArrayList<Yaml>();
        for (Object each : list) places.add(new Yaml(where + " › " + (places.size() + 1), each));
        return places;
    }

    /** The keys of a map, in order. */
    public List<String> keys() {
        return map().keySet().stream().map(String::valueOf).toList();
    }

    /** A text; numbers and truth values are given as they are written. */
    public String text() {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) return value.toString();
        throw new Unreadable(where + ": a text is expected");
    }

    /** The text of a key, which must be there. */
    public String text(String key) {
        return at(key).text();
    }

    /** The text of a key, or another when it is absent. */
    public String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    /** A whole number. */
    public int number(String key) {
        if (at(key).value instanceof Integer number) return number;
        throw new Unreadable(where + " › " + key + ": a whole number is expected");
    }

    /** The texts of a list of texts. */
    public List<String> texts(String key) {
        return at(key).list().stream().map(Yaml::text).toList();
    }

    /** A text in several languages: language code to words. {@code {en: {text: …}}} is read like {@code {en: …}}. */
    public Map<String, String> languages(String key) {
        var place = at(key);
        var texts = new LinkedHashMap<String, String>();
        for (String language : place.keys()) {
            var one = place.at(language);
            texts.put(language, one.has("text") ? one.text("text") : one.text());
        }
        return texts;
    }

    /**
     * Every text by language at and below this place, by the way to it. A map counts as one when its keys are language
     * codes of two letters with English among them.
     */
    public Map<String, Map<String, String>> texts() {
        var found = new LinkedHashMap<String, Map<String, String>>();
        collect(value, where, found);
        return found;
    }

    private static void collect(@Nullable Object value, String where, Map<String, Map<String, String>> found) {
        if (value instanceof List<?> list)
            for (int i = 0; i < list.size(); i++) collect(list.get(i), where + " › " + (i + 1), found);
        if (!(value instanceof Map<?, ?> map)) return;
        if (map.containsKey("en")
                && map.keySet().stream().allMatch(key -> String.valueOf(key).matches("[a-z]{2}"))) {
            var texts = new LinkedHashMap<String, String>();
            map.forEach((key, text) -> texts.put(String.valueOf(key), text == null ? "" : text.toString()));
            found.put(where, texts);
        } else map.forEach((key, below) -> collect(below, where + " › " + key, found));
    }

    /** The file and the way to this place, for messages. */
    public String where() {
        return where;
    }

    private Map<?, ?> map() {
        if (value instanceof Map<?, ?> map) return map;
        throw new Unreadable(where + ": keys and values are expected");
    }
}
