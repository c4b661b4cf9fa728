package org.tessera.credential;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One question about a credential and its answer.
 *
 * @param kind the question
 * @param outcome the answer
 * @param cause why, as a stable code in kebab case, for translation
 * @param details what the cause's text refers to, such as the end of validity; never anything from inside a file whose
 *     seal is wrong
 */
public record Check(Kind kind, Outcome outcome, String cause, Map<String, String> details) {

    /** The detail "revoked" of a recognised issuer if nobody could say whether its certificate was revoked. */
    static final String NOT_CHECKED = "not-checked";

    /** The questions, in the order in which they are asked. */
    public enum Kind {
        /** Is it a credential, in a form that is fully understood? */
        FORMAT,
        /** Is every byte as it was sealed? */
        SEAL,
        /** Do we know who sealed it? */
        ISSUER,
        /** Is the person who shows it the person it was issued to? */
        OWNER,
        /** Was the awarding body accredited for this? */
        ACCREDITATION,
        /** Is it in force today? */
        VALIDITY,
        /** Has it been withdrawn or suspended? */
        STATUS,
        /** Does it stand in the public issuance log? */
        LOG
    }

    /** The answers. */
    public enum Outcome {
        HOLDS,
        FAILS,
        /** Could not be checked. */
        UNKNOWN
    }

    /** Sorts the details, so that reports of the same facts are the same bytes. */
    public Check {
        details = java.util.Collections.unmodifiableMap(new TreeMap<>(details));
    }

    static Check of(Kind kind, Outcome outcome, Cause cause) {
        return new Check(kind, outcome, cause.code(), Map.of());
    }

    static Check of(Kind kind, Outcome outcome, Cause cause, Map<String, String> details) {
        return new Check(kind, outcome, cause.code(), details);
    }

    /** The cause as one plain English sentence. */
    public String plain() {
        var sentence = Cause.of(cause).sentence();
        for (var detail : details.entrySet()) {
            sentence = sentence.replace("{" + detail.getKey() + "}", detail.getValue());
        }
        return NOT_CHECKED.equals(details.get("revoked"))
                ? sentence + " Whether its certificate was revoked could not be checked."
                : sentence;
    }

    /** Every code that {@link #cause} can have, so that translations can be proven complete. */
    public static List<String> causes() {
        return java.util.Arrays.stream(Cause.values()).map(Cause::code).toList();
    }

    boolean is(Cause other) {
        return cause.equals(other.code());
    }
}
