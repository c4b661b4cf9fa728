package org.tessera.passport.badges;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tessera.credential.Check;
import org.tessera.credential.Checker;
import org.tessera.credential.Format;
import org.tessera.issue.Credentials;

/** Looks at a badge that a program brings before it gets a place in a passport. */
@Component
class Incoming {
    private static final Set<Format> BADGES = Set.of(Format.OPEN_BADGE, Format.OPEN_BADGE_JWT);
    private static final int LONGEST = 1_000_000;

    private final Credentials credentials;
    private final Clock clock;

    Incoming(Credentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /**
     * The badge that a text is. Whoever issued it need not be known here, and its key need not be at hand.
     *
     * @throws StatusInfo if it is none, was altered, or has no proof at all
     */
    Badge read(String document) {
        if (document.length() > LONGEST)
            throw StatusInfo.invalidData("The credential is longer than a million letters.");
        var report = new Checker(credentials.trust(), credentials.statuses(), clock)
                .check(document.getBytes(StandardCharsets.UTF_8));
        refuseFailed(report.check(Check.Kind.FORMAT));
        refuseFailed(report.check(Check.Kind.SEAL));
        if (!BADGES.contains(report.format())) throw StatusInfo.invalidData("This is no Open Badge 3.0.");
        if (report.check(Check.Kind.SEAL).cause().equals("not-sealed"))
            throw StatusInfo.invalidData("The credential has no proof.");
        var facts = report.facts().orElseThrow(() -> StatusInfo.invalidData("The credential can't be read."));
        var from = facts.validity()
                .from()
                .orElseThrow(() -> StatusInfo.invalidData("The credential does not say since when it is valid."));
        return new Badge(
                facts.says().issuer(), facts.id(), from, report.format() == Format.OPEN_BADGE_JWT, document.strip());
    }

    private static void refuseFailed(Check check) {
        if (check.outcome() == Check.Outcome.FAILS) throw StatusInfo.invalidData(check.plain());
    }
}
