package org.tessera.credential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Judges a Comprehensive Learner Record whose own signature is intact, and every badge inside it. */
final class LearningRecordReader {

    private static final int MOST_BADGES = 200;

    private final OpenBadgeReader badges;

    LearningRecordReader(OpenBadgeReader badges) {
        this.badges = badges;
    }

    static boolean looksLike(JsonNode credential) {
        return Json.many(credential, "type").anyMatch(type -> type.asString("").equals("ClrCredential"));
    }

    Opened open(ObjectNode record, Signer signer, boolean agrees) throws Refusal {
        var inside = new ArrayList<Opened>();
        var form = form(record, inside);
        return new Opened(
                Format.LEARNING_RECORD,
                form,
                Opened.sealIntact(signer),
                signer,
                OpenBadgeFacts.issuer(record),
                agrees,
                Opened.ownerNotProven(),
                record,
                () -> facts(record, inside),
                inside);
    }

    /** Every badge must bear a signature that holds: a record must not lend its own to what nobody signed. */
    private Check form(ObjectNode record, List<Opened> inside) throws Refusal {
        var subject = record.path("credentialSubject");
        var parts = Json.many(subject, "verifiableCredential").toList();
        var contexts = record.path("@context")
                .valueStream()
                .map(one -> one.asString(""))
                .toList();
        if (contexts.isEmpty()
                || !contexts.getFirst().equals(LinkedDataContexts.VC_2)
                || !contexts.contains(LearningRecord.CONTEXT)) {
            return fails(Cause.WRONG_CONTEXTS, Map.of());
        }
        if (parts.isEmpty()
                || Json.many(subject, "type")
                        .noneMatch(type -> type.asString("").equals("ClrSubject"))) {
            return fails(Cause.MISSING_MEMBERS, Map.of("members", "credentialSubject.verifiableCredential"));
        }
        if (parts.size() > MOST_BADGES) {
            throw new Refusal(Cause.TOO_DEEP_OR_LARGE);
        }
        for (var part : parts) {
            try {
                if (!(part instanceof ObjectNode badge)) {
                    return fails(Cause.PART_NOT_SOUND, Map.of("part", "?"));
                }
                var opened = badges.badge(badge);
                if (opened.form().outcome() != Check.Outcome.HOLDS) {
                    return fails(
                            Cause.PART_NOT_SOUND, Map.of("part", part.path("id").asString("?")));
                }
                inside.add(opened);
            } catch (Refusal refusal) {
                return fails(
                        Cause.PART_NOT_SOUND, Map.of("part", part.path("id").asString("?")));
            }
        }
        return OpenBadgeFormat.expanded(record);
    }

    private static Check fails(Cause cause, Map<String, String> details) {
        return Check.of(Check.Kind.FORMAT, Check.Outcome.FAILS, cause, details);
    }

    /** The record's own facts; what the person can do is the names of the badges. */
    private static Facts facts(ObjectNode record, List<Opened> inside) {
        var own = new OpenBadgeFacts(record).read();
        var name = record.path("name").asString("");
        var canDo = inside.stream()
                .map(part -> part.facts().get())
                .flatMap(badge ->
                        badge.what().title().map(title -> new Facts.CanDo(badge.id(), title, List.of())).stream())
                .toList();
        var what = new Facts.What(
                name.isBlank() ? Optional.empty() : Optional.of(Text.of("en", name)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Facts(
                own.id(),
                own.who(),
                what,
                canDo,
                own.proof(),
                own.says(),
                own.validity(),
                own.learning(),
                new LinkedHashMap<>(),
                own.status(),
                own.endorsements());
    }
}
