package org.tessera.certify;

import java.time.LocalDate;
import java.util.List;

/** What became of an application for certification. ISO/IEC 17024, decision on certification. */
public sealed interface Decision {
    /** The person holds a certificate, the last day of which is {@code until}. */
    record Granted(DecisionId decision, CertificateId certificate, LocalDate until) implements Decision {}

    /** The certificate was refused; the reasons are written to the candidate, who may appeal. */
    record Refused(DecisionId decision, String reasons) implements Decision {}

    /** No decision was taken, because this officer or this file does not allow one. Nothing was recorded. */
    record NotTaken(List<Obstacle> obstacles) implements Decision {}
}
