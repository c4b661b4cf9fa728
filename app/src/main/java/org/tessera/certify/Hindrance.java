package org.tessera.certify;

import java.util.Locale;

/** Why a person can't apply for a micro-credential now. Each has a plain sentence in {@code certify.hindrance.…}. */
public enum Hindrance {
    /** Given and family name are needed on the certificate. */
    NAME_MISSING,
    /** The date of birth is needed to tell people of one name apart. */
    BIRTH_DATE_MISSING,
    /** The micro-credential is not published. */
    NOT_PUBLISHED,
    /** The organisation applied to is no certification body. */
    NO_CERTIFICATION_BODY,
    /** The organisation chosen is not an approved test centre today. */
    NO_TEST_CENTRE,
    /** An application for it is open. */
    OPEN_APPLICATION,
    /** The person holds a certificate for it that is in force or suspended. */
    HOLDS_IT,
    /** Fourteen days have not passed since the last attempt. */
    TOO_SOON,
    /** Three attempts within twelve months are used up. */
    TOO_OFTEN;

    /** The name in text keys: {@code name-missing}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
