package org.tessera.credential;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Official samples, shapes and vectors, which are not ours to publish: kept in a folder "shared" above the project. */
final class Shared {

    private Shared() {}

    /** A file of the shared data; the test is skipped where there is none. */
    static Path file(String name) {
        var found = find(name);
        assumeTrue(found != null, "skipped: there is no ../shared/data/" + name + " (set -Dtessera.shared)");
        return Objects.requireNonNull(found);
    }

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Path find(String name) {
        var given = System.getProperty("tessera.shared");
        if (given != null) {
            var file = Path.of(given, "data", name);
            return Files.exists(file) ? file : null;
        }
        for (var dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
            var file = dir.resolve("shared/data").resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        return null;
    }
}
