package org.tessera.assess;

/** The two parts of every exam; both must be passed. */
public enum Part {
    /** Questions with one right answer, scored by the key. */
    EXAM("A"),
    /** One piece of work, marked by examiners. */
    TASK("B");

    private final String code;

    Part(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static Part ofCode(String code) {
        return code.equals("A") ? EXAM : TASK;
    }
}
