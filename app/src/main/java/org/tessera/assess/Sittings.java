package org.tessera.assess;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;

/** The appointments with exams, and what came of them. */
@Component
public class Sittings {
    Sittings() {}

    /**
     * Makes an appointment. The certification body's newest confidential form is used; a public sample is taken only in
     * a demonstration.
     *
     * @param from when the candidate may start at the earliest
     * @param until when the exam ends at the latest, whenever it was started
     * @throws org.tessera.platform.Problem 409 when the certification body has no form for this micro-credential
     */
    public SittingId register(
            PersonId candidate,
            String microCredential,
            OrganisationId testCentre,
            OrganisationId certificationBody,
            Instant from,
            Instant until) {
        throw new UnsupportedOperationException("the item bank comes next");
    }

    /** The result, or nothing before its release. */
    public Optional<Result> released(SittingId sitting) {
        return Optional.empty();
    }
}
