package org.tessera.verify;

import com.nimbusds.jose.jwk.ECKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;

/** The requests to wallets that are under way. */
@Component
class AskedBook {
    private final JdbcClient jdbc;

    AskedBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Asked asked) {
        jdbc.sql("""
                insert into verify.request (id, secret, nonce, state, asked_by, organisation, micro_credential,
                                            decryption_key, encrypted, created_at, expires_at)
                values (:id, :secret, :nonce, :state, :by, :organisation, :what, :key, :encrypted, :created, :expires)
                """)
                .param("id", asked.id())
                .param("secret", asked.secret())
                .param("nonce", asked.nonce())
                .param("state", asked.state())
                .param("by", asked.by().value())
                .param("organisation", asked.organisation().value())
                .param("what", asked.microCredential())
                .param("key", asked.key().map(ECKey::toJSONString).orElse(null))
                .param("encrypted", asked.encrypted())
                .param("created", Timestamp.from(asked.created()))
                .param("expires", Timestamp.from(asked.expires()))
                .update();
    }

    /** A person's own request; nobody else's. */
    Optional<Asked> find(UUID id, PersonId by) {
        return jdbc.sql("select * from verify.request where id = :id and asked_by = :by")
                .param("id", id)
                .param("by", by.value())
                .query(AskedBook::read)
                .optional();
    }

    Optional<Asked> bySecret(String secret) {
        return jdbc.sql("select * from verify.request where secret = :secret")
                .param("secret", secret)
                .query(AskedBook::read)
                .optional();
    }

    /**
     * Keeps the answer, the first one only, and forgets the key that opened it.
     *
     * @return false when it was answered already or its time is over
     */
    boolean answer(Asked asked, Optional<String> presentation, Instant now) {
        return jdbc.sql("""
                update verify.request
                   set presentation = :presentation, answered_at = :now, decryption_key = null
                 where id = :id and answered_at is null and expires_at > :now
                """)
                        .param("id", asked.id())
                        .param("presentation", presentation.orElse(null))
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** The person is done with it. */
    void forget(UUID id, PersonId by) {
        jdbc.sql("delete from verify.request where id = :id and asked_by = :by")
                .param("id", id)
                .param("by", by.value())
                .update();
    }

    /** Deletes everything whose time was over before this. */
    void forgetBefore(Instant end) {
        jdbc.sql("delete from verify.request where coalesce(answered_at, expires_at) < :end")
                .param("end", Timestamp.from(end))
                .update();
    }

    private static Asked read(ResultSet row, int number) throws SQLException {
        return new Asked(
                row.getObject("id", UUID.class),
                row.getString("secret"),
                row.getString("nonce"),
                row.getString("state"),
                new PersonId(row.getObject("asked_by", UUID.class)),
                new OrganisationId(row.getObject("organisation", UUID.class)),
                row.getString("micro_credential"),
                row.getBoolean("encrypted"),
                Optional.ofNullable(row.getString("decryption_key")).map(AskedBook::key),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("answered_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getString("presentation")));
    }

    private static ECKey key(String jwk) {
        try {
            return ECKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException("a key that was written can be read", e);
        }
    }
}
