package org.tessera.learn;

import java.security.SecureRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.PersonId;

/**
 * The key with which a learner's phone encrypts what it keeps for them. A phone gets it while they are signed in and
 * forgets it when they leave; what was not sent until then waits unreadable for their next visit.
 */
@Component
class PhoneKeys {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final JdbcClient jdbc;

    PhoneKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A learner's key, 32 bytes, made when it is first asked for. */
    @Transactional
    byte[] of(PersonId learner) {
        var fresh = new byte[BYTES];
        RANDOM.nextBytes(fresh);
        jdbc.sql("insert into learn.phone_key (learner, key) values (:learner, :key) on conflict do nothing")
                .param("learner", learner.value())
                .param("key", fresh)
                .update();
        return jdbc.sql("select key from learn.phone_key where learner = :learner")
                .param("learner", learner.value())
                .query(byte[].class)
                .single();
    }
}
