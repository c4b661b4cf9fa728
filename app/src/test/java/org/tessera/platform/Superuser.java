package org.tessera.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody with power over the whole database, whom no trigger and no role stops. */
@Component
public class Superuser implements AutoCloseable {
    private final HikariDataSource connections;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Superuser(DatabaseRoles roles) {
        // Kept, because signing in to the database takes longer than what is done there.
        connections = new HikariDataSource();
        connections.setJdbcUrl(roles.url());
        connections.setUsername(roles.owner());
        connections.setPassword(roles.ownersPassword());
        connections.setMaximumPoolSize(2);
        connections.setMinimumIdle(0);
        this.jdbc = JdbcClient.create(connections);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(connections));
    }

    /** Does this with the triggers on, which hold for the owner of a table too. */
    public void run(String sql, Map<String, ?> parameters) {
        jdbc.sql(sql).params(parameters).update();
    }

    /** Rewrites a record with all triggers off; for time that must pass in a test, and for tampering. */
    public void rewrite(String sql, Map<String, ?> parameters) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql(sql).params(parameters).update();
        });
    }

    @Override
    public void close() {
        connections.close();
    }
}
