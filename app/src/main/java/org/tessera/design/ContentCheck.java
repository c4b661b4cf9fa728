package org.tessera.design;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tessera.platform.Yaml;

/**
 * The linter for authors: {@code ./tessera content check [FOLDER…]}. Reads every course pack below the folders exactly
 * as the platform does when it loads them, and says what to mend, with file and line.
 */
public final class ContentCheck {
    private ContentCheck() {}

    /**
     * Checks all packs below the folders; when none is given, below {@code TESSERA_CONTENT}, else {@code content}.
     *
     * @return 0 when nothing is wrong, 1 when something is, 2 when a folder is absent or holds no pack
     */
    public static int run(String[] args, PrintStream out) {
        var folders =
                args.length == 0 ? List.of(System.getenv().getOrDefault("TESSERA_CONTENT", "content")) : List.of(args);
        int packs = 0;
        int complaints = 0;
        for (String name : folders) {
            var folder = Path.of(name);
            if (!Files.isDirectory(folder)) {
                out.println(name + " is not a folder.");
                return 2;
            }
            for (Path pack : packs(folder)) {
                packs++;
                var found = read(pack).complaints();
                complaints += found.size();
                found.forEach(out::println);
            }
        }
        if (packs == 0) {
            out.println("No pack.yaml was found below " + String.join(", ", folders) + ".");
            return 2;
        }
        out.println(packs + (packs == 1 ? " course pack" : " course packs") + " read, "
                + (complaints == 0 ? "nothing to mend." : complaints + " to mend."));
        return complaints == 0 ? 0 : 1;
    }

    /** The folders below this one that hold a pack, sorted. */
    static List<Path> packs(Path folder) {
        var packs = new ArrayList<Path>();
        try (var paths = Files.walk(folder)) {
            paths.filter(p -> p.endsWith("pack.yaml"))
                    .map(Path::getParent)
                    .sorted()
                    .forEach(packs::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packs;
    }

    /** Reads a pack and compares it with the specification beside it, if there is one. */
    static PackReader.Result read(Path folder) {
        return PackReader.read(folder.toString(), PackFiles.read(folder), specified(folder));
    }

    private static Optional<List<String>> specified(Path folder) {
        var file = folder.resolve("specification.yaml");
        if (!Files.exists(file)) return Optional.empty();
        return Optional.of(Yaml.read(file).at("outcomes").list().stream()
                .map(outcome -> outcome.text("id"))
                .toList());
    }
}
