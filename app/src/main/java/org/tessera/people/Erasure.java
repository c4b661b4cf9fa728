package org.tessera.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Audit;
import org.tessera.platform.PersonId;

/**
 * Erases a person (GDPR, article 17): name, day of birth, address, every way to sign in and every role. What remains is an
 * id without a name, and the records of certification, which ISO/IEC 17024 asks a body to keep and which article 17(3)
 * therefore leaves: nobody finds them by the person any more.
 */
@Component
public class Erasure {
    private static final List<String> WAYS_IN = List.of(
            "delete from people.membership where person = :person",
            "delete from people.card where holder = :person",
            "delete from people.passkey where person = :person",
            "delete from people.sign_in_link where person = :person");

    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Erasure(JdbcClient jdbc, Sessions sessions, Audit audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.audit = audit;
        this.events = events;
    }

    /**
     * There is no way back. Whoever calls this has asked the person, and whether a body may let them go.
     *
     * @param by who does it
     */
    @Transactional
    public void erase(PersonId person, PersonId by) {
        WAYS_IN.forEach(sql -> jdbc.sql(sql).param("person", person.value()).update());
        jdbc.sql("""
                update people.person
                   set given_name = '–', family_name = '–', latin_name = null, birth_date = null, email = null, called = null
                 where id = :person
                """).param("person", person.value()).update();
        sessions.end(person);
        audit.record("person:" + person, Optional.of(by), "erased", Map.of());
        events.publishEvent(new PersonErased(person));
    }
}
