package org.tessera.design;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tessera.platform.Yaml;

/**
 * The linter for authors: {@code ./tessera content check [FOLDER…]}. Reads everything below the folders exactly as the
 * platform does when it loads it, and says what to mend and what to look at, with file and line.
 */
public final class ContentCheck {
    private ContentCheck() {}

    /**
     * Checks all content below the folders; when none is given, below {@code TESSERA_CONTENT}, else {@code content}.
     *
     * @return 0 when nothing has to be mended, 1 when something has, 2 when a folder is absent or holds no content
     */
    public static int run(String[] args, PrintStream out) {
        var folders =
                args.length == 0 ? List.of(System.getenv().getOrDefault("TESSERA_CONTENT", "content")) : List.of(args);
        var found = new ArrayList<Complaint>();
        var read = new EnumMap<Shape, Integer>(Shape.class);
        for (String name : folders) {
            var folder = Path.of(name);
            if (!Files.isDirectory(folder)) {
                out.println(name + " is not a folder.");
                return 2;
            }
            for (Path each : contentFolders(folder)) {
                shapes(each).forEach(shape -> read.merge(shape, 1, Integer::sum));
                found.addAll(FolderCheck.check(each));
            }
        }
        if (read.isEmpty()) {
            out.println("No pack.yaml and no other content file was found below " + String.join(", ", folders) + ".");
            return 2;
        }
        found.forEach(out::println);
        long mend = found.stream().filter(c -> !c.warning()).count();
        out.println(summary(read) + " read, " + (mend == 0 ? "nothing to mend" : mend + " to mend")
                + (found.size() > mend ? ", " + (found.size() - mend) + " to look at." : "."));
        return mend == 0 ? 0 : 1;
    }

    private static String summary(Map<Shape, Integer> read) {
        return read.entrySet().stream()
                .map(e -> e.getValue() + " "
                        + switch (e.getKey()) {
                            case PROGRAMME -> e.getValue() == 1 ? "programme" : "programmes";
                            case SPECIFICATION -> e.getValue() == 1 ? "specification" : "specifications";
                            case PACK -> e.getValue() == 1 ? "course pack" : "course packs";
                            case OUTLINE -> e.getValue() == 1 ? "outline" : "outlines";
                            case ITEMS -> e.getValue() == 1 ? "item file" : "item files";
                            case TASK -> e.getValue() == 1 ? "work task" : "work tasks";
                            case TRAINING -> e.getValue() == 1 ? "set of practice texts" : "sets of practice texts";
                        })
                .collect(Collectors.joining(", "));
    }

    /** Every folder below this one with a content file in it, sorted. */
    private static List<Path> contentFolders(Path folder) {
        return below(folder, file -> Shape.of(file.getFileName().toString()).isPresent());
    }

    private static List<Shape> shapes(Path folder) {
        return Stream.of(Shape.values())
                .filter(shape -> Files.exists(folder.resolve(shape.file())))
                .toList();
    }

    /** The folders below this one that hold a pack, sorted. */
    static List<Path> packs(Path folder) {
        return below(folder, file -> file.endsWith(Shape.PACK.file()));
    }

    private static List<Path> below(Path folder, Predicate<Path> kind) {
        try (var paths = Files.walk(folder)) {
            return paths.filter(kind).map(Path::getParent).distinct().sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a pack and compares it with the specification beside it, if there is one. */
    static PackReader.Result read(Path folder) {
        return PackReader.read(folder.toString(), PackFiles.read(folder), specified(folder));
    }

    /** The outcomes of the specification beside a pack, if there is one. */
    static Optional<List<String>> specified(Path folder) {
        var file = folder.resolve("specification.yaml");
        if (!Files.exists(file)) return Optional.empty();
        return Optional.of(Yaml.read(file).at("outcomes").list().stream()
                .map(outcome -> outcome.text("id"))
                .toList());
    }
}
