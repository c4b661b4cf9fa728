package org.tessera.passport;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.people.PersonErased;

/** An erased person's passport is empty at once: no link leads to a credential, and nothing that programs brought is left. */
@Component
class Emptying {
    private static final List<String> THEIRS = List.of(
            "delete from passport.share where holder = :person",
            "delete from passport.badge where holder = :person",
            "delete from passport.profile where holder = :person");

    private final JdbcClient jdbc;

    Emptying(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void empty(PersonErased erased) {
        THEIRS.forEach(
                sql -> jdbc.sql(sql).param("person", erased.person().value()).update());
    }
}
