package org.tessera.platform;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * A real PostgreSQL that belongs to this process: unpacked, initialised, started and stopped with it.
 *
 * <p>PostgreSQL refuses to run as root, so root enters a user namespace first, or, where the kernel
 * forbids that (most containers), becomes {@code nobody}.
 */
public final class LocalPostgres implements AutoCloseable {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private final Path home;
    private final Path data;
    private final String password;
    private final int port;
    private final List<String> asUser;

    private LocalPostgres(Path home, Path data, String password, int port, List<String> asUser) {
        this.home = home;
        this.data = data;
        this.password = password;
        this.port = port;
        this.asUser = asUser;
    }

    public static LocalPostgres start(Path root) {
        try {
            Files.createDirectories(root);
            Path home = unpack(root.resolve("postgresql"));
            Path data = root.resolve("data");
            Path secret = root.resolve("password");
            boolean fresh = !Files.exists(data.resolve("PG_VERSION"));
            if (fresh) writePrivately(secret, newPassword());
            List<String> asUser = unprivileged(root);
            if (fresh) {
                run(
                        home,
                        asUser,
                        "initdb",
                        "-D",
                        data.toString(),
                        "-U",
                        "tessera",
                        "-E",
                        "UTF8",
                        "--no-locale",
                        "-A",
                        "scram-sha-256",
                        "--pwfile",
                        secret.toString(),
                        "--data-checksums");
            }
            stopOrphan(home, data, asUser);
            var server = new LocalPostgres(home, data, Files.readString(secret).strip(), freePort(), asUser);
            run(
                    home,
                    asUser,
                    "pg_ctl",
                    "-D",
                    data.toString(),
                    "-w",
                    "-t",
                    "60",
                    "-s",
                    "-l",
                    root.resolve("postgresql.log").toString(),
                    "-o",
                    "-p " + server.port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''",
                    "start");
            return server;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public String username() {
        return "tessera";
    }

    public String password() {
        return password;
    }

    @Override
    public void close() {
        run(home, asUser, "pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "-s", "stop");
    }

    private static void stopOrphan(Path home, Path data, List<String> asUser) {
        if (Files.exists(data.resolve("postmaster.pid"))
                && exit(home, asUser, "pg_ctl", "-D", data.toString(), "status") == 0) {
            run(home, asUser, "pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "-s", "stop");
        }
    }

    private static List<String> unprivileged(Path root) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) return List.of();
        if (exit("unshare", "-U", "true") == 0) return List.of("unshare", "-U");
        exit("chown", "-R", "65534:65534", root.toString());
        return List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    }

    private static void run(Path home, List<String> asUser, String tool, String... args) {
        int exit = exit(home, asUser, tool, args);
        if (exit != 0)
            throw new IllegalStateException(
                    tool + " failed with " + exit + "; see " + home.resolveSibling("postgresql.log"));
    }

    private static int exit(Path home, List<String> asUser, String tool, String... args) {
        var command = new ArrayList<>(asUser);
        command.add(home.resolve("bin").resolve(tool).toString());
        command.addAll(List.of(args));
        return exit(command.toArray(String[]::new));
    }

    private static int exit(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(90, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException e) {
            return 127;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private static Path unpack(Path target) throws IOException {
        if (Files.exists(target)) return target;
        Path staging = Files.createTempDirectory(target.getParent(), "unpacking");
        Files.setPosixFilePermissions(staging, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (InputStream in = LocalPostgres.class.getResourceAsStream(ARCHIVE);
                var tar = new TarArchiveInputStream(new XZInputStream(in))) {
            for (var e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
                Path file = staging.resolve(e.getName()).normalize();
                if (!file.startsWith(staging)) throw new IOException("escapes: " + e.getName());
                if (e.isDirectory()) Files.createDirectories(file);
                else if (e.isSymbolicLink()) Files.createSymbolicLink(file, Path.of(e.getLinkName()));
                else {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file);
                    if ((e.getMode() & 0100) != 0) file.toFile().setExecutable(true, false);
                }
            }
        }
        return Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String newPassword() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void writePrivately(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }
}
