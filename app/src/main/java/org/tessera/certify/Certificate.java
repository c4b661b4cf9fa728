package org.tessera.certify;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;

/**
 * A certificate as it stands today.
 *
 * @param decision the positive decision that it rests on
 * @param body the certification body that took it
 * @param microCredential which one, such as {@code K08}
 * @param microCredentialReference the same in its version, {@code micro-credential:K08@1#<hash>}
 * @param validFrom first day
 * @param validUntil last day
 * @param state today's state
 * @param reason why it is suspended or withdrawn, as the officer wrote it
 * @param told what everybody may read of that
 * @param changedAt since when it has this state
 */
public record Certificate(
        CertificateId id,
        DecisionId decision,
        PersonId holder,
        OrganisationId body,
        String microCredential,
        String microCredentialReference,
        LocalDate validFrom,
        LocalDate validUntil,
        State state,
        Optional<String> reason,
        Optional<PublicReason> told,
        Instant changedAt) {}
