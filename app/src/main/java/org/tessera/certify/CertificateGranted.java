package org.tessera.certify;

import org.tessera.platform.PersonId;

/** A certificate was granted. Published in the transaction of the decision. */
public record CertificateGranted(CertificateId certificate, DecisionId decision, PersonId holder) {}
