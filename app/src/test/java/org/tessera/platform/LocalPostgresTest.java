package org.tessera.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.WholeApplication;

class LocalPostgresTest {
    @TempDir
    Path home;

    /** The one that becomes nobody unpacks its programs itself, as a first start does. */
    @BeforeEach
    void lendPrograms() throws IOException {
        TestHome.lendPrograms(WholeApplication.project(), home);
    }

    @Test
    void keepsItsDataFromOneStartToTheNext() throws SQLException {
        try (var server = LocalPostgres.start(home);
                var connection = connect(server)) {
            connection.createStatement().execute("create table kept (word text)");
            connection.createStatement().execute("insert into kept values ('here')");
        }
        try (var server = LocalPostgres.start(home);
                var connection = connect(server)) {
            assertThat(only(connection, "select word from kept")).isEqualTo("here");
        }
    }

    @Test
    void writesToDiskBeforeItSaysYesAndAsksForThePassword() throws SQLException {
        try (var server = LocalPostgres.start(home);
                var connection = connect(server)) {
            assertThat(only(connection, "show fsync")).isEqualTo("on");
            assertThat(only(connection, "show synchronous_commit")).isEqualTo("on");
            assertThat(only(connection, "show full_page_writes")).isEqualTo("on");
            assertThat(only(connection, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.username(), "a guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void asksASecondOneOnTheSameFolderToLeaveInPeace() {
        try (var first = LocalPostgres.start(home)) {
            assertThatThrownBy(() -> LocalPostgres.start(home))
                    .isInstanceOf(LocalPostgres.Unusable.class)
                    .hasMessageContaining("Another Tessera is using");
            assertThat(first.jdbcUrl()).isNotEmpty();
        }
    }

    @Test
    void refusesDataOfAnotherMajorVersionWithoutTouchingThem() throws Exception {
        Files.createDirectories(home.resolve("data"));
        Files.writeString(home.resolve("data/PG_VERSION"), "15\n");
        assertThatThrownBy(() -> LocalPostgres.start(home))
                .isInstanceOf(LocalPostgres.Unusable.class)
                .hasMessageContaining("made by PostgreSQL 15");
        assertThat(home.resolve("data/PG_VERSION")).hasContent("15");
    }

    /** The process that owned the server dies at once, as with kill -9 or a power cut; its server lives on. */
    @Test
    void stopsTheServerThatOutlivedItsOwnerAndLosesNothing() throws Exception {
        var owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(owner.inputReader().readLine()).isEqualTo("committed");
        owner.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        var orphan = postmaster();
        assertThat(orphan).get().matches(ProcessHandle::isAlive);

        try (var server = LocalPostgres.start(home);
                var connection = connect(server)) {
            assertThat(only(connection, "select word from kept")).isEqualTo("acknowledged");
            assertThat(postmaster()).isNotEqualTo(orphan);
        }
    }

    /** Containers often forbid user namespaces; then root becomes nobody. */
    @Test
    void runsAsNobodyWhereRootMayNotEnterAUserNamespace() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root has to become somebody else");
        var folder = Files.createTempDirectory(Path.of("/var/tmp"), "tessera-nobody-");
        Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            var builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Owner.class.getName(),
                    folder.toString());
            builder.environment().put("TESSERA_POSTGRES_USER", "nobody");
            var owner = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            assertThat(owner.inputReader().readLine()).isEqualTo("committed");
            owner.getOutputStream().close();
            assertThat(owner.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.getOwner(folder.resolve("data")).getName()).isEqualTo("nobody");
        } finally {
            PostgresBinaries.delete(folder);
        }
    }

    /** Starts a server, commits one word, says so, and stops in order once its input ends. */
    static final class Owner {
        public static void main(String[] arguments) throws Exception {
            try (var server = LocalPostgres.start(Path.of(arguments[0]));
                    var connection = connect(server)) {
                connection.createStatement().execute("create table kept (word text)");
                connection.createStatement().execute("insert into kept values ('acknowledged')");
                System.out.println("committed");
                while (System.in.read() >= 0) {
                    // Until the end of input.
                }
            }
        }
    }

    private Optional<ProcessHandle> postmaster() throws Exception {
        var pid = Files.readAllLines(home.resolve("data/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip()));
    }

    private static Connection connect(LocalPostgres server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
    }

    private static String only(Connection connection, String sql) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
