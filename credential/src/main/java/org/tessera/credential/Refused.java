package org.tessera.credential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reports about files that were not opened: nothing from inside them is in any. */
final class Refused {

    /** What leaves a signature unchecked rather than broken. */
    static final Set<Cause> UNCHECKED =
            EnumSet.of(Cause.NOT_SEALED, Cause.KEY_UNAVAILABLE, Cause.UNKNOWN_METHOD, Cause.UNKNOWN_CONTEXT);

    private Refused() {}

    static Report unsealed(JsonNode credential) {
        var checks = new ArrayList<>(List.of(
                EdcFormat.check(credential), Check.of(Check.Kind.SEAL, Check.Outcome.UNKNOWN, Cause.NOT_SEALED)));
        return new Report(Format.BARE_EDC, completed(checks), Optional.empty());
    }

    static Report brokenSeal(Format format, Refusal refusal) {
        // Open Badges allow a bare key in a token. It shows that nothing was changed, but not by whom: worth nothing.
        var bareKey = format == Format.OPEN_BADGE_JWT && refusal.cause == Cause.KEY_IN_HEADER;
        var outcome = bareKey || UNCHECKED.contains(refusal.cause) ? Check.Outcome.UNKNOWN : Check.Outcome.FAILS;
        var checks = new ArrayList<>(List.of(
                Check.of(Check.Kind.FORMAT, Check.Outcome.UNKNOWN, Cause.NOT_REACHED),
                Check.of(Check.Kind.SEAL, outcome, refusal.cause, refusal.details)));
        return new Report(format, completed(checks), Optional.empty());
    }

    static Report noCredential(Format format, Refusal refusal) {
        var checks = new ArrayList<>(
                List.of(Check.of(Check.Kind.FORMAT, Check.Outcome.FAILS, refusal.cause, refusal.details)));
        return new Report(format, completed(checks), Optional.empty());
    }

    /** The questions that were not reached any more are answered so. */
    static List<Check> completed(List<Check> checks) {
        Arrays.stream(Check.Kind.values())
                .skip(checks.size())
                .forEach(kind -> checks.add(Check.of(kind, Check.Outcome.UNKNOWN, Cause.NOT_REACHED)));
        return checks;
    }
}
