package org.tessera.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.tessera.WholeApplication;

class MigrationsTest {
    /** What the PostgreSQL-compatible distributed engines or PostgreSQL 15 lack. */
    private static final List<String> FORBIDDEN = List.of(
            "uuidv7\\s*\\(",
            "\\bserial\\b|\\bbigserial\\b|create sequence|generated .* as identity",
            "\\blisten\\b|\\bnotify\\b",
            "pg_advisory|lock table",
            "exclude using|deferrable",
            "using gist",
            "generated always as .* stored",
            "\\binherits\\b");

    @TempDir
    Path home;

    @Test
    void runOnTheOldestPostgresThatWePromise() throws IOException {
        var archive = WholeApplication.project().resolve("app/target/postgres-oldest/postgres-linux-x86_64.txz");
        try (var packed = Files.newInputStream(archive)) {
            var binaries = PostgresBinaries.unpack(packed, home.resolve("postgresql-15"));
            try (var server = LocalPostgres.start(home, binaries, "15")) {
                assertThat(migrated(server)).startsWith("15.");
            }
        }
    }

    @Test
    void runOnThePostgresThatWeBring() {
        try (var server = LocalPostgres.start(home)) {
            assertThat(migrated(server)).startsWith("18.");
        }
    }

    @Test
    void useOnlyWhatTheDistributedEnginesUnderstand() throws IOException {
        try (var files = Files.list(WholeApplication.project().resolve("app/src/main/resources/db/migration"))) {
            for (Path file : files.toList()) {
                var sql = Files.readString(file).replaceAll("--[^\n]*", "").toLowerCase(java.util.Locale.ROOT);
                for (String feature : FORBIDDEN) {
                    assertThat(Pattern.compile(feature).matcher(sql).find())
                            .as("%s uses %s", file.getFileName(), feature)
                            .isFalse();
                }
            }
        }
    }

    /** Migrates an empty database and checks it against the files; the server's version. */
    private static String migrated(LocalPostgres server) {
        var flyway = Flyway.configure()
                .dataSource(server.jdbcUrl(), server.username(), server.password())
                .locations("classpath:db/migration")
                .load();
        var result = flyway.migrate();
        assertThat(result.success).isTrue();
        assertThat(result.migrationsExecuted).isPositive();
        flyway.validate();
        var owner =
                JdbcClient.create(new DriverManagerDataSource(server.jdbcUrl(), server.username(), server.password()));
        assertThat(mayInsert(owner, DatabaseRoles.SEALER)).isTrue();
        assertThat(mayInsert(owner, DatabaseRoles.WEB)).isFalse();
        return owner.sql("show server_version").query(String.class).single();
    }

    private static boolean mayInsert(JdbcClient owner, String role) {
        return owner.sql("select has_table_privilege(:role, 'issue.issued', 'insert')")
                .param("role", role)
                .query(Boolean.class)
                .single();
    }
}
