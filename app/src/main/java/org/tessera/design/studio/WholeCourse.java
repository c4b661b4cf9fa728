package org.tessera.design.studio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tessera.design.PackFiles;
import org.tessera.platform.Yaml;

/**
 * What belongs to a course and to none of its units: the texts of {@code pack.yaml}, the pictures, and the practice
 * questions that lie open beside the course.
 *
 * @param parts in the order in which they are read
 */
record WholeCourse(List<Part> parts) {
    /** Stands where a comment names a unit; no unit is called so, as their ids begin with a number. */
    static final String ID = "course";

    private static final String PICTURES = "pictures/";

    /**
     * One thing that people can talk about.
     *
     * @param id {@code prerequisites}, {@code need}, {@code picture box.svg} or {@code item K08-S-014}
     * @param words by language; none for a picture
     * @param options of a question, each by language
     * @param why of a question, by language
     */
    record Part(String id, Map<String, String> words, List<Map<String, String>> options, Map<String, String> why) {
        /** The file's name, when this is a picture. */
        Optional<String> picture() {
            return Optional.of(id).filter(i -> i.startsWith("picture ")).map(i -> i.substring("picture ".length()));
        }
    }

    /**
     * Reads them.
     *
     * @param items the file of questions beside the course, if there is one
     */
    static WholeCourse of(PackFiles files, Optional<Path> items) {
        var pack = Yaml.parse("pack.yaml", files.text("pack.yaml").orElse("{}"));
        var parts = new ArrayList<Part>();
        if (pack.has("prerequisites")) parts.add(text("prerequisites", pack.languages("prerequisites")));
        if (pack.has("need")) parts.add(text("need", pack.at("need").languages("text")));
        files.files().keySet().stream()
                .filter(name -> name.startsWith(PICTURES))
                .forEach(name -> parts.add(text("picture " + name.substring(PICTURES.length()), Map.of())));
        items.ifPresent(file -> Yaml.read(file).at("items").list().stream()
                .filter(item -> item.text("use").equals("practice"))
                .forEach(item -> parts.add(question(item))));
        return new WholeCourse(List.copyOf(parts));
    }

    private static Part text(String id, Map<String, String> words) {
        return new Part(id, words, List.of(), Map.of());
    }

    private static Part question(Yaml item) {
        var options = item.at("options").list().stream()
                .map(option -> option.languages("text"))
                .toList();
        return new Part("item " + item.text("id"), item.languages("stem"), options, item.languages("why"));
    }

    /** The questions beside a course in the content folder. */
    static Optional<Path> items(Path content, String course) {
        var programmes = content.resolve("programmes");
        if (!Files.isDirectory(programmes)) return Optional.empty();
        try (var folders = Files.list(programmes)) {
            return folders.map(programme -> programme.resolve(course).resolve("items.yaml"))
                    .filter(Files::exists)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> ids() {
        return parts.stream().map(Part::id).toList();
    }
}
