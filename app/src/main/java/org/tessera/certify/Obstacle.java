package org.tessera.certify;

import java.util.Locale;

/** Why an officer can't take this decision now. The first six are about the officer, the others about the file. */
public enum Obstacle {
    /** Not a certification officer of the body that was applied to. */
    NOT_AN_OFFICER,
    /** The candidate and the officer are one person. */
    OWN_APPLICATION,
    /** The officer taught the candidate within the two years before. */
    TAUGHT,
    /** The officer marked work of this sitting, or of another one within the two years before. */
    EXAMINED,
    /** The officer invigilated this sitting, or another one within the two years before. */
    INVIGILATED,
    /** The officer took the decision that was appealed against. */
    DECIDED_BEFORE,
    /** The application was not accepted for assessment. */
    NOT_ACCEPTED,
    /** The result is not released. */
    NO_RESULT,
    /** A certificate can't be granted on a failed assessment. */
    NOT_PASSED,
    /** The result comes from a public sample of questions, which proves nothing outside a demonstration. */
    ONLY_A_SAMPLE,
    /** There is a decision already. */
    ALREADY_DECIDED;

    /** The name in text keys: {@code own-application}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
