package org.tessera.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Tessera as a process of its own, started as the launcher starts it and killed as the world may kill it. */
final class RunningTessera implements AutoCloseable {
    private static final String READY = "Tessera is ready";

    /** The first compiler alone, which starts sooner. */
    private static final List<String> FIRST_COMPILER =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Process process;
    private final int port;
    private final List<String> said;

    private RunningTessera(Process process, int port, List<String> said) {
        this.process = process;
        this.port = port;
        this.said = said;
    }

    /** The simulated world, ready when this returns. */
    static RunningTessera demo(Path home) {
        return start(home, "demo", READY);
    }

    /** The same at a port of one's choice. */
    static RunningTessera demo(Path home, int port) {
        return start(home, port, "demo", READY, FIRST_COMPILER);
    }

    /** An empty one, with both compilers as a server has them. */
    static RunningTessera serving(Path home) {
        return start(home, freePort(), "start", READY, List.of("-Xmx768m", "-XX:+UseSerialGC"));
    }

    /** Starts it and kills it with -9 as soon as it says a line that begins like this. */
    static void killed(Path home, String command, String line) {
        start(home, command, line).kill();
    }

    /** A command that ends by itself, such as the tour; its output goes to the given file. */
    static int command(Path output, String... arguments) {
        return command(output, Map.of(), arguments);
    }

    /** The same with variables of the environment. */
    static int command(Path output, Map<String, String> environment, String... arguments) {
        try {
            var process = builder(environment, arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(arguments[0] + " took longer than five minutes; see " + output);
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The number of its process. */
    long pid() {
        return process.pid();
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** What it printed until it was ready. */
    List<String> said() {
        return said;
    }

    /** kill -9. */
    void kill() {
        try {
            process.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks it to stop, as Ctrl-C does, and waits. */
    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(1, TimeUnit.MINUTES)) kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path tree) {
        try (var paths = Files.walk(tree)) {
            paths.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The root of the project. */
    static Path project() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("content/frameworks"))) return folder;
        }
        throw new IllegalStateException("run the tests from within the project");
    }

    private static RunningTessera start(Path home, String command, String until) {
        return start(home, freePort(), command, until, FIRST_COMPILER);
    }

    private static RunningTessera start(Path home, int port, String command, String until, List<String> machine) {
        try {
            lend(home);
            var process = builder(
                            machine, Map.of("TESSERA_HOME", home.toString()), command, "--port", Integer.toString(port))
                    .redirectErrorStream(true)
                    .start();
            var said = new ArrayList<String>();
            var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                said.add(line);
                if (line.startsWith(until)) {
                    Thread.ofVirtual().start(() -> drain(output));
                    return new RunningTessera(process, port, List.copyOf(said));
                }
            }
            throw new AssertionError("Tessera did not start:\n" + String.join("\n", said));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Lends a new home what takes long and comes out alike: PostgreSQL's programs and a test authority, when the tests of
     * the application left them. The tour gets nothing, so that one first start is a real one.
     */
    static void lend(Path home) throws IOException {
        var madeOnce = project().resolve("target/made-once");
        if (!Files.exists(madeOnce.resolve("keys")) || Files.exists(home.resolve("keys"))) return;
        Files.createSymbolicLink(home.resolve("postgresql-18"), madeOnce.resolve("postgresql-18"));
        Files.createDirectories(home.resolve("keys"));
        try (var keys = Files.list(madeOnce.resolve("keys"))) {
            for (var key : keys.toList()) Files.copy(key, home.resolve("keys").resolve(key.getFileName()));
        }
    }

    /** Prints what it still says, until it ends or is killed. */
    private static void drain(BufferedReader output) {
        try {
            output.lines().forEach(System.out::println);
        } catch (UncheckedIOException killed) {
            System.out.println("(it was killed)");
        }
    }

    private static ProcessBuilder builder(Map<String, String> environment, String... arguments) {
        return builder(FIRST_COMPILER, environment, arguments);
    }

    private static ProcessBuilder builder(List<String> machine, Map<String, String> environment, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(machine);
        command.addAll(List.of(System.getProperty("tessera.load.java", "").split(" ")).stream()
                .filter(option -> !option.isBlank())
                .toList());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.tessera.Tessera"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment()
                .put("TESSERA_CONTENT", project().resolve("content").toString());
        // Speaking ahead would keep a processor busy that the browser needs.
        builder.environment().put("TESSERA_NARRATION_AHEAD", "false");
        builder.environment().putAll(environment);
        return builder;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
