package org.tessera.people;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Mail;
import org.tessera.platform.PersonId;
import org.tessera.platform.Settings;

/**
 * Sends sign-in links. The page that takes the address only leaves a note in the outbox; finding out whether there is
 * somebody to write to, and writing, happens after the answer has gone.
 */
@Component
class LinkMail {
    static final int MOST_IN_15_MINUTES = 5;
    private final People people;
    private final SignInLinks links;
    private final Mail mail;
    private final Settings settings;
    private final ApplicationEventPublisher events;

    LinkMail(People people, SignInLinks links, Mail mail, Settings settings, ApplicationEventPublisher events) {
        this.people = people;
        this.links = links;
        this.mail = mail;
        this.settings = settings;
        this.events = events;
    }

    /** Asks for a link to be sent, should the address belong to anybody. */
    @Transactional
    void ask(String email, String onward) {
        var person = people.byEmail(email).map(PersonId::value).orElse(null);
        events.publishEvent(new LinkAsked(person, onward));
    }

    /**
     * Writes the message, outside a transaction, so that the link is kept before the message that carries it leaves. Beyond
     * five in a quarter of an hour nothing is sent: a mailbox can't be flooded by us.
     */
    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void send(LinkAsked asked) {
        if (asked.person() == null) return;
        var person = people.of(new PersonId(asked.person()));
        if (links.recent(person.id()) >= MOST_IN_15_MINUTES) return;
        people.email(person.id()).ifPresent(email -> {
            var link = settings.address(links.issue(person.id(), asked.onward()));
            mail.send(email, person.language(), "people.mail.link", link);
        });
    }
}
