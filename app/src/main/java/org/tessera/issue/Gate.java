package org.tessera.issue;

import java.util.Locale;

/** What must hold when a credential is sealed, asked again at that moment however long ago the decision was. */
enum Gate {
    /** The certificate is in force: not suspended, withdrawn or over. */
    CERTIFICATE_IN_FORCE,
    /** Nobody waits for an appeal against the decision to be heard. */
    NOT_UNDER_APPEAL,
    /** The assessment was passed. */
    PASSED,
    /** Somebody checked the candidate's identity and supervised the exam. */
    SUPERVISED,
    /** Two examiners marked the open work. */
    MARKED_BY_TWO,
    /** A public sample of questions proves something in a demonstration only. */
    NO_SAMPLE,
    /** The holder's names and date of birth are complete. */
    HOLDER_IDENTIFIED,
    /** The standard that was decided on is published, and is the same to the last byte. */
    STANDARD_UNCHANGED,
    /** The certification body is one. */
    BODY_RECOGNISED;

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
