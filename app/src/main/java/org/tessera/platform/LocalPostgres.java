package org.tessera.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL that belongs to this process: unpacked, initialised, started and stopped with it.
 *
 * <p>It writes to disk before it says yes (fsync stays on), asks for a password of 32 random bytes, and listens on the
 * loopback address only. PostgreSQL refuses to run as root, so root enters a user namespace first or, where the kernel
 * forbids that (most containers), becomes {@code nobody}.
 */
public final class LocalPostgres implements AutoCloseable {
    /** The folder is in use by another Tessera, or was made by another PostgreSQL. The message says what to do. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    private static final String MAJOR = "18";
    private static final int TRIES = 3;
    private final Path binaries;
    private final Path data;
    private final List<String> asUser;
    private final FileLock lock;
    private final String major;
    private String password = "";
    private int port;
    private @Nullable PostgresKeeper keeper;

    private LocalPostgres(Path binaries, Path data, List<String> asUser, FileLock lock, String major) {
        this.binaries = binaries;
        this.data = data;
        this.asUser = asUser;
        this.lock = lock;
        this.major = major;
    }

    /**
     * Starts the server whose data live under this folder; makes them first if need be.
     *
     * @throws Unusable when another process holds the folder or the data belong to another major version
     * @throws IllegalStateException when a tool of PostgreSQL fails; its log is named
     */
    public static LocalPostgres start(Path root) {
        try {
            Files.createDirectories(root);
            return start(root, PostgresBinaries.unpack(root.resolve("postgresql-" + MAJOR)), MAJOR);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Looks whether the folder can be used, before anything else is started.
     *
     * @throws Unusable as {@link #start(Path)} would
     */
    public static void look(Path root) {
        try {
            Files.createDirectories(root);
            lock(root).acquiredBy().close();
            refuseOtherVersion(root.resolve("data"), MAJOR);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Forgets all data under this folder, for the demonstration when its making was interrupted.
     *
     * @throws Unusable when another process holds the folder
     */
    public static void erase(Path root) {
        try {
            Files.createDirectories(root);
            var binaries = PostgresBinaries.unpack(root.resolve("postgresql-" + MAJOR));
            var server = new LocalPostgres(binaries, root.resolve("data"), unprivileged(), lock(root), MAJOR);
            try {
                server.stopOrphan();
                PostgresBinaries.delete(server.data);
            } finally {
                server.lock.acquiredBy().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server with these programs, as the tests do with the oldest PostgreSQL that we promise to run on. */
    static LocalPostgres start(Path root, Path binaries, String major) throws IOException {
        var server = new LocalPostgres(binaries, root.resolve("data"), unprivileged(), lock(root), major);
        server.initialise(root);
        server.stopOrphan();
        server.launch(root);
        server.keeper = new PostgresKeeper(server::isAlive, server::launchAgain);
        return server;
    }

    /** The address of the database for JDBC. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** The owner of the database. */
    public String username() {
        return "tessera";
    }

    /** The owner's password, kept in a file that only this user may read. */
    public String password() {
        return password;
    }

    /** Stops the server, after running transactions were ended, and lets the folder go. */
    @Override
    public void close() {
        if (keeper != null) keeper.close();
        try {
            if (!isAlive()) return;
            run("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "-s", "stop");
        } finally {
            try {
                lock.acquiredBy().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static FileLock lock(Path root) throws IOException {
        var channel = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) return lock;
        } catch (OverlappingFileLockException heldByThisProcess) {
            // Falls through to the same message: for the person who reads it the two cases are one.
        }
        channel.close();
        throw new Unusable("Another Tessera is using " + root
                + ". Use that one, stop it first, or choose another folder with TESSERA_HOME.");
    }

    /** Initialises beside the final place and renames, so that a crash half-way leaves nothing that looks finished. */
    private void initialise(Path root) throws IOException {
        var secret = root.resolve("password");
        var version = data.resolve("PG_VERSION");
        if (!Files.exists(version)) {
            var staging = root.resolve("data-unfinished");
            PostgresBinaries.delete(staging);
            writePrivately(secret, Ids.secret());
            giveAway(root);
            run(
                    "initdb",
                    "-D",
                    staging.toString(),
                    "-U",
                    username(),
                    "-E",
                    "UTF8",
                    "--no-locale",
                    "-A",
                    "scram-sha-256",
                    "--pwfile",
                    secret.toString(),
                    "--data-checksums");
            Files.move(staging, data);
        }
        refuseOtherVersion(data, major);
        password = Files.readString(secret).strip();
    }

    private static void refuseOtherVersion(Path data, String major) throws IOException {
        var version = data.resolve("PG_VERSION");
        if (Files.exists(version) && !Files.readString(version).strip().equals(major)) {
            throw new Unusable(data + " was made by PostgreSQL "
                    + Files.readString(version).strip() + "; this Tessera brings " + major
                    + ". Start the Tessera that made it and export its data, then import them here.");
        }
    }

    private void launch(Path root) throws IOException {
        giveAway(root);
        for (int attempt = 1; ; attempt++) {
            port = freePort();
            if (launchAgain()) return;
            // Somebody may have taken the port in between; anything else fails again and is reported.
            if (attempt == TRIES)
                throw new IllegalStateException("PostgreSQL does not start; see " + data.resolve("server.log"));
        }
    }

    /** Starts the server on its port; whether it answers. */
    private boolean launchAgain() {
        return exit(
                        "pg_ctl",
                        "-D",
                        data.toString(),
                        "-w",
                        "-t",
                        "60",
                        "-s",
                        "-l",
                        data.resolve("server.log").toString(),
                        "-o",
                        "-p " + port
                                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=120",
                        "start")
                == 0;
    }

    /** Whether the server's process lives; one that was killed leaves its number behind. */
    private boolean isAlive() {
        try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("[0-9]+"))
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .filter(ProcessHandle::isAlive)
                    .isPresent();
        } catch (IOException | UncheckedIOException gone) {
            return false;
        }
    }

    /** A server that outlived its Tessera, as after kill -9, is stopped in order; it loses nothing. */
    private void stopOrphan() {
        if (Files.exists(data.resolve("postmaster.pid")) && exit("pg_ctl", "-D", data.toString(), "status") == 0) {
            run("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "-s", "stop");
        }
    }

    private static List<String> unprivileged() {
        if (!"root".equals(System.getProperty("user.name"))) return List.of();
        if (!"nobody".equals(System.getenv("TESSERA_POSTGRES_USER"))
                && PostgresBinaries.exit("unshare", "-U", "true") == 0) return List.of("unshare", "-U");
        return List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    }

    /** Where root has to become nobody, the folder becomes nobody's; the lock stays root's and stays readable. */
    private void giveAway(Path root) {
        if (asUser.isEmpty() || asUser.getFirst().equals("unshare")) return;
        for (String part : List.of("password", "data", "data-unfinished")) {
            if (Files.exists(root.resolve(part)))
                PostgresBinaries.exit(
                        "chown", "-R", "65534:65534", root.resolve(part).toString());
        }
        PostgresBinaries.exit("chown", "65534:65534", root.toString());
    }

    private void run(String tool, String... arguments) {
        int exit = exit(tool, arguments);
        if (exit != 0)
            throw new IllegalStateException("PostgreSQL's " + tool + " failed with " + exit + " on " + data
                    + ". The folders above must be readable " + "for the user who runs it: "
                    + String.join(" ", asUser));
    }

    private int exit(String tool, String... arguments) {
        var command = new ArrayList<>(asUser);
        command.add(binaries.resolve("bin").resolve(tool).toString());
        command.addAll(List.of(arguments));
        return PostgresBinaries.exit(command.toArray(String[]::new));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void writePrivately(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    /** How long a tool of PostgreSQL may take before it counts as hung, in seconds. */
    static final long PATIENCE = TimeUnit.MINUTES.toSeconds(2);
}
