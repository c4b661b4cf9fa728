package org.tessera.learn;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the programs of the machine that narration needs. Arguments are a list, so nothing is read by a shell. */
final class Programs {
    private static final Logger LOG = LoggerFactory.getLogger(Programs.class);
    private static final int LONGEST_SECONDS = 60;

    private Programs() {}

    /** Whether a command can be found. */
    static boolean isThere(String command) {
        if (command.contains("/")) return Files.isExecutable(Path.of(command));
        var path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    /**
     * Runs a command and gives what it prints.
     *
     * @param input what it reads; at most a few kilobytes, so that it never waits for us to read first
     * @throws IOException when it can't be started, fails, or takes longer than a minute
     */
    static byte[] run(byte[] input, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.getOutputStream().write(input);
            process.getOutputStream().close();
            var output = process.getInputStream().readAllBytes();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
                throw new IOException(command[0] + " takes too long");
            if (process.exitValue() != 0) throw new IOException(command[0] + " failed with " + process.exitValue());
            return output;
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * Runs a command and gives what it says beside its output, where ffmpeg writes what it measures.
     *
     * @throws IOException as {@link #run}
     */
    static byte[] said(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.getOutputStream().close();
            var said = process.getErrorStream().readAllBytes();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0)
                throw new IOException(command[0] + " failed");
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Deletes a folder of ours in the system's place for passing files, which is cleared anyway if this fails. */
    static void deleteQuietly(Path folder) {
        try {
            delete(folder);
        } catch (IOException stays) {
            LOG.info("A folder for passing files was not deleted: {}", stays.getMessage());
        }
    }

    /** Deletes a folder, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) Files.delete(path);
        }
    }
}
