package org.tessera.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Uses the database that is given ({@code TESSERA_DATABASE_URL}), or starts one of its own when none is; and comes to it
 * in three roles. The owner migrates and does nothing else, the web serves requests and jobs, and the sealer alone writes
 * what makes a credential. Which role may do what stands in {@code db/migration/afterMigrate.sql}.
 */
@Configuration(proxyBeanMethods = false)
class Database {
    /** The sealer works on one credential at a time, so a few connections do. */
    private static final int SEALERS_CONNECTIONS = 4;

    private static final Duration SEALERS_PATIENCE = Duration.ofMinutes(1);

    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "none")
    LocalPostgres localPostgres(Settings settings) {
        return LocalPostgres.start(settings.home().toAbsolutePath());
    }

    @Bean
    DatabaseRoles databaseRoles(ObjectProvider<LocalPostgres> own, Environment settings) {
        var server = own.getIfAvailable();
        var web = settings.getProperty("tessera.database.web-password", "");
        var sealer = settings.getProperty("tessera.database.sealer-password", "");
        return server != null
                ? new DatabaseRoles(server.jdbcUrl(), server.username(), server.password(), web, sealer)
                : new DatabaseRoles(
                        settings.getRequiredProperty("spring.datasource.url"),
                        settings.getProperty("spring.datasource.username", ""),
                        settings.getProperty("spring.datasource.password", ""),
                        web,
                        sealer);
    }

    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource owner(DatabaseRoles roles) {
        return new DriverManagerDataSource(roles.url(), roles.owner(), roles.ownersPassword());
    }

    /** The roles are opened after the migrations, which make them where they are missing. */
    @Bean
    FlywayMigrationStrategy migrateAndOpenTheRoles(DatabaseRoles roles) {
        return flyway -> {
            flyway.migrate();
            roles.open();
        };
    }

    @Bean(defaultCandidate = false)
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource webConnections(DatabaseRoles roles) {
        var pool = pool(roles, DatabaseRoles.WEB);
        // Who waits for what another one holds occupies a connection: after this time it is told to come again.
        pool.setConnectionInitSql("set lock_timeout = '6s'");
        return pool;
    }

    @Bean(defaultCandidate = false)
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource sealersConnections(DatabaseRoles roles) {
        return pool(roles, DatabaseRoles.SEALER);
    }

    private static HikariDataSource pool(DatabaseRoles roles, String role) {
        var pool = new HikariDataSource();
        pool.setPoolName(role);
        pool.setJdbcUrl(roles.url());
        pool.setUsername(role);
        pool.setPassword(roles.password(role));
        return pool;
    }

    /** The web's connections, and the sealer's for whoever is in the {@link SealersRoom}. */
    @Bean
    @Primary
    DataSource connections(
            @org.springframework.beans.factory.annotation.Qualifier("webConnections") HikariDataSource web,
            @org.springframework.beans.factory.annotation.Qualifier("sealersConnections") HikariDataSource sealer) {
        // The settings of both pools are the same file's. The sealer's is small, and who draws and seals holds on to a
        // connection for seconds: the next one waits for it, since nobody waits at a page for them.
        sealer.setMaximumPoolSize(SEALERS_CONNECTIONS);
        sealer.setMinimumIdle(0);
        sealer.setConnectionTimeout(SEALERS_PATIENCE.toMillis());
        return new SealersRoom.Door(Map.of(false, web, true, sealer));
    }

    @Bean
    SealersRoom sealersRoom(PlatformTransactionManager transactions) {
        return new SealersRoom(transactions);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
