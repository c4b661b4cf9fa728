package org.tessera.issue;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tessera.certify.CertificateId;
import org.tessera.platform.PersonId;

/** The credentials that were issued here: their sealed bytes, what they are worth today and what they rest on. */
@Component
public class Credentials {
    Credentials() {}

    /** The credentials of a person, the newest first. */
    public List<Issued> of(PersonId holder) {
        throw new UnsupportedOperationException();
    }

    /** The credential of a certificate; nothing for the seconds between decision and issue. */
    public Optional<Issued> byCertificate(CertificateId certificate) {
        throw new UnsupportedOperationException();
    }

    /** One credential. */
    public Optional<Issued> find(CredentialId id) {
        throw new UnsupportedOperationException();
    }

    /** The sealed file, byte for byte as it was issued; {@code Problem.notFound} if there is none. */
    public byte[] sealed(CredentialId id) {
        throw new UnsupportedOperationException();
    }

    /** What the credential is worth today, straight from the certificate, without a cache. */
    public Standing standing(CredentialId id) {
        throw new UnsupportedOperationException();
    }

    /** What the credential rests on, as recorded at its issue. */
    public Trace trace(CredentialId id) {
        throw new UnsupportedOperationException();
    }
}
