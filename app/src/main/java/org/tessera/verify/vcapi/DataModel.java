package org.tessera.verify.vcapi;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What every W3C credential and presentation must have (Verifiable Credentials Data Model 2.0, section 4). */
final class DataModel {
    private static final String CONTEXT = "https://www.w3.org/ns/credentials/v2";

    /** Parts that must say what they are. */
    private static final List<String> TYPED =
            List.of("credentialStatus", "credentialSchema", "refreshService", "evidence", "termsOfUse");

    private DataModel() {}

    /** What is wrong with a credential, proofs aside; nothing when all is well. */
    static Optional<String> flawOfCredential(JsonNode credential) {
        return Stream.<Optional<String>>of(
                        flawOfAny(credential, "VerifiableCredential"),
                        when(!isUrl(id(credential.path("issuer"))), "issuer must be a URL or have one as its id"),
                        when(!hasSubject(credential.path("credentialSubject")), "credentialSubject must say something"),
                        flawOfDates(credential),
                        TYPED.stream()
                                .filter(part -> !many(credential.path(part)).allMatch(DataModel::isTyped))
                                .findFirst()
                                .map(part -> part + " must have a type"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The same for a presentation. */
    static Optional<String> flawOfPresentation(JsonNode presentation) {
        return flawOfAny(presentation, "VerifiablePresentation");
    }

    /** Whether a credential's time has not begun or is over. */
    static Optional<String> flawOfToday(JsonNode credential, Instant now) {
        var from = time(credential.path("validFrom")).filter(now::isBefore);
        var until = time(credential.path("validUntil")).filter(now::isAfter);
        return when(from.isPresent() || until.isPresent(), "the credential is not valid at this time");
    }

    private static Optional<String> flawOfAny(JsonNode document, String type) {
        if (!document.path("@context").path(0).asString("").equals(CONTEXT))
            return Optional.of("@context must begin with " + CONTEXT);
        if (many(document.path("type")).noneMatch(t -> t.asString("").equals(type)))
            return Optional.of("type must be " + type);
        return when(document.has("id") && !isUrl(document.path("id")), "id must be a URL");
    }

    private static Optional<String> flawOfDates(JsonNode credential) {
        for (String name : List.of("validFrom", "validUntil")) {
            if (credential.has(name) && time(credential.path(name)).isEmpty())
                return Optional.of(name + " must be a date and time");
        }
        var from = time(credential.path("validFrom"));
        var until = time(credential.path("validUntil"));
        return when(
                from.isPresent() && until.isPresent() && until.get().isBefore(from.get()),
                "validUntil must not be before validFrom");
    }

    private static boolean hasSubject(JsonNode subject) {
        return many(subject).findAny().isPresent() && many(subject).allMatch(one -> one.isObject() && !one.isEmpty());
    }

    private static boolean isTyped(JsonNode part) {
        return part.isObject()
                && many(part.path("type")).anyMatch(type -> !type.asString("").isEmpty());
    }

    /** One value, or the values of a list; none where there is nothing. */
    static Stream<JsonNode> many(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) return Stream.empty();
        return node.isArray() ? node.valueStream() : Stream.of(node);
    }

    static JsonNode id(JsonNode issuer) {
        return issuer.isObject() ? issuer.path("id") : issuer;
    }

    private static boolean isUrl(JsonNode value) {
        try {
            return value.isString() && new URI(value.stringValue()).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Optional<Instant> time(JsonNode value) {
        try {
            return value.isString()
                    ? Optional.of(OffsetDateTime.parse(value.stringValue()).toInstant())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> when(boolean wrong, String flaw) {
        return wrong ? Optional.of(flaw) : Optional.empty();
    }
}
