package org.tessera.design;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tessera.platform.Yaml;

/**
 * The whole pack of the test data with one thing changed.
 *
 * @param complaints what the check has to say, each as {@code file:line: message}
 */
record BrokenPack(String name, String file, String replace, String with, List<String> complaints) {
    static final Path WHOLE = Path.of("src/test/resources/packs/whole");

    static List<BrokenPack> all() {
        return Yaml.read(WHOLE.resolveSibling("broken.yaml")).list().stream()
                .map(place -> new BrokenPack(
                        place.text("name"),
                        place.text("file"),
                        place.text("replace", ""),
                        place.text("with", "").repeat(place.has("times") ? place.number("times") : 1),
                        place.texts("complaints")))
                .toList();
    }

    /** Copies the whole pack into a folder and breaks it. */
    void writeTo(Path folder) {
        copyWhole(folder);
        try {
            var target = folder.resolve(file);
            if (!replace.isEmpty()) {
                var text = Files.readString(target);
                if (text.split(java.util.regex.Pattern.quote(replace), -1).length != 2)
                    throw new IllegalStateException(name + ": what is replaced does not stand once in " + file);
                Files.writeString(target, text.replace(replace, with));
            } else if (Files.exists(target)) {
                Files.delete(target);
            } else {
                Files.createDirectories(target.getParent());
                Files.writeString(target, with);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copyWhole(Path folder) {
        try (var paths = Files.walk(WHOLE)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                var target = folder.resolve(WHOLE.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
