package org.tessera.credential;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Whether a credential is in force now. */
final class ValidityCheck {

    private ValidityCheck() {}

    /** The earlier of the two ends counts, and both bounds belong to the time of validity. */
    static Check check(JsonNode credential, Clock clock) {
        final Optional<Instant> from;
        final Optional<Instant> until;
        try {
            from = Stream.of("validFrom", "issuanceDate")
                    .flatMap(name -> time(credential, name).stream())
                    .findFirst();
            until = Stream.of("validUntil", "expirationDate")
                    .flatMap(name -> time(credential, name).stream())
                    .min(Instant::compareTo);
        } catch (DateTimeException e) {
            return Check.of(Check.Kind.VALIDITY, Check.Outcome.UNKNOWN, Cause.VALIDITY_UNREADABLE);
        }
        var now = clock.instant();
        if (from.isPresent() && now.isBefore(from.get())) {
            var details = Map.of("from", ElmJson.instant(from.get()));
            return Check.of(Check.Kind.VALIDITY, Check.Outcome.FAILS, Cause.NOT_YET_VALID, details);
        }
        if (until.isPresent() && now.isAfter(until.get())) {
            var details = Map.of("until", ElmJson.instant(until.get()));
            return Check.of(Check.Kind.VALIDITY, Check.Outcome.FAILS, Cause.EXPIRED, details);
        }
        return Check.of(Check.Kind.VALIDITY, Check.Outcome.HOLDS, Cause.IN_FORCE);
    }

    /**
     * A point in time of a credential.
     *
     * @throws DateTimeException if it has no time zone or is no time at all
     */
    static Optional<Instant> time(JsonNode credential, String member) {
        var value = credential.path(member);
        return value.isMissingNode() || value.isNull()
                ? Optional.empty()
                : Optional.of(OffsetDateTime.parse(value.asString("")).toInstant());
    }
}
