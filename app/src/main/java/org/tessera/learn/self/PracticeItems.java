package org.tessera.learn.self;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.tessera.platform.Settings;
import org.tessera.platform.Yaml;

/**
 * The practice items that lie open beside a course in {@code content/}. They are made like those of the exam and are
 * never used in one.
 */
@Component
class PracticeItems {
    /** One option. */
    record Option(String id, Map<String, String> text) {}

    /**
     * One item with exactly one right option.
     *
     * @param why the right one is right, by language
     */
    record Item(
            String id,
            String outcome,
            Map<String, String> stem,
            List<Option> options,
            String key,
            Map<String, String> why) {}

    private final Settings settings;
    private final Map<String, List<Item>> read = new ConcurrentHashMap<>();

    PracticeItems(Settings settings) {
        this.settings = settings;
    }

    /** Those of a course; none when it brought none. */
    List<Item> of(String course) {
        return read.computeIfAbsent(course, this::read);
    }

    private List<Item> read(String course) {
        var programmes = settings.content().resolve("programmes");
        if (!Files.isDirectory(programmes)) return List.of();
        try (var folders = Files.list(programmes)) {
            return folders.map(programme -> programme.resolve(course).resolve("items.yaml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .findFirst()
                    .map(PracticeItems::items)
                    .orElse(List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Item> items(Path file) {
        return Yaml.read(file).at("items").list().stream()
                .filter(item ->
                        item.text("use").equals("practice") && item.text("kind").equals("single"))
                .map(item -> new Item(
                        item.text("id"),
                        item.text("outcome"),
                        item.languages("stem"),
                        item.at("options").list().stream()
                                .map(o -> new Option(o.text("id"), o.languages("text")))
                                .toList(),
                        item.text("key"),
                        item.languages("why")))
                .toList();
    }
}
