package org.tessera.issue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tessera.certify.CertificateId;
import org.tessera.certify.DecisionId;
import org.tessera.platform.PersonId;

/**
 * What will be signed, written down beforehand.
 *
 * @param order who asked for this form of it; nothing for the credential itself
 * @param form of what is to be sealed
 * @param place where its later fate is read
 * @param unsigned the credential without its seal, UTF-8 JSON
 * @param sha256 of {@code unsigned}
 * @param trace what it rests on
 */
record Planned(
        CredentialId id,
        DecisionId decision,
        Optional<UUID> order,
        Form form,
        CertificateId certificate,
        PersonId holder,
        String microCredential,
        Map<String, String> title,
        LocalDate validUntil,
        Place place,
        byte[] unsigned,
        String sha256,
        Trace trace,
        Instant plannedAt) {
    /** One place in one status list. */
    record Place(int list, int index) {}
}
