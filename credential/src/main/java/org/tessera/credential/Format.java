package org.tessera.credential;

/** What a file turned out to be. */
public enum Format {
    /** A European Digital Credential under a JAdES seal. */
    SEALED_EDC("edc-sealed"),
    /** A European Digital Credential without seal. */
    BARE_EDC("edc-bare"),
    /** An Open Badge 3.0 as JSON, with Data Integrity proofs or none. */
    OPEN_BADGE("open-badge"),
    /** An Open Badge 3.0 as JSON Web Token. */
    OPEN_BADGE_JWT("open-badge-jwt"),
    /** A picture with an Open Badge inside. */
    BAKED_BADGE("baked-badge"),
    /** A Comprehensive Learner Record 2.0, as JSON with Data Integrity proofs or as JSON Web Token. */
    LEARNING_RECORD("learning-record"),
    /** An SD-JWT credential, with or without proof of the holder's key. */
    SD_JWT_VC("sd-jwt-vc"),
    /** Something else. */
    UNKNOWN("unknown");

    private final String code;

    Format(String code) {
        this.code = code;
    }

    /** Stable name for files and translations. */
    public String code() {
        return code;
    }
}
