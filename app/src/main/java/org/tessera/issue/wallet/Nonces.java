package org.tessera.issue.wallet;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.platform.Ids;
import org.tessera.platform.Sha256;

/** Fresh values that wallets sign to show that they have their key now ({@code c_nonce}); each is good once. */
@Component
class Nonces {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private final JdbcClient jdbc;
    private final Clock clock;

    Nonces(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    String give() {
        var nonce = Ids.secret();
        jdbc.sql("insert into wallet.nonce (fingerprint, expires_at) values (:fingerprint, :until)")
                .param("fingerprint", Sha256.of(nonce))
                .param("until", Timestamp.from(clock.instant().plus(LIFE)))
                .update();
        return nonce;
    }

    /** Uses nonces up; true when every one was good. */
    boolean use(Set<String> nonces) {
        boolean good = !nonces.isEmpty();
        for (String nonce : nonces) {
            good &= jdbc.sql("delete from wallet.nonce where fingerprint = :fingerprint and expires_at > :now")
                            .param("fingerprint", Sha256.of(nonce))
                            .param("now", Timestamp.from(clock.instant()))
                            .update()
                    == 1;
        }
        return good;
    }
}
