package org.tessera.people;

import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;
import org.tessera.platform.PersonId;

/** Ends the sessions of a person, on every device. */
@Component
class Sessions {
    private final FindByIndexNameSessionRepository<?> sessions;

    Sessions(FindByIndexNameSessionRepository<?> sessions) {
        this.sessions = sessions;
    }

    void end(PersonId person) {
        sessions.findByPrincipalName(person.toString()).keySet().forEach(sessions::deleteById);
    }
}
