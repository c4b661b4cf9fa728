package org.tessera.certify;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;

/** Applications for certification, from the candidate's wish to the officer's decision. */
@Component
public class Applications {
    Applications() {}

    /**
     * Records an application.
     *
     * @param microCredential such as {@code K08}
     * @throws NotEligible with every reason, when the person can't apply now
     */
    public ApplicationId apply(
            PersonId candidate, String microCredential, OrganisationId certificationBody, OrganisationId testCentre) {
        throw new UnsupportedOperationException();
    }

    /** Accepts an application: the candidate may sit the assessment at the test centre within this time. */
    public void accept(ApplicationId id, PersonId officer, Instant from, Instant until) {
        throw new UnsupportedOperationException();
    }

    /** Decides. The reasons are written to the candidate; for a refusal they are needed. */
    public Decision decide(ApplicationId id, PersonId officer, boolean grant, String reasons) {
        throw new UnsupportedOperationException();
    }
}
