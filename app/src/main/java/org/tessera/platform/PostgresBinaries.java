package org.tessera.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs as zonky packs them for Linux on x86-64: initdb, pg_ctl and postgres with their libraries. */
final class PostgresBinaries {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private PostgresBinaries() {}

    /** Unpacks what the class path brings. */
    static Path unpack(Path target) throws IOException {
        try (var packed = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
            if (packed == null)
                throw new LocalPostgres.Unusable(
                        "This machine is not Linux on x86-64, for which Tessera brings its own PostgreSQL. "
                                + "Set TESSERA_DATABASE_URL to a PostgreSQL of yours.");
            return unpack(packed, target);
        }
    }

    /** Unpacks beside the final place and renames, so that a crash half-way leaves nothing that looks finished. */
    static Path unpack(InputStream packed, Path target) throws IOException {
        if (Files.exists(target)) return target;
        var staging = Files.createTempDirectory(target.getParent(), "unpacking-");
        Files.setPosixFilePermissions(staging, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, staging);
            }
        }
        return Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveEntry entry, TarArchiveInputStream tar, Path folder) throws IOException {
        var file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) throw new IOException("leaves its folder: " + entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(file);
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(file.getParent());
            Files.copy(tar, file);
            boolean program = (entry.getMode() & 0100) != 0;
            if (program && !file.toFile().setExecutable(true, false))
                throw new IOException("can't make executable: " + file);
        }
    }

    /** The exit code of a command; 127 when there is no such command. Its output is not wanted. */
    static int exit(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(LocalPostgres.PATIENCE, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException e) {
            return 127;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) return;
        try (var paths = Files.walk(tree)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
