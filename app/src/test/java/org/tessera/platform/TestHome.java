package org.tessera.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The folder of one test process. Unpacking PostgreSQL and finding the large primes of a test authority take half a minute
 * and come out alike, so they are made once, kept under the project's {@code target/made-once}, and lent to every process.
 */
public final class TestHome {
    private static final String PROGRAMS = "postgresql-18";
    private static final String KEYS = "keys";

    private TestHome() {}

    /** A new folder for this process; what dead processes left is cleared away. */
    public static Path open(Path project) {
        var folder = Path.of("target", "test-homes").toAbsolutePath();
        var home = folder.resolve(Long.toString(ProcessHandle.current().pid()));
        var madeOnce = project.resolve("target/made-once");
        try {
            Files.createDirectories(folder);
            clear(folder);
            Files.createDirectories(home);
            lendPrograms(project, home);
            if (Files.exists(madeOnce.resolve(KEYS))) copy(madeOnce.resolve(KEYS), home.resolve(KEYS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> keep(home, madeOnce)));
        return home;
    }

    /** Lends PostgreSQL's programs, unpacked once for all, to a home of a test's own. */
    static void lendPrograms(Path project, Path home) throws IOException {
        Files.createSymbolicLink(home.resolve(PROGRAMS), programs(project.resolve("target/made-once")));
    }

    private static Path programs(Path madeOnce) throws IOException {
        Files.createDirectories(madeOnce);
        try {
            return PostgresBinaries.unpack(madeOnce.resolve(PROGRAMS));
        } catch (FileSystemException another) {
            if (!Files.exists(madeOnce.resolve(PROGRAMS))) throw another;
            return madeOnce.resolve(PROGRAMS);
        }
    }

    private static void clear(Path folder) throws IOException {
        try (var homes = Files.list(folder)) {
            for (var home : homes.toList()) {
                long owner = Long.parseLong(home.getFileName().toString());
                if (ProcessHandle.of(owner).isEmpty()) delete(home);
            }
        }
    }

    /** The test processes start together, so the other one may be clearing the same home. */
    private static void delete(Path home) throws IOException {
        try {
            PostgresBinaries.delete(home);
        } catch (NoSuchFileException | UncheckedIOException another) {
            // What it leaves, the next run clears.
        }
    }

    private static void keep(Path home, Path madeOnce) {
        try {
            if (Files.exists(madeOnce.resolve(KEYS)) || !Files.exists(home.resolve(KEYS + "/ca.pem"))) return;
            var staging = Files.createTempDirectory(madeOnce, "keeping-");
            copy(home.resolve(KEYS), staging);
            Files.move(staging, madeOnce.resolve(KEYS));
        } catch (FileAlreadyExistsException another) {
            // The other test process was quicker; its keys are as good.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) Files.createDirectories(target);
                else Files.copy(file, target);
            }
        }
    }
}
