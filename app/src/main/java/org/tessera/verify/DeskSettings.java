package org.tessera.verify;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * With what key the desk asks wallets.
 *
 * @param organisation who asks, in the certificate of a test key
 * @param country of that organisation, ISO 3166-1 alpha-2
 * @param prefix how wallets know the desk again: by its certificate, or by its host's name as older ones always do
 * @param keyStore a PKCS#12 file with a P-256 key and its access certificate; without one, a test key is made
 * @param password of the key store
 * @param alias of the key in it
 */
@ConfigurationProperties("tessera.desk")
record DeskSettings(
        @DefaultValue("Tessera") String organisation,
        @DefaultValue("GR") String country,
        @DefaultValue("x509_hash") Prefix prefix,
        Optional<Path> keyStore,
        @DefaultValue("") String password,
        @DefaultValue("access") String alias) {

    /** Client identifier prefixes of OpenID4VP 1.0, section 5.9.3. */
    enum Prefix {
        /** The certificate itself; HAIP 1.0 wants this one. */
        X509_HASH,
        /** A host's name in the certificate. */
        X509_SAN_DNS
    }
}
