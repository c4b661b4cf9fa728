package org.tessera.issue.oauth;

import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.platform.Ids;

/** The programs that the operator knows, and those that registered themselves. */
@Component
@EnableConfigurationProperties(ClientSettings.class)
class Clients {
    private final ClientSettings known;
    private final JdbcClient jdbc;
    private final Clock clock;

    Clients(ClientSettings known, JdbcClient jdbc, Clock clock) {
        this.known = known;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Client> find(String id) {
        return known.clients().stream()
                .filter(client -> client.id().equals(id))
                .map(client -> new Client(client.id(), client.name(), client.redirectUris(), true))
                .findFirst()
                .or(() -> registered(id));
    }

    /** Takes a program's word for its name and its addresses; its new id. */
    String register(String name, List<String> redirectUris) {
        var id = Ids.next().toString();
        jdbc.sql("""
                insert into oauth.client (id, name, redirect_uris, registered_at, used_at)
                values (:id, :name, :uris, :now, :now)
                """)
                .param("id", id)
                .param("name", name)
                .param("uris", redirectUris.toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    /** Notes that it is still in use. */
    void used(Client client) {
        jdbc.sql("update oauth.client set used_at = :now where id = :id")
                .param("id", client.id())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private Optional<Client> registered(String id) {
        return jdbc.sql("select id, name, redirect_uris from oauth.client where id = :id")
                .param("id", id)
                .query((row, n) -> new Client(
                        row.getString("id"), row.getString("name"), texts(row.getArray("redirect_uris")), false))
                .optional();
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
