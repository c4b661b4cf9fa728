package org.tessera.credential;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks credentials, anybody's, in any format that it knows, without a network. Keeps nothing between checks; safe for
 * many threads if its sources are.
 */
public final class Checker {

    /** What leaves a signature unchecked rather than broken. */
    private static final Set<Cause> UNCHECKED =
            EnumSet.of(Cause.NOT_SEALED, Cause.KEY_UNAVAILABLE, Cause.UNKNOWN_METHOD, Cause.UNKNOWN_CONTEXT);

    private final CertificatePaths paths;
    private final IssuerCheck issuers;
    private final StatusCheck status;
    private final OpenBadgeReader badges;
    private final SdJwtReader wallets;
    private final AccreditationCheck accreditations;
    private final LogSource log;
    private final Clock clock;

    /**
     * A checker for signatures that bring their certificate or whose keys the trust names.
     *
     * @param trust whom to believe
     * @param source where status lists come from
     * @param clock what time it is
     */
    public Checker(Trust trust, StatusSource source, Clock clock) {
        this(trust, source, KeySource.none(), clock);
    }

    /** A checker that also looks up keys published under an address. */
    public Checker(Trust trust, StatusSource source, KeySource keys, Clock clock) {
        this.paths = new CertificatePaths(trust);
        this.issuers = new IssuerCheck(trust, clock);
        this.status = new StatusCheck(source, issuers, clock);
        var book = new KeyBook(trust, keys);
        this.badges = new OpenBadgeReader(book);
        this.wallets = new SdJwtReader(book, clock);
        this.accreditations = new AccreditationCheck(AccreditationSource.none());
        this.log = LogSource.none();
        this.clock = clock;
    }

    private Checker(Checker like, AccreditationCheck accreditations, LogSource log) {
        this.paths = like.paths;
        this.issuers = like.issuers;
        this.status = like.status;
        this.badges = like.badges;
        this.wallets = like.wallets;
        this.clock = like.clock;
        this.accreditations = accreditations;
        this.log = log;
    }

    /** The same checker, which also looks claimed accreditations up in this register. */
    public Checker consulting(AccreditationSource register) {
        return new Checker(this, new AccreditationCheck(register), log);
    }

    /** The same checker, which also looks whether a credential stands in its issuer's public log. */
    public Checker consulting(LogSource publicLog) {
        return new Checker(this, accreditations, publicLog);
    }

    /**
     * Checks a file, whatever it is. Never throws for what is in it.
     *
     * @param file the bytes as received; more than 16 MB are refused unread
     */
    public Report check(byte[] file) {
        var report = read(file);
        return report.facts()
                .map(facts -> report.with(logged(log.find(file, facts.id()))))
                .orElse(report);
    }

    private static Check logged(LogSource.Answer answer) {
        return switch (answer) {
            case LogSource.Answer.Silent() -> Check.of(Check.Kind.LOG, Check.Outcome.UNKNOWN, Cause.LOG_NOT_CONSULTED);
            case LogSource.Answer.Missing() -> Check.of(Check.Kind.LOG, Check.Outcome.FAILS, Cause.NOT_LOGGED);
            case LogSource.Answer.Found(var where) ->
                Check.of(
                        Check.Kind.LOG,
                        Check.Outcome.HOLDS,
                        Cause.LOGGED,
                        Map.of(
                                "entry",
                                Long.toString(where.index()),
                                "day",
                                where.entry().day().toString()));
        };
    }

    private Report read(byte[] file) {
        if (BakedImage.looksLike(file)) {
            return baked(file);
        }
        try {
            return text(Json.decode(file));
        } catch (Refusal refusal) {
            return noCredential(Format.UNKNOWN, refusal);
        }
    }

    /**
     * Checks what a holder presented in answer to a request: an SD-JWT credential with the proof of its key.
     *
     * @param request what was asked; a proof made for anything else does not count
     */
    public Report check(byte[] file, PresentationRequest request) {
        try {
            var text = Json.decode(file).strip();
            return SdJwtReader.looksLike(text)
                    ? disclosed(text, request)
                    : noCredential(Format.UNKNOWN, new Refusal(Cause.NOT_A_CREDENTIAL));
        } catch (Refusal refusal) {
            return noCredential(Format.UNKNOWN, refusal);
        }
    }

    private Report baked(byte[] file) {
        try {
            var inside = text(Json.decode(BakedImage.read(file)));
            return inside.format() == Format.OPEN_BADGE || inside.format() == Format.OPEN_BADGE_JWT
                    ? new Report(Format.BAKED_BADGE, inside.checks(), inside.facts())
                    : noCredential(Format.UNKNOWN, new Refusal(Cause.NOT_A_CREDENTIAL));
        } catch (Refusal refusal) {
            return noCredential(Format.UNKNOWN, refusal);
        }
    }

    private Report text(String text) throws Refusal {
        if (SdJwtReader.looksLike(text.strip())) {
            return disclosed(text.strip(), null);
        }
        if (CompactJws.looksLike(text.strip())) {
            return token(text.strip());
        }
        var json = Json.parse(text);
        if (SealedFile.looksLike(json)) {
            return sealed(json);
        }
        if (EdcFormat.looksLike(json)) {
            return unsealed(json);
        }
        if (json instanceof ObjectNode badge && OpenBadgeFormat.looksLike(badge)) {
            return badge(badge);
        }
        throw new Refusal(Cause.NOT_A_CREDENTIAL);
    }

    private Report disclosed(String text, @Nullable PresentationRequest request) {
        try {
            return report(wallets.open(text, request));
        } catch (Refusal refusal) {
            return brokenSeal(Format.SD_JWT_VC, refusal);
        }
    }

    private Report token(String text) throws Refusal {
        try {
            return report(badges.token(text));
        } catch (Refusal refusal) {
            return brokenSeal(Format.OPEN_BADGE_JWT, refusal);
        }
    }

    private Report badge(ObjectNode badge) {
        try {
            return report(badges.proven(badge));
        } catch (Refusal refusal) {
            return brokenSeal(Format.OPEN_BADGE, refusal);
        }
    }

    private Report sealed(JsonNode file) throws Refusal {
        final SealedFile seal;
        try {
            seal = SealedFile.open(file);
        } catch (Refusal refusal) {
            return brokenSeal(Format.SEALED_EDC, refusal);
        }
        var credential = Json.parse(seal.payload());
        if (!EdcFormat.looksLike(credential)) {
            throw new Refusal(Cause.NOT_A_CREDENTIAL);
        }
        var signer = seal.signer(paths);
        return report(new Opened(
                Format.SEALED_EDC,
                EdcFormat.check(credential),
                Opened.sealIntact(signer),
                signer,
                credential.path("issuer").path("id").asString(""),
                IssuerBlock.agrees(credential.path("issuer"), CertificateName.of(signer.certificate())),
                Opened.ownerNotProven(),
                credential,
                () -> new EdcFacts(credential).read()));
    }

    private Report report(Opened file) {
        var checks = new ArrayList<>(List.of(file.form(), file.seal()));
        if (!file.agrees()) {
            checks.add(Check.of(Check.Kind.ISSUER, Check.Outcome.FAILS, Cause.ISSUER_DIFFERS_FROM_SEAL));
            return new Report(file.format(), completed(checks), Optional.empty());
        }
        checks.add(issuers.check(file.signer(), file.issuer()));
        checks.add(file.owner());
        checks.add(accreditations.check(file.credential()));
        checks.add(ValidityCheck.check(file.credential(), clock));
        checks.add(status.check(file.credential(), file.signer(), file.issuer()));
        checks.add(Check.of(Check.Kind.LOG, Check.Outcome.UNKNOWN, Cause.LOG_NOT_CONSULTED));
        return new Report(file.format(), checks, Optional.of(file.facts().get()));
    }

    private static Report unsealed(JsonNode credential) {
        var checks = new ArrayList<>(List.of(
                EdcFormat.check(credential), Check.of(Check.Kind.SEAL, Check.Outcome.UNKNOWN, Cause.NOT_SEALED)));
        return new Report(Format.BARE_EDC, completed(checks), Optional.empty());
    }

    private static Report brokenSeal(Format format, Refusal refusal) {
        // Open Badges allow a bare key in a token. It shows that nothing was changed, but not by whom: worth nothing.
        var bareKey = format == Format.OPEN_BADGE_JWT && refusal.cause == Cause.KEY_IN_HEADER;
        var outcome = bareKey || UNCHECKED.contains(refusal.cause) ? Check.Outcome.UNKNOWN : Check.Outcome.FAILS;
        var checks = new ArrayList<>(List.of(
                Check.of(Check.Kind.FORMAT, Check.Outcome.UNKNOWN, Cause.NOT_REACHED),
                Check.of(Check.Kind.SEAL, outcome, refusal.cause, refusal.details)));
        return new Report(format, completed(checks), Optional.empty());
    }

    private static Report noCredential(Format format, Refusal refusal) {
        var checks = new ArrayList<>(
                List.of(Check.of(Check.Kind.FORMAT, Check.Outcome.FAILS, refusal.cause, refusal.details)));
        return new Report(format, completed(checks), Optional.empty());
    }

    /** The questions that were not reached any more are answered so. */
    private static List<Check> completed(List<Check> checks) {
        Arrays.stream(Check.Kind.values())
                .skip(checks.size())
                .forEach(kind -> checks.add(Check.of(kind, Check.Outcome.UNKNOWN, Cause.NOT_REACHED)));
        return checks;
    }
}
