package org.tessera.credential;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Whether the accreditation that a European Digital Credential claims covers it: in force when it was awarded, given to
 * the awarding body, and not limited to another qualification, level, field or region. The rules are those of the
 * Commission's own check.
 */
final class AccreditationCheck {

    private final AccreditationSource source;

    AccreditationCheck(AccreditationSource source) {
        this.source = source;
    }

    /** Every accreditation that is claimed must cover the credential; the worst answer counts. */
    Check check(JsonNode credential) {
        return Json.many(Json.first(credential, "credentialSubject"), "hasClaim")
                .flatMap(claim -> claims(credential, claim))
                .map(claimed -> claimed.check(source))
                .max(java.util.Comparator.comparingInt(AccreditationCheck::gravity))
                .orElse(Check.of(Check.Kind.ACCREDITATION, Check.Outcome.UNKNOWN, Cause.ACCREDITATION_NOT_CLAIMED));
    }

    private static int gravity(Check check) {
        return switch (check.outcome()) {
            case HOLDS -> 0;
            case UNKNOWN -> 1;
            case FAILS -> 2;
        };
    }

    private static Stream<Claimed> claims(JsonNode credential, JsonNode claim) {
        var body = Json.first(Json.first(claim, "awardedBy"), "awardingBody");
        var qualification = Json.first(claim, "specifiedBy");
        return Stream.of(
                        Json.many(credential, "evidence").flatMap(evidence -> Json.many(evidence, "accreditation")),
                        Json.many(body, "accreditation"),
                        Json.many(qualification, "accreditation"))
                .flatMap(found -> found)
                .map(found -> new Claimed(credential, body, qualification, found));
    }

    /** One claim, with what it is claimed for. */
    private record Claimed(JsonNode credential, JsonNode body, JsonNode qualification, JsonNode accreditation) {

        Check check(AccreditationSource source) {
            var id = accreditation.isString()
                    ? accreditation.stringValue()
                    : accreditation.path("id").asString("");
            return entry(source, id)
                    .map(this::check)
                    .orElseGet(() -> answer(Check.Outcome.UNKNOWN, Cause.ACCREDITATION_NOT_CHECKED, Map.of()));
        }

        private static Optional<JsonNode> entry(AccreditationSource source, String id) {
            try {
                var file = source.find(id);
                return file.isPresent() ? Optional.of(Json.parse(file.get())) : Optional.empty();
            } catch (Refusal refusal) {
                return Optional.empty();
            }
        }

        private Check check(JsonNode entry) {
            if (!inForce(entry)) {
                return answer(Check.Outcome.FAILS, Cause.ACCREDITATION_NOT_IN_FORCE, Map.of());
            }
            if (!shares(identifiers(entry.path("organisation")), identifiers(body))) {
                return answer(Check.Outcome.FAILS, Cause.ACCREDITATION_OF_ANOTHER, Map.of());
            }
            return limits(entry)
                    .map(limit -> answer(Check.Outcome.FAILS, Cause.ACCREDITATION_LIMITED, Map.of("limit", limit)))
                    .orElseGet(() -> answer(Check.Outcome.HOLDS, Cause.ACCREDITED, Map.of()));
        }

        private static Check answer(Check.Outcome outcome, Cause cause, Map<String, String> details) {
            return Check.of(Check.Kind.ACCREDITATION, outcome, cause, details);
        }

        /** What counts is the day of the award: a later end of the accreditation takes nothing back. */
        private boolean inForce(JsonNode entry) {
            try {
                var awarded = ValidityCheck.time(credential, "issued")
                        .or(() -> ValidityCheck.time(credential, "issuanceDate"))
                        .orElse(Instant.MIN);
                var from = ValidityCheck.time(entry, "dateIssued").orElse(Instant.MIN);
                var until = ValidityCheck.time(entry, "expiryDate").orElse(Instant.MAX);
                return !awarded.isBefore(from) && !awarded.isAfter(until);
            } catch (DateTimeException e) {
                return false;
            }
        }

        /** The name of the first limit that the credential lies outside of. */
        private Optional<String> limits(JsonNode entry) {
            if (entry.has("limitQualification")
                    && !shares(identifiers(Json.first(entry, "limitQualification")), identifiers(qualification))) {
                return Optional.of("qualification");
            }
            if (entry.has("limitEQFLevel") && !shares(ids(entry, "limitEQFLevel"), ids(qualification, "eqfLevel"))) {
                return Optional.of("level");
            }
            if (entry.has("limitField") && !within(ids(entry, "limitField"), ids(qualification, "thematicArea"), "")) {
                return Optional.of("field");
            }
            return entry.has("limitJurisdiction") && !within(ids(entry, "limitJurisdiction"), places(), "_")
                    ? Optional.of("jurisdiction")
                    : Optional.empty();
        }

        /** Codes of fields (ISCED-F) and regions (ATU) begin with the code of what they are part of. */
        private static boolean within(Set<String> wider, Set<String> narrower, String separator) {
            return narrower.stream()
                    .anyMatch(
                            one -> wider.stream().anyMatch(all -> one.equals(all) || one.startsWith(all + separator)));
        }

        private Set<String> places() {
            var places = new HashSet<String>();
            Json.many(body, "location").forEach(location -> {
                places.addAll(ids(location, "spatialCode"));
                Json.many(location, "address").forEach(address -> places.addAll(ids(address, "countryCode")));
            });
            return places;
        }

        private static Set<String> ids(JsonNode owner, String member) {
            var ids = new HashSet<String>();
            Json.many(owner, member)
                    .forEach(one -> ids.add(
                            one.isString() ? one.stringValue() : one.path("id").asString("")));
            ids.remove("");
            return ids;
        }

        private static boolean shares(Set<String> one, Set<String> other) {
            return one.stream().anyMatch(other::contains);
        }

        /** The IRI of a thing and the numbers it has in any register. */
        private static Set<String> identifiers(JsonNode thing) {
            var all = new HashSet<String>();
            var id = thing.path("id").asString("");
            if (id.startsWith("http")) {
                all.add(id);
            }
            for (var member : List.of(
                    "identifier",
                    "registration",
                    "taxIdentifier",
                    "vatIdentifier",
                    "eIDASIdentifier",
                    "qualificationCode")) {
                Json.many(thing, member).forEach(identifier -> {
                    var notation = identifier.path("notation");
                    all.add(notation.isObject() ? notation.path("@value").asString("") : notation.asString(""));
                });
            }
            all.remove("");
            return all;
        }
    }
}
