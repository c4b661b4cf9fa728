package org.tessera.platform;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Uses the database that is given ({@code TESSERA_DATABASE_URL}), or starts one of its own when none is. */
@Configuration(proxyBeanMethods = false)
class Database {
    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "none")
    LocalPostgres localPostgres(Settings settings) {
        return LocalPostgres.start(settings.home().toAbsolutePath());
    }

    @Bean
    @ConditionalOnBean(LocalPostgres.class)
    JdbcConnectionDetails connection(LocalPostgres server) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return server.username();
            }

            @Override
            public String getPassword() {
                return server.password();
            }

            @Override
            public String getJdbcUrl() {
                return server.jdbcUrl();
            }
        };
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
