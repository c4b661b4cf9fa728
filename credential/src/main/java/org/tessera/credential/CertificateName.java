package org.tessera.credential;

import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;

/**
 * Whose a seal certificate is (ETSI EN 319 412-3).
 *
 * @param commonName CN
 * @param organisation O, the legal name
 * @param identifier organizationIdentifier (2.5.4.97), such as {@code VATEL-123456789}
 * @param country C, ISO 3166-1 alpha-2
 */
record CertificateName(
        Optional<String> commonName,
        Optional<String> organisation,
        Optional<String> identifier,
        Optional<String> country) {

    private static final String ORGANISATION_IDENTIFIER = "2.5.4.97";

    static CertificateName of(X509Certificate certificate) {
        var names = new HashMap<String, String>();
        var dn = certificate
                .getSubjectX500Principal()
                .getName(X500Principal.RFC2253, Map.of(ORGANISATION_IDENTIFIER, "organizationIdentifier"));
        try {
            for (var rdn : new LdapName(dn).getRdns()) {
                names.put(rdn.getType(), String.valueOf(rdn.getValue()));
            }
        } catch (InvalidNameException e) {
            throw new IllegalArgumentException("The certificate's name can't be read: " + dn, e);
        }
        return new CertificateName(
                Optional.ofNullable(names.get("CN")),
                Optional.ofNullable(names.get("O")),
                Optional.ofNullable(names.get("organizationIdentifier")),
                Optional.ofNullable(names.get("C")));
    }

    /** Two certificates of one organisation: the same identifier, or without any, the same name and country. */
    boolean sameOrganisation(CertificateName other) {
        if (identifier.isPresent() || other.identifier.isPresent()) {
            return identifier.equals(other.identifier);
        }
        return organisation.isPresent() && organisation.equals(other.organisation) && country.equals(other.country);
    }
}
