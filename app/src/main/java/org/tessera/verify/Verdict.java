package org.tessera.verify;

import java.util.Locale;
import java.util.Optional;
import org.tessera.certify.State;
import org.tessera.credential.Check;
import org.tessera.credential.Check.Kind;
import org.tessera.credential.Check.Outcome;
import org.tessera.credential.Format;
import org.tessera.credential.Report;
import org.tessera.issue.Standing;

/** The first words that a reader sees. */
enum Verdict {
    /** Whole, from a recognised issuer, in force, not withdrawn. */
    VALID("good", "✔"),
    SUSPENDED("wait", "‖"),
    WITHDRAWN("bad", "✖"),
    EXPIRED("wait", "◷"),
    NOT_YET("wait", "◷"),
    /** Changed after sealing. Nothing of its content may be shown. */
    ALTERED("bad", "✖"),
    /** The seal is intact, but it is nobody's whom we know. Not a reproach. */
    UNKNOWN_ISSUER("unknown", "?"),
    /** A credential that anybody could have written. */
    NOT_SEALED("unknown", "?"),
    /** Not a credential at all, as far as can be seen. */
    UNREADABLE("unknown", "?"),
    /** Something needed for a verdict could not be checked. */
    UNCONFIRMED("unknown", "?");

    private final String tone;
    private final String mark;

    Verdict(String tone, String mark) {
        this.tone = tone;
        this.mark = mark;
    }

    /** The style: {@code good}, {@code wait}, {@code bad} or {@code unknown}. */
    String tone() {
        return tone;
    }

    /** A shape beside the words, so that colour is never alone. */
    String mark() {
        return mark;
    }

    /** The name in text keys: {@code unknown-issuer}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a file that somebody brings is worth. */
    static Verdict of(Report report) {
        return switch (report.verdict()) {
            case GENUINE_AND_VALID -> VALID;
            case SUSPENDED -> SUSPENDED;
            case WITHDRAWN -> WITHDRAWN;
            case EXPIRED -> EXPIRED;
            case NOT_YET_VALID -> NOT_YET;
            case ALTERED -> ALTERED;
            case UNCONFIRMED -> unconfirmed(report);
        };
    }

    /**
     * What a credential of ours is worth. What we issued is always sealed, so whatever is stored and can't be read was
     * altered. The certificate's own standing can make the verdict worse at once, before any list is renewed, never
     * better.
     */
    static Verdict of(Report report, Standing standing) {
        var verdict = of(report);
        if (verdict == UNREADABLE || verdict == NOT_SEALED) return ALTERED;
        if (verdict == ALTERED || verdict == WITHDRAWN) return verdict;
        return worse(standing.state()).orElse(verdict);
    }

    private static Optional<Verdict> worse(State state) {
        return switch (state) {
            case VALID -> Optional.empty();
            case SUSPENDED -> Optional.of(SUSPENDED);
            case WITHDRAWN -> Optional.of(WITHDRAWN);
            case EXPIRED -> Optional.of(EXPIRED);
        };
    }

    private static Verdict unconfirmed(Report report) {
        if (report.format() == Format.UNKNOWN) return UNREADABLE;
        if (report.format() == Format.BARE_EDC) return NOT_SEALED;
        return unknown(report.check(Kind.ISSUER)) ? UNKNOWN_ISSUER : UNCONFIRMED;
    }

    private static boolean unknown(Check issuer) {
        return issuer.outcome() == Outcome.UNKNOWN
                && (issuer.cause().equals("issuer-not-recognised")
                        || issuer.cause().equals("issuer-not-in-register"));
    }
}
