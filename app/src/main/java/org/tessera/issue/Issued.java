package org.tessera.issue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.tessera.certify.CertificateId;
import org.tessera.platform.PersonId;

/**
 * One issued credential.
 *
 * @param microCredential which one, such as {@code K08}
 * @param title its title per language, as it stands in the credential
 * @param validUntil last day
 * @param sha256 of the sealed bytes, 64 hexadecimal digits
 */
public record Issued(
        CredentialId id,
        CertificateId certificate,
        PersonId holder,
        String microCredential,
        Map<String, String> title,
        Instant issuedAt,
        LocalDate validUntil,
        String sha256) {}
