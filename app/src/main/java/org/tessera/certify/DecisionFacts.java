package org.tessera.certify;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;

/**
 * Everything that {@code issue} needs about one positive decision, as it was recorded when the decision was taken. Says
 * nothing about who taught, examined or decided.
 *
 * @param reference {@code decision:<id>@1#<hash>}; the hash is that of the recorded facts
 * @param certificate the certificate that was granted
 * @param microCredential which one, such as {@code K08}, in {@code version}
 * @param microCredentialReference {@code micro-credential:K08@1#<hash>}
 * @param validFrom first day of the certificate
 * @param validUntil last day
 * @param proof the assessment that it rests on
 */
public record DecisionFacts(
        DecisionId decision,
        String reference,
        CertificateId certificate,
        PersonId holder,
        OrganisationId certificationBody,
        OrganisationId testCentre,
        String microCredential,
        int version,
        String microCredentialReference,
        Instant decidedAt,
        LocalDate validFrom,
        LocalDate validUntil,
        Proof proof) {
    /**
     * The released result.
     *
     * @param form {@code form:K08-A@1#<hash>}
     * @param raw points reached in the exam, {@code cut} needed, {@code outOf} possible
     * @param task points reached in the practical task, 0–12
     * @param examiners how many people marked the task, blind to each other
     * @param itemsByOutcome learning outcome to the items that asked for it, each {@code thing@version#hash}
     * @param demonstration whether the form was a public sample, which counts in a demonstration only
     */
    public record Proof(
            UUID sitting,
            String form,
            int raw,
            int cut,
            int outOf,
            int task,
            boolean passed,
            boolean supervised,
            int examiners,
            LocalDate satOn,
            Instant releasedAt,
            Map<String, List<String>> itemsByOutcome,
            boolean demonstration) {}
}
