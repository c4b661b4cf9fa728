package org.tessera.credential;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks credentials, anybody's, in any format that it knows, without a network. Keeps nothing between checks; safe for
 * many threads if its sources are.
 */
public final class Checker {

    private final Sources sources;
    private final CertificatePaths paths;
    private final IssuerCheck issuers;
    private final LookAlikes lookAlikes;
    private final StatusCheck status;
    private final OpenBadgeReader badges;
    private final SdJwtReader wallets;
    private final AccreditationCheck accreditations;
    private final LogSource log;
    private final Clock clock;

    /** Whom to believe and whom to ask. */
    private record Sources(
            Trust trust,
            StatusSource lists,
            KeySource keys,
            AccreditationSource accreditations,
            RevocationSource revocations,
            LogSource log,
            Clock clock) {}

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
        this(new Sources(
                trust, source, keys, AccreditationSource.none(), RevocationSource.none(), LogSource.none(), clock));
    }

    private Checker(Sources sources) {
        this.sources = sources;
        this.clock = sources.clock();
        this.paths = new CertificatePaths(sources.trust());
        this.issuers = new IssuerCheck(sources.trust(), sources.revocations(), clock);
        this.lookAlikes = new LookAlikes(sources.trust());
        this.status = new StatusCheck(sources.lists(), issuers, clock);
        var book = new KeyBook(sources.trust(), sources.keys());
        this.badges = new OpenBadgeReader(book, issuers);
        this.wallets = new SdJwtReader(book, clock);
        this.accreditations = new AccreditationCheck(sources.accreditations());
        this.log = sources.log();
    }

    /** The same checker, which also looks claimed accreditations up in this register. */
    public Checker consulting(AccreditationSource register) {
        return new Checker(new Sources(
                sources.trust, sources.lists, sources.keys, register, sources.revocations, sources.log, sources.clock));
    }

    /** The same checker, which also looks whether a credential stands in its issuer's public log. */
    public Checker consulting(LogSource publicLog) {
        return new Checker(new Sources(
                sources.trust,
                sources.lists,
                sources.keys,
                sources.accreditations,
                sources.revocations,
                publicLog,
                sources.clock));
    }

    /**
     * The same checker, which also asks whether an issuer's certificate was revoked. Then an issuer is recognised only if
     * the answer is known; without a source, a seal that carries the answer itself (JAdES baseline LT and LTA) is judged
     * by it, and others are recognised with the remark that this could not be checked.
     */
    public Checker asking(RevocationSource revocations) {
        return new Checker(new Sources(
                sources.trust,
                sources.lists,
                sources.keys,
                sources.accreditations,
                revocations,
                sources.log,
                sources.clock));
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
            return Refused.noCredential(Format.UNKNOWN, refusal);
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
                    : Refused.noCredential(Format.UNKNOWN, new Refusal(Cause.NOT_A_CREDENTIAL));
        } catch (Refusal refusal) {
            return Refused.noCredential(Format.UNKNOWN, refusal);
        }
    }

    private Report baked(byte[] file) {
        try {
            var inside = text(Json.decode(BakedImage.read(file)));
            return inside.format() == Format.OPEN_BADGE || inside.format() == Format.OPEN_BADGE_JWT
                    ? new Report(Format.BAKED_BADGE, inside.checks(), inside.facts())
                    : Refused.noCredential(Format.UNKNOWN, new Refusal(Cause.NOT_A_CREDENTIAL));
        } catch (Refusal refusal) {
            return Refused.noCredential(Format.UNKNOWN, refusal);
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
            return Refused.unsealed(json);
        }
        if (json instanceof ObjectNode badge
                && (OpenBadgeFormat.looksLike(badge) || LearningRecordReader.looksLike(badge))) {
            return badge(badge);
        }
        throw new Refusal(Cause.NOT_A_CREDENTIAL);
    }

    private Report disclosed(String text, @Nullable PresentationRequest request) {
        try {
            return report(wallets.open(text, request));
        } catch (Refusal refusal) {
            return Refused.brokenSeal(Format.SD_JWT_VC, refusal);
        }
    }

    private Report token(String text) throws Refusal {
        try {
            return report(badges.token(text));
        } catch (Refusal refusal) {
            return Refused.brokenSeal(Format.OPEN_BADGE_JWT, refusal);
        }
    }

    private Report badge(ObjectNode badge) {
        try {
            return report(badges.proven(badge));
        } catch (Refusal refusal) {
            var format = LearningRecordReader.looksLike(badge) ? Format.LEARNING_RECORD : Format.OPEN_BADGE;
            return Refused.brokenSeal(format, refusal);
        }
    }

    private Report sealed(JsonNode file) throws Refusal {
        final SealedFile seal;
        try {
            seal = SealedFile.open(file);
        } catch (Refusal refusal) {
            return Refused.brokenSeal(Format.SEALED_EDC, refusal);
        }
        var credential = Json.parse(seal.payload());
        if (!EdcFormat.looksLike(credential)) {
            throw new Refusal(Cause.NOT_A_CREDENTIAL);
        }
        var signer = seal.signer(paths, clock.instant());
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
            return new Report(file.format(), Refused.completed(checks), Optional.empty());
        }
        var facts = file.facts().get();
        checks.add(issuer(file, facts));
        checks.add(file.owner());
        checks.add(accreditations.check(file.credential()));
        checks.add(ValidityCheck.check(file.credential(), clock));
        checks.add(status(file));
        checks.add(Check.of(Check.Kind.LOG, Check.Outcome.UNKNOWN, Cause.LOG_NOT_CONSULTED));
        return new Report(file.format(), checks, Optional.of(facts));
    }

    private Check issuer(Opened file, Facts facts) {
        var names = new ArrayList<String>();
        facts.says()
                .claimedName()
                .ifPresent(name -> names.addAll(name.byLanguage().values()));
        if (file.signer() instanceof Signer.Certified by) {
            CertificateName.of(by.certificate()).organisation().ifPresent(names::add);
        }
        return lookAlikes.judged(issuers.check(file.signer(), file.issuer()), file.issuer(), names);
    }

    /** A record that holds a withdrawn credential must not pass it off as good. */
    private Check status(Opened file) {
        var own = status.check(file.credential(), file.signer(), file.issuer());
        for (var part : file.parts()) {
            var inside = status.check(part.credential(), part.signer(), part.issuer());
            if (inside.outcome() == Check.Outcome.FAILS) {
                var details = new java.util.HashMap<>(inside.details());
                details.put("part", part.credential().path("id").asString("?"));
                return Check.of(Check.Kind.STATUS, Check.Outcome.FAILS, Cause.PART_WITHDRAWN, details);
            }
            if (inside.outcome() == Check.Outcome.UNKNOWN
                    && !inside.is(Cause.STATUS_NOT_OFFERED)
                    && own.outcome() != Check.Outcome.FAILS) {
                own = inside;
            }
        }
        return own;
    }
}
