package org.tessera.credential;

import java.util.Map;

/** A reader gives up on a file, with the cause it will report. Never leaves the package. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    final transient Cause cause;
    final transient Map<String, String> details;

    Refusal(Cause cause) {
        this(cause, Map.of());
    }

    /** Without stack trace: a refusal is an answer, not an accident, and hostile files must not be costly. */
    Refusal(Cause cause, Map<String, String> details) {
        super(cause.code(), null, false, false);
        this.cause = cause;
        this.details = details;
    }
}
