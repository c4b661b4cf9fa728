package org.tessera.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tessera.certify.PublicReason;
import org.tessera.credential.Check;
import org.tessera.issue.Trace;

/**
 * One credential, checked a moment ago.
 *
 * @param verdict the sum
 * @param at when it was checked
 * @param since since when it is suspended, withdrawn or expired, where known
 * @param told why it is suspended or withdrawn, in words for everybody; empty where nobody said
 * @param checks every question with its answer; empty when the file was altered or is no credential, except the one that
 *     failed
 * @param content what may be shown; empty unless the seal is intact
 * @param trace what it rests on, for credentials of ours
 */
record Checked(
        Verdict verdict,
        Instant at,
        Optional<Instant> since,
        Optional<PublicReason> told,
        List<Check> checks,
        Optional<Content> content,
        List<Trace.Step> trace) {

    /** The cause that decided, as a code to quote when asking for help. */
    String reference() {
        return checks.stream()
                .filter(c -> c.outcome() == Check.Outcome.FAILS)
                .findFirst()
                .or(() -> checks.stream()
                        .filter(c ->
                                c.outcome() == Check.Outcome.UNKNOWN && c.kind().compareTo(Check.Kind.OWNER) < 0)
                        .findFirst())
                .map(Check::cause)
                .orElse(verdict.key());
    }

    /** The answer to one question. */
    Check check(Check.Kind kind) {
        return checks.stream().filter(c -> c.kind() == kind).findFirst().orElseThrow();
    }

    /** The checks that were made. */
    List<Check> made() {
        return checks.stream().filter(c -> !c.cause().equals("not-reached")).toList();
    }
}
