package org.tessera.credential;

import java.net.URI;
import java.net.URISyntaxException;

/** The rule for identifiers: absolute IRIs (RFC 3987), because a relative one means another thing in every file. */
final class Iri {

    private Iri() {}

    static boolean isAbsolute(String iri) {
        try {
            return new URI(iri).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static void require(String iri) {
        if (!isAbsolute(iri)) {
            throw new IllegalArgumentException("“" + iri + "” is no absolute IRI.");
        }
    }

    static boolean isHttps(String iri) {
        return iri.startsWith("https://") && isAbsolute(iri);
    }
}
