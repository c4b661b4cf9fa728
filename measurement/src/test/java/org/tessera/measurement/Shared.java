package org.tessera.measurement;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the reference results lie: beside the project, or where the property {@code tessera.shared} says. */
public final class Shared {

    private Shared() {}

    /** A folder of reference results; tests that need it are skipped where it is absent. */
    public static Path measurement(String folder) {
        var told = System.getProperty("tessera.shared");
        var at = told != null ? Path.of(told) : found(Path.of("").toAbsolutePath());
        var directory = at.resolve("data/measurement").resolve(folder);
        assumeTrue(Files.isDirectory(directory), "There are no reference results at " + directory);
        return directory;
    }

    private static Path found(Path start) {
        for (var at = start; at.getParent() != null; at = at.getParent())
            if (Files.isDirectory(at.resolveSibling("shared/data/measurement"))) return at.resolveSibling("shared");
        return start.resolve("shared");
    }
}
