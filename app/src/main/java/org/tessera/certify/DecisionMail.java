package org.tessera.certify;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.tessera.people.People;
import org.tessera.platform.Mail;
import org.tessera.platform.PersonId;
import org.tessera.platform.Settings;

/**
 * Writes to people that there is a decision to read, or that the state of their certificate changed. What was decided is
 * not in the message: others in a household read it too. Who has no e-mail address finds it on their pages.
 */
@Component
class DecisionMail {
    private final Certificates certificates;
    private final People people;
    private final Mail mail;
    private final Settings settings;

    DecisionMail(Certificates certificates, People people, Mail mail, Settings settings) {
        this.certificates = certificates;
        this.people = people;
        this.mail = mail;
        this.settings = settings;
    }

    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void decided(DecisionTaken taken) {
        tell(taken.candidate(), "certify.mail.decided", "/my/applications/" + taken.application());
    }

    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void changed(CertificateStateChanged change) {
        tell(certificates.of(change.certificate()).holder(), "certify.mail.changed", "/passport");
    }

    private void tell(PersonId person, String key, String path) {
        if (!mail.available()) return;
        people.email(person)
                .ifPresent(address -> mail.send(address, people.of(person).language(), key, settings.address(path)));
    }
}
