package org.tessera.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether a JSON document is an Open Badge 3.0 (achievement credential) that we fully understand. */
final class OpenBadgeFormat {

    private static final String CONTEXT = "https://purl.imsglobal.org/spec/ob/v3p0/context(-3\\.\\d\\.\\d)*\\.json";

    private static final List<String> MEMBERS = List.of(
            "/id",
            "/issuer",
            "/validFrom",
            "/credentialSubject",
            "/credentialSubject/achievement",
            "/credentialSubject/achievement/id",
            "/credentialSubject/achievement/name",
            "/credentialSubject/achievement/description",
            "/credentialSubject/achievement/criteria");

    /** What a part must be, by the name of the member that holds it. Open Badges 3.0, data model. */
    private static final Map<String, String> TYPES = new TreeMap<>(Map.ofEntries(
            Map.entry("credentialSubject", "AchievementSubject"),
            Map.entry("achievement", "Achievement"),
            Map.entry("issuer", "Profile"),
            Map.entry("creator", "Profile"),
            Map.entry("source", "Profile"),
            Map.entry("parentOrg", "Profile"),
            Map.entry("identifier", "IdentityObject"),
            Map.entry("otherIdentifier", "IdentifierEntry"),
            Map.entry("result", "Result"),
            Map.entry("resultDescription", "ResultDescription"),
            Map.entry("rubricCriterionLevel", "RubricCriterionLevel"),
            Map.entry("alignment", "Alignment"),
            Map.entry("evidence", "Evidence")));

    private OpenBadgeFormat() {}

    static boolean looksLike(JsonNode credential) {
        return Json.many(credential, "type")
                .anyMatch(type -> type.asString("").equals("OpenBadgeCredential")
                        || type.asString("").equals("AchievementCredential"));
    }

    /** The whole check, for a credential whose meaning nobody has looked at yet. */
    static Check check(JsonNode credential) {
        var form = proven(credential);
        return form.outcome() == Check.Outcome.HOLDS ? expanded(credential) : form;
    }

    /** The same for one whose proof was verified: what can't be read as linked data without loss has no valid proof. */
    static Check proven(JsonNode credential) {
        var context = credential.path("@context");
        if (!context.path(0).asString("").equals(LinkedDataContexts.VC_2)
                || !context.path(1).asString("").matches(CONTEXT)) {
            return fails(Cause.WRONG_CONTEXTS, Map.of());
        }
        if (!context.valueStream().allMatch(one -> LinkedDataContexts.knows(one.asString("")))) {
            return Check.of(Check.Kind.FORMAT, Check.Outcome.UNKNOWN, Cause.UNKNOWN_CONTEXT);
        }
        var missing = missing(credential);
        if (!missing.isEmpty()) {
            return fails(Cause.MISSING_MEMBERS, Map.of("members", String.join(", ", missing)));
        }
        var untyped = new TreeSet<String>();
        requireTypes(credential, untyped);
        if (!untyped.isEmpty()) {
            return fails(Cause.MISSING_TYPES, Map.of("members", String.join(", ", untyped)));
        }
        return Check.of(Check.Kind.FORMAT, Check.Outcome.HOLDS, Cause.FORMAT_UNDERSTOOD);
    }

    /** Whether nothing is lost when it is read as linked data. */
    static Check expanded(JsonNode credential) {
        try {
            // Proofs are judged one by one; those of an unknown kind may bring words of their own.
            var unsigned = (ObjectNode) credential.deepCopy();
            unsigned.remove("proof");
            CanonicalGraph.expand(unsigned);
            return Check.of(Check.Kind.FORMAT, Check.Outcome.HOLDS, Cause.FORMAT_UNDERSTOOD);
        } catch (Refusal refusal) {
            return fails(refusal.cause, refusal.details);
        }
    }

    private static Check fails(Cause cause, Map<String, String> details) {
        return Check.of(Check.Kind.FORMAT, Check.Outcome.FAILS, cause, details);
    }

    private static List<String> missing(JsonNode credential) {
        var missing = new ArrayList<String>();
        for (var member : MEMBERS) {
            if (credential.at(member).isMissingNode()) {
                missing.add(member.substring(1).replace('/', '.'));
            }
        }
        if (Json.many(credential, "type").noneMatch(type -> type.asString("").equals("VerifiableCredential"))) {
            missing.add("type VerifiableCredential");
        }
        if (!Iri.isAbsolute(OpenBadgeFacts.issuer(credential))) {
            missing.add("issuer.id");
        }
        return missing;
    }

    private static void requireTypes(JsonNode owner, TreeSet<String> untyped) {
        for (var property : owner.properties()) {
            var type = TYPES.get(property.getKey());
            Json.many(owner, property.getKey()).filter(JsonNode::isObject).forEach(part -> {
                var types = Json.many(part, "type").map(one -> one.asString("")).toList();
                // A subject of another kind of credential inside this one is judged when that one is checked.
                if (type != null && !types.contains(type)) {
                    untyped.add(property.getKey());
                }
                if (property.getKey().equals("credentialStatus") && types.isEmpty()) {
                    untyped.add(property.getKey());
                }
                if (!property.getKey().equals("endorsement")) {
                    requireTypes(part, untyped);
                }
            });
        }
    }
}
