package org.tessera.certify;

import java.io.Serializable;
import java.util.UUID;
import org.tessera.platform.Ids;

/** Names one certificate, which a person holds after a positive decision. */
public record CertificateId(UUID value) implements Serializable {
    /** A new one. */
    public static CertificateId next() {
        return new CertificateId(Ids.next());
    }

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static CertificateId of(String text) {
        return new CertificateId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
