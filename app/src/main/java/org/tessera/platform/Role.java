package org.tessera.platform;

import java.util.Locale;

/**
 * What a person may do, always held within one organisation. The words are those of ISO/IEC 17024 where it has one.
 * Duties that must be kept apart (teaching, examining, deciding, hearing an appeal) are refused by constraints of the
 * data for the same candidate, not by these roles alone.
 */
public enum Role {
    LEARNER,
    MENTOR,
    EDUCATOR,
    AUTHOR,
    REVIEWER,
    EXAMINER,
    INVIGILATOR,
    CERTIFICATION_OFFICER,
    APPEALS_MEMBER,
    EMPLOYER,
    EMPLOYER_REPRESENTATIVE,
    POLICY_MAKER,
    ORGANISATION_ADMINISTRATOR,
    PLATFORM_ADMINISTRATOR;

    /** The name in forms and text keys: {@code certification-officer}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if no role has that key */
    public static Role ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
