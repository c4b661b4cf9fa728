package org.tessera.issue.wallet;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.issue.oauth.AccessToken;
import org.tessera.platform.Ids;
import org.tessera.platform.Sha256;

/** What was ordered for a wallet's requests, and what became of it. */
@Component
class Deliveries {
    /** A wallet that starts over gets a second and a third set; whoever wants more begins with a new offer. */
    private static final int MOST = 3;

    private final JdbcClient jdbc;
    private final Clock clock;

    Deliveries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether a token may be used for one more set. */
    boolean mayOrder(AccessToken token) {
        return jdbc.sql("select count(*) from wallet.delivery where token = :token")
                        .param("token", token.id())
                        .query(Integer.class)
                        .single()
                < MOST;
    }

    /** Notes orders; the secret by which the wallet speaks of them. */
    String note(AccessToken token, List<UUID> orders) {
        var secret = Ids.secret();
        jdbc.sql("""
                insert into wallet.delivery (fingerprint, token, orders, asked_at)
                values (:fingerprint, :token, :orders, :now)
                """)
                .param("fingerprint", Sha256.of(secret))
                .param("token", token.id())
                .param("orders", orders.toArray(UUID[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return secret;
    }

    /** Orders that this token waits for. */
    Optional<List<UUID>> waiting(String secret, AccessToken token) {
        return jdbc.sql("""
                select orders from wallet.delivery
                 where fingerprint = :fingerprint and token = :token and delivered_at is null
                """)
                .param("fingerprint", Sha256.of(secret))
                .param("token", token.id())
                .query((row, n) ->
                        Arrays.asList((UUID[]) row.getArray("orders").getArray()))
                .optional();
    }

    void delivered(String secret) {
        jdbc.sql("update wallet.delivery set delivered_at = :now where fingerprint = :fingerprint")
                .param("fingerprint", Sha256.of(secret))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Notes what the wallet tells; false when it was given nothing under this name. The same twice is the same. */
    boolean told(String secret, AccessToken token, String event) {
        return jdbc.sql("""
                update wallet.delivery
                   set event = :event
                 where fingerprint = :fingerprint and token = :token and delivered_at is not null
                """)
                        .param("fingerprint", Sha256.of(secret))
                        .param("token", token.id())
                        .param("event", event)
                        .update()
                == 1;
    }
}
