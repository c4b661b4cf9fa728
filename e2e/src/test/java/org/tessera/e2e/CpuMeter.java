package org.tessera.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Processor time and memory of the application and of its database, as Linux counts them. Wall time means little on a
 * machine that others use; processor time does.
 */
final class CpuMeter {
    /** The kernel's clock ticks a second, as {@code getconf CLK_TCK} gives on every Linux we know. */
    private static final double TICKS = 100;

    private final long application;
    private final long postmaster;
    private final Map<Long, Long> backends = new HashMap<>();

    CpuMeter(long application, long postmaster) {
        this.application = application;
        this.postmaster = postmaster;
    }

    /** Seconds of the application so far. */
    double application() {
        return ticks(application) / TICKS;
    }

    /** Seconds of these that the JVM's compilers took: what a longer warm-up would have taken away. */
    double compilers() {
        try (var threads = Files.list(Path.of("/proc/" + application + "/task"))) {
            return threads.filter(CpuMeter::compiles)
                            .mapToLong(thread -> used(stat(thread)))
                            .sum()
                    / TICKS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean compiles(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).matches("(?s)C[12] Compiler.*");
        } catch (IOException ended) {
            return false;
        }
    }

    /** Seconds of all processes of the database so far; of one that has ended, as much as was seen. */
    double database() {
        try (var processes = Files.list(Path.of("/proc"))) {
            processes.filter(p -> p.getFileName().toString().matches("[0-9]+")).forEach(p -> {
                var pid = Long.parseLong(p.getFileName().toString());
                if (pid == postmaster || parent(p) == postmaster) backends.merge(pid, ticks(pid), Math::max);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return backends.values().stream().mapToLong(Long::longValue).sum() / TICKS;
    }

    /** Megabytes of the application at their highest, resident. */
    long memory() {
        try {
            return Files.readAllLines(Path.of("/proc/" + application + "/status")).stream()
                    .filter(l -> l.startsWith("VmHWM:"))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long parent(Path process) {
        var fields = stat(process);
        return fields.length < 2 ? 0 : Long.parseLong(fields[1]);
    }

    private static long ticks(long pid) {
        return used(stat(Path.of("/proc/" + pid)));
    }

    private static long used(String... fields) {
        return fields.length < 13 ? 0 : Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    /** The fields after the name, which may hold spaces. */
    private static String[] stat(Path process) {
        try {
            var line = Files.readString(process.resolve("stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (IOException ended) {
            return new String[0];
        }
    }
}
