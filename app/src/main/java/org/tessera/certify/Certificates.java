package org.tessera.certify;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tessera.platform.PersonId;

/** Certificates and what becomes of them after the decision: suspended, reinstated, withdrawn. */
@Component
public class Certificates {
    Certificates() {}

    /** A certificate as it stands today, or {@code Problem.notFound}. */
    public Certificate of(CertificateId id) {
        throw new UnsupportedOperationException();
    }

    /** The certificates of a person, the newest first. */
    public List<Certificate> heldBy(PersonId holder) {
        throw new UnsupportedOperationException();
    }

    /** The certificate that a decision granted. */
    public Optional<Certificate> grantedBy(DecisionId decision) {
        throw new UnsupportedOperationException();
    }

    /** Suspends a valid certificate at once. */
    public void suspend(CertificateId id, PersonId officer, String reason) {
        throw new UnsupportedOperationException();
    }

    /** Makes a suspended certificate valid again. */
    public void reinstate(CertificateId id, PersonId officer, String reason) {
        throw new UnsupportedOperationException();
    }

    /**
     * Proposes to withdraw a certificate. It is suspended at once, so that nobody relies on it, and withdrawn when
     * another officer confirms.
     */
    public void withdraw(CertificateId id, PersonId officer, String reason) {
        throw new UnsupportedOperationException();
    }

    /** The second officer's word: the proposed withdrawal takes effect. Never the one who proposed it. */
    public void confirmWithdrawal(CertificateId id, PersonId secondOfficer) {
        throw new UnsupportedOperationException();
    }

    /** Everything that {@code issue} needs about a positive decision. */
    public DecisionFacts facts(DecisionId decision) {
        throw new UnsupportedOperationException();
    }
}
