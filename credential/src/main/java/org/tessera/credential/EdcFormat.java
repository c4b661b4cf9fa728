package org.tessera.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Whether a JSON document is a European Digital Credential that we fully understand: official contexts in order, no word
 * outside the vocabulary, the members that the application profile demands of every credential, a schema from the pinned
 * list. The full SHACL check belongs to issuing, and to the tests.
 */
final class EdcFormat {

    private static final List<String> MEMBERS = List.of(
            "/id",
            "/credentialProfiles",
            "/credentialSchema",
            "/displayParameter",
            "/displayParameter/title",
            "/displayParameter/language",
            "/displayParameter/primaryLanguage",
            "/displayParameter/individualDisplay",
            "/issuer",
            "/issuer/legalName",
            "/issued",
            "/validFrom",
            "/credentialSubject",
            "/credentialSubject/hasClaim");

    private EdcFormat() {}

    static boolean looksLike(JsonNode credential) {
        return Json.many(credential, "type").anyMatch(type -> type.asString("").equals("EuropeanDigitalCredential"));
    }

    static Check check(JsonNode credential) {
        var context = credential.path("@context");
        if (context.size() != 2
                || !context.path(0).asString("").equals(Elm.VC_CONTEXT)
                || !context.path(1).asString("").equals(Elm.EDC_CONTEXT)) {
            return Check.of(Check.Kind.FORMAT, Check.Outcome.FAILS, Cause.WRONG_CONTEXTS);
        }
        var unknown = ElmTerms.unknownIn(credential);
        if (!unknown.isEmpty()) {
            var terms = String.join(", ", unknown.stream().limit(10).toList());
            return Check.of(Check.Kind.FORMAT, Check.Outcome.FAILS, Cause.UNKNOWN_TERMS, Map.of("terms", terms));
        }
        var missing = new ArrayList<String>();
        for (var member : MEMBERS) {
            if (credential.at(member).isMissingNode()) {
                missing.add(member.substring(1).replace('/', '.'));
            }
        }
        if (!missing.isEmpty()) {
            var members = Map.of("members", String.join(", ", missing));
            return Check.of(Check.Kind.FORMAT, Check.Outcome.FAILS, Cause.MISSING_MEMBERS, members);
        }
        var known = Json.many(credential, "credentialSchema")
                .allMatch(schema -> Elm.SCHEMAS.contains(schema.path("id").asString("")));
        if (!known) {
            return Check.of(Check.Kind.FORMAT, Check.Outcome.UNKNOWN, Cause.UNKNOWN_SCHEMA);
        }
        var strangers = ElmVocabularies.strangersIn(credential);
        if (!strangers.isEmpty()) {
            var terms = Map.of(
                    "terms", String.join(", ", strangers.stream().limit(10).toList()));
            return Check.of(Check.Kind.FORMAT, Check.Outcome.UNKNOWN, Cause.NOT_IN_VOCABULARY, terms);
        }
        return Check.of(Check.Kind.FORMAT, Check.Outcome.HOLDS, Cause.FORMAT_UNDERSTOOD);
    }
}
