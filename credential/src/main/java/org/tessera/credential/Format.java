package org.tessera.credential;

/** What a file turned out to be. */
public enum Format {
    /** A European Digital Credential under a JAdES seal. */
    SEALED_EDC("edc-sealed"),
    /** A European Digital Credential without seal. */
    BARE_EDC("edc-bare"),
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
