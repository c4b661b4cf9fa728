package org.tessera.certify;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tessera.assess.Result;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;

/** The facts of a decision as they are written down beside it, as JSON under a hash. Dates are those of a certificate. */
record Recorded(
        boolean granted,
        @Nullable UUID certificate,
        UUID candidate,
        UUID body,
        UUID testCentre,
        String microCredential,
        int version,
        String reference,
        Instant decidedAt,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        DecisionFacts.Proof proof) {

    static DecisionFacts.Proof proof(Result result) {
        return new DecisionFacts.Proof(
                result.sitting().value(),
                result.form(),
                result.raw(),
                result.cut(),
                result.outOf(),
                result.task(),
                result.passed(),
                result.supervised(),
                result.examiners(),
                result.satOn(),
                result.releasedAt(),
                result.itemsByOutcome(),
                result.demonstration());
    }

    /** @throws IllegalStateException for a refusal, which has no certificate to speak of */
    DecisionFacts facts(DecisionId decision, int round, String hash) {
        if (certificate == null || validFrom == null || validUntil == null)
            throw new IllegalStateException("the decision granted nothing: " + decision);
        return new DecisionFacts(
                decision,
                "decision:" + decision + "@" + round + "#" + hash,
                new CertificateId(certificate),
                new PersonId(candidate),
                new OrganisationId(body),
                new OrganisationId(testCentre),
                microCredential,
                version,
                reference,
                decidedAt,
                validFrom,
                validUntil,
                proof);
    }
}
