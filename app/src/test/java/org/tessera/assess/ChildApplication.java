package org.tessera.assess;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.tessera.WholeApplication;
import org.tessera.platform.LocalPostgres;

/** The real application in a JVM of its own, which can be killed with SIGKILL and started again on the same port. */
final class ChildApplication implements AutoCloseable {
    private final LocalPostgres database;
    private final Path home;
    private final int port = freePort();
    private Process process;

    ChildApplication(LocalPostgres database, Path home) {
        this.database = database;
        this.home = home;
        this.process = start();
    }

    URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** No chance to finish anything: SIGKILL, and the process is gone when this returns. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void restart() {
        process = start();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private Process start() {
        try {
            var builder = new ProcessBuilder(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx384m",
                    "-cp",
                    classPath(),
                    "org.tessera.Tessera",
                    "start",
                    "--port",
                    Integer.toString(port)));
            builder.redirectErrorStream(true);
            var environment = builder.environment();
            environment.put("TESSERA_HOME", home.toString());
            // Nodes that share a database share the key of its items.
            environment.put(
                    "TESSERA_ITEMS_KEYFILE",
                    WholeApplication.home().resolve("keys/items.key").toString());
            environment.put(
                    "TESSERA_CONTENT",
                    WholeApplication.project().resolve("content").toString());
            environment.put("TESSERA_DATABASE_URL", database.jdbcUrl());
            environment.put("TESSERA_DATABASE_USER", database.username());
            environment.put("TESSERA_DATABASE_PASSWORD", database.password());
            var started = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            awaitReady(started);
            return started;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The application alone: what tests add to it stays out. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Reads what it prints until it says that it is ready, and goes on reading so that it never waits for us. */
    private static void awaitReady(Process started) throws IOException {
        var output = new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        var said = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.contains("Tessera is ready")) {
                Thread.ofVirtual().start(() -> output.lines().forEach(l -> {}));
                return;
            }
        }
        throw new IllegalStateException("the application did not start:\n" + said);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
