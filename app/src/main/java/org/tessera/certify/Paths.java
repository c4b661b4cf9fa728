package org.tessera.certify;

import java.util.UUID;
import org.tessera.platform.Problem;

/** Ids as they come in paths: what is none is not here. */
final class Paths {
    private Paths() {}

    static ApplicationId application(String text) {
        return new ApplicationId(uuid(text));
    }

    static CertificateId certificate(String text) {
        return new CertificateId(uuid(text));
    }

    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw Problem.notFound();
        }
    }
}
