package org.tessera.verify;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tessera.certify.PublicReason;
import org.tessera.credential.Check;
import org.tessera.credential.Checker;
import org.tessera.credential.Facts;
import org.tessera.credential.PresentationRequest;
import org.tessera.credential.Report;
import org.tessera.issue.CredentialId;
import org.tessera.issue.Credentials;
import org.tessera.issue.Issued;
import org.tessera.issue.Standing;
import org.tessera.issue.Trace;
import org.tessera.passport.ShortName;
import org.tessera.platform.Sha256;

/** Where credentials are checked: those of a link, read from the store, and files that somebody brings. */
@Component
class Desk {
    private final Credentials credentials;
    private final Clock clock;

    Desk(Credentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /**
     * Checks a credential of ours from its sealed bytes.
     *
     * @param shortName what to show instead of the name in the credential
     */
    Checked check(CredentialId id, Optional<ShortName> shortName) {
        var bytes = credentials.sealed(id);
        var report = checker().check(bytes);
        var issued = credentials.find(id);
        var own = report.facts()
                .filter(facts -> issued.filter(i -> isTheOne(i, bytes, facts)).isPresent());
        if (own.isEmpty()) return nothing(Verdict.ALTERED, report);
        var standing = credentials.standing(id);
        var verdict = Verdict.of(report, standing);
        if (verdict == Verdict.ALTERED) return nothing(verdict, report);
        return whole(
                verdict,
                since(verdict, standing, own.get()),
                told(verdict, standing),
                report,
                own.get(),
                shortName,
                trace(id));
    }

    /** Checks a file, whosever it is. If it is one of ours, byte for byte, its certificate's standing counts as well. */
    Checked check(byte[] file) {
        var report = checker().check(file);
        var facts = report.facts();
        if (facts.isEmpty()) return nothing(Verdict.of(report), report);
        return judged(report, facts.get(), ours(facts.get()).filter(issued -> isTheOne(issued, file, facts.get())));
    }

    /** The sum of a report and of what we know ourselves about a credential of ours. */
    private Checked judged(Report report, Facts facts, Optional<Issued> ours) {
        var standing = ours.map(issued -> credentials.standing(issued.id()));
        var verdict = standing.map(s -> Verdict.of(report, s)).orElseGet(() -> Verdict.of(report));
        if (verdict == Verdict.ALTERED) return nothing(verdict, report);
        var since = standing.flatMap(s -> since(verdict, s, facts)).or(() -> expiry(verdict, facts));
        var trace = ours.map(issued -> trace(issued.id())).orElse(List.of());
        var told = standing.flatMap(s -> told(verdict, s));
        return whole(verdict, since, told, report, facts, Optional.empty(), trace);
    }

    /**
     * Checks what a wallet presented in answer to a request: by the same questions, and whether its holder has the key. If
     * it is one of ours, its certificate's standing counts as well, before any list is renewed.
     */
    Checked check(byte[] presentation, PresentationRequest request) {
        var report = checker().check(presentation, request);
        var facts = report.facts();
        var verdict = Verdict.of(report);
        if (facts.isEmpty() || verdict == Verdict.ALTERED) return nothing(verdict, report);
        var ours = ours(facts.get()).filter(_ -> report.check(Check.Kind.ISSUER).outcome() == Check.Outcome.HOLDS);
        return judged(report, facts.get(), ours);
    }

    private Checker checker() {
        return new Checker(credentials.trust(), credentials.statuses(), clock).consulting(credentials.log());
    }

    /** Not another credential in its place, however genuine. */
    private static boolean isTheOne(Issued issued, byte[] bytes, Facts facts) {
        return issued.sha256().equals(Sha256.of(bytes))
                && facts.id().endsWith(issued.id().toString());
    }

    private Optional<Issued> ours(Facts facts) {
        return id(facts).flatMap(credentials::find);
    }

    private static Optional<CredentialId> id(Facts facts) {
        try {
            return Optional.of(CredentialId.of(facts.id().replaceFirst(".*[:/]", "")));
        } catch (IllegalArgumentException notAnIdOfOurs) {
            return Optional.empty();
        }
    }

    private List<Trace.Step> trace(CredentialId id) {
        return credentials.trace(id).steps();
    }

    private static Optional<Instant> since(Verdict verdict, Standing standing, Facts facts) {
        return switch (verdict) {
            case SUSPENDED, WITHDRAWN -> standing.since();
            default -> expiry(verdict, facts);
        };
    }

    private static Optional<PublicReason> told(Verdict verdict, Standing standing) {
        return verdict == Verdict.SUSPENDED || verdict == Verdict.WITHDRAWN ? standing.told() : Optional.empty();
    }

    private static Optional<Instant> expiry(Verdict verdict, Facts facts) {
        return switch (verdict) {
            case EXPIRED -> facts.validity().until();
            case NOT_YET -> facts.validity().from();
            default -> Optional.empty();
        };
    }

    private Checked nothing(Verdict verdict, Report report) {
        return new Checked(
                verdict,
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                report.checks(),
                Optional.empty(),
                List.of());
    }

    private Checked whole(
            Verdict verdict,
            Optional<Instant> since,
            Optional<PublicReason> told,
            Report report,
            Facts facts,
            Optional<ShortName> shortName,
            List<Trace.Step> trace) {
        return new Checked(
                verdict,
                clock.instant(),
                since,
                told,
                report.checks(),
                Optional.of(Content.of(facts, report, shortName)),
                trace);
    }
}
