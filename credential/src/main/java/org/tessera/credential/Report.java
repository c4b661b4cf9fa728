package org.tessera.credential;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a checker found out about a file.
 *
 * @param format what the file is
 * @param checks one answer for each question of {@link Check.Kind}, in that order
 * @param facts what the credential says; empty unless its seal is intact and its own, so that nothing from inside an
 *     altered file can be shown
 */
public record Report(Format format, List<Check> checks, Optional<Facts> facts) {

    /** The sum of the checks. */
    public enum Verdict {
        /** Whole, from a recognised issuer, in force, not withdrawn. */
        GENUINE_AND_VALID,
        /** Genuine, but suspended for now. */
        SUSPENDED,
        /** Genuine, but withdrawn for good. */
        WITHDRAWN,
        /** Its time is over. */
        EXPIRED,
        /** Its time has not begun. */
        NOT_YET_VALID,
        /** Changed after sealing, sealed in an unsafe way, or naming another issuer than its seal. */
        ALTERED,
        /** Something needed for a verdict could not be checked, or the file is no credential. */
        UNCONFIRMED
    }

    /** Copies the checks. */
    public Report {
        checks = List.copyOf(checks);
    }

    /** The same report with this answer in place of the one to the same question. */
    Report with(Check answer) {
        return new Report(
                format,
                checks.stream()
                        .map(check -> check.kind() == answer.kind() ? answer : check)
                        .toList(),
                facts);
    }

    /** The answer to one question. */
    public Check check(Check.Kind kind) {
        return checks.stream().filter(check -> check.kind() == kind).findFirst().orElseThrow();
    }

    /**
     * The sum of the checks, gravest first.
     *
     * <p>Owner, accreditation and log are not needed for a good verdict, because most credentials offer nothing to check
     * there, but one that fails leaves it unconfirmed. Nor is a status needed that the issuer never offered; one that was
     * offered and can't be read is.
     */
    public Verdict verdict() {
        if (fails(Check.Kind.SEAL) || fails(Check.Kind.ISSUER)) {
            return Verdict.ALTERED;
        }
        var status = check(Check.Kind.STATUS);
        if (status.outcome() == Check.Outcome.FAILS) {
            return status.is(Cause.SUSPENDED) ? Verdict.SUSPENDED : Verdict.WITHDRAWN;
        }
        var validity = check(Check.Kind.VALIDITY);
        if (validity.outcome() == Check.Outcome.FAILS) {
            return validity.is(Cause.EXPIRED) ? Verdict.EXPIRED : Verdict.NOT_YET_VALID;
        }
        var confirmed = holds(Check.Kind.FORMAT)
                && holds(Check.Kind.SEAL)
                && holds(Check.Kind.ISSUER)
                && holds(Check.Kind.VALIDITY)
                && !fails(Check.Kind.OWNER)
                && !fails(Check.Kind.ACCREDITATION)
                && !fails(Check.Kind.LOG)
                && (holds(Check.Kind.STATUS) || status.is(Cause.STATUS_NOT_OFFERED));
        return confirmed ? Verdict.GENUINE_AND_VALID : Verdict.UNCONFIRMED;
    }

    private boolean fails(Check.Kind kind) {
        return check(kind).outcome() == Check.Outcome.FAILS;
    }

    private boolean holds(Check.Kind kind) {
        return check(kind).outcome() == Check.Outcome.HOLDS;
    }

    /** The report as JSON: verdict, format, checks with their plain sentences, and the facts or null. */
    public String toJson() {
        var json = Json.object();
        json.put("verdict", verdict().name()).put("format", format.code());
        var list = json.putArray("checks");
        checks.forEach(check -> list.add(json(check)));
        json.set("facts", facts.map(FactsJson::of).orElse(null));
        return new String(Json.write(json), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static ObjectNode json(Check check) {
        var json = Json.object()
                .put("kind", check.kind().name())
                .put("outcome", check.outcome().name())
                .put("cause", check.cause())
                .put("plain", check.plain());
        var details = json.putObject("details");
        check.details().forEach(details::put);
        return json;
    }
}
