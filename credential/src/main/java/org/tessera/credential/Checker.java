package org.tessera.credential;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Checks credentials, anybody's, without a network. Keeps nothing between checks; safe for many threads if its status
 * source is.
 */
public final class Checker {

    private final IssuerCheck issuers;
    private final StatusCheck status;
    private final Clock clock;

    /**
     * A checker.
     *
     * @param trust whom to believe
     * @param source where status lists come from
     * @param clock what time it is
     */
    public Checker(Trust trust, StatusSource source, Clock clock) {
        this.issuers = new IssuerCheck(trust, clock);
        this.status = new StatusCheck(source, issuers, clock);
        this.clock = clock;
    }

    /**
     * Checks a file, whatever it is. Never throws for what is in it.
     *
     * @param file the bytes as received; more than 16 MB are refused unread
     */
    public Report check(byte[] file) {
        final JsonNode json;
        try {
            json = Json.parse(file);
        } catch (Refusal refusal) {
            return noCredential(refusal);
        }
        if (SealedFile.looksLike(json)) {
            return sealed(json);
        }
        if (EdcFormat.looksLike(json)) {
            return unsealed(json);
        }
        return noCredential(new Refusal(Cause.NOT_A_CREDENTIAL));
    }

    private Report sealed(JsonNode file) {
        final SealedFile seal;
        try {
            seal = SealedFile.open(file);
        } catch (Refusal refusal) {
            return brokenSeal(refusal);
        }
        final JsonNode credential;
        try {
            credential = Json.parse(seal.payload());
        } catch (Refusal refusal) {
            return noCredential(refusal);
        }
        if (!EdcFormat.looksLike(credential)) {
            return noCredential(new Refusal(Cause.NOT_A_CREDENTIAL));
        }
        return sealed(seal.header(), credential);
    }

    private Report sealed(JwsHeader header, JsonNode credential) {
        var checks = new ArrayList<Check>();
        checks.add(EdcFormat.check(credential));
        checks.add(Check.of(
                Check.Kind.SEAL,
                Check.Outcome.HOLDS,
                Cause.SEAL_INTACT,
                Map.of("time", header.sealed().map(EdcWriter::instant).orElse("it was sealed"))));
        var issuer = issuer(header, credential.path("issuer"));
        checks.add(issuer);
        if (issuer.is(Cause.ISSUER_DIFFERS_FROM_SEAL)) {
            return new Report(Format.SEALED_EDC, completed(checks), Optional.empty());
        }
        checks.add(Check.of(Check.Kind.OWNER, Check.Outcome.UNKNOWN, Cause.OWNER_NOT_PROVEN));
        checks.add(accreditation(credential));
        checks.add(ValidityCheck.check(credential, clock));
        checks.add(status.check(credential, header.chain().getFirst()));
        checks.add(Check.of(Check.Kind.LOG, Check.Outcome.UNKNOWN, Cause.LOG_NOT_CONSULTED));
        return new Report(Format.SEALED_EDC, checks, Optional.of(new EdcFacts(credential).read()));
    }

    private Check issuer(JwsHeader header, JsonNode issuer) {
        if (!IssuerBlock.agrees(issuer, CertificateName.of(header.chain().getFirst()))) {
            return Check.of(Check.Kind.ISSUER, Check.Outcome.FAILS, Cause.ISSUER_DIFFERS_FROM_SEAL);
        }
        return issuers.check(header.chain(), header.sealed(), issuer.path("id").asString(""));
    }

    private static Check accreditation(JsonNode credential) {
        var claimed = credential.findValue("accreditation") != null;
        return Check.of(
                Check.Kind.ACCREDITATION,
                Check.Outcome.UNKNOWN,
                claimed ? Cause.ACCREDITATION_NOT_CHECKED : Cause.ACCREDITATION_NOT_CLAIMED);
    }

    private static Report unsealed(JsonNode credential) {
        var checks = new ArrayList<>(List.of(
                EdcFormat.check(credential), Check.of(Check.Kind.SEAL, Check.Outcome.UNKNOWN, Cause.NOT_SEALED)));
        return new Report(Format.BARE_EDC, completed(checks), Optional.empty());
    }

    private static Report brokenSeal(Refusal refusal) {
        var checks = new ArrayList<>(List.of(
                Check.of(Check.Kind.FORMAT, Check.Outcome.UNKNOWN, Cause.NOT_REACHED),
                Check.of(Check.Kind.SEAL, Check.Outcome.FAILS, refusal.cause, refusal.details)));
        return new Report(Format.SEALED_EDC, completed(checks), Optional.empty());
    }

    private static Report noCredential(Refusal refusal) {
        var checks = new ArrayList<>(
                List.of(Check.of(Check.Kind.FORMAT, Check.Outcome.FAILS, refusal.cause, refusal.details)));
        return new Report(Format.UNKNOWN, completed(checks), Optional.empty());
    }

    /** The questions that were not reached any more are answered so. */
    private static List<Check> completed(List<Check> checks) {
        Arrays.stream(Check.Kind.values())
                .skip(checks.size())
                .forEach(kind -> checks.add(Check.of(kind, Check.Outcome.UNKNOWN, Cause.NOT_REACHED)));
        return checks;
    }
}
