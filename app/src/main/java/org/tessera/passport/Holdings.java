package org.tessera.passport;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tessera.certify.Certificates;
import org.tessera.issue.CredentialId;
import org.tessera.issue.Credentials;
import org.tessera.issue.Issued;
import org.tessera.people.Organisations;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/** Puts together what a person holds. */
@Component
class Holdings {
    private final Credentials credentials;
    private final Certificates certificates;
    private final Organisations organisations;

    Holdings(Credentials credentials, Certificates certificates, Organisations organisations) {
        this.credentials = credentials;
        this.certificates = certificates;
        this.organisations = organisations;
    }

    /** Everything a person holds, the newest first. */
    List<Held> of(PersonId holder) {
        return credentials.of(holder).stream().map(this::held).toList();
    }

    /** Some of what a person holds, in the order asked for; 404 for what isn't theirs. */
    List<Held> of(PersonId holder, List<CredentialId> ids) {
        var all = of(holder);
        return ids.stream()
                .map(id ->
                        all.stream().filter(h -> h.id().equals(id)).findFirst().orElseThrow(Problem::notFound))
                .toList();
    }

    private Held held(Issued issued) {
        var certificate = certificates.of(issued.certificate());
        return new Held(
                issued,
                credentials.standing(issued.id()),
                organisations.of(certificate.body()).legalName(),
                certificate.microCredentialReference(),
                certificate.validFrom());
    }
}
