package org.tessera.credential;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One award as one Open Badge 3.0. */
final class OpenBadgeWriter {

    private final Award award;
    private final String language;

    OpenBadgeWriter(Award award, String language) {
        this.award = award;
        this.language = language;
    }

    ObjectNode credential() {
        var json = Json.object();
        json.putArray("@context").add(LinkedDataContexts.VC_2).add(LinkedDataContexts.OPEN_BADGES);
        json.put("id", award.id());
        json.putArray("type").add("VerifiableCredential").add("OpenBadgeCredential");
        json.put("name", award.title().in(language));
        json.put("description", award.summary().in(language));
        json.set("issuer", profile(award.issuer()));
        json.put("validFrom", ElmJson.instant(award.validFrom()));
        award.validUntil().ifPresent(end -> json.put("validUntil", ElmJson.instant(end)));
        json.put("awardedDate", ElmJson.instant(award.issued()));
        award.status().ifPresent(entry -> json.set("credentialStatus", status(entry)));
        json.set("credentialSubject", subject());
        if (!award.trace().isEmpty()) {
            var evidence = json.putArray("evidence");
            award.trace()
                    .forEach((label, iri) ->
                            typed(evidence, "Evidence").put("id", iri).put("name", label));
        }
        return json;
    }

    private ObjectNode profile(Organisation organisation) {
        var json = typed("Profile")
                .put("id", organisation.id())
                .put("name", organisation.legalName().in(language));
        organisation.homepage().ifPresent(url -> json.put("url", url));
        organisation.eidasIdentifier().ifPresent(notation -> {
            var identifiers = json.putArray("otherIdentifier");
            identifiers
                    .addObject()
                    .put("type", "IdentifierEntry")
                    .put("identifier", notation)
                    .put("identifierType", "ext:eIDASLegalIdentifier");
        });
        return json;
    }

    /** The standard demands a message for each value as soon as a place has more than one bit. */
    private static ObjectNode status(StatusEntry entry) {
        var json = Json.object()
                .put("id", entry.list() + "#" + entry.index())
                .put("type", "BitstringStatusListEntry")
                .put("statusPurpose", entry.purpose().word())
                .put("statusListIndex", Long.toString(entry.index()))
                .put("statusListCredential", entry.list());
        if (entry.purpose().bits() > 1) {
            json.put("statusSize", entry.purpose().bits());
            var messages = json.putArray("statusMessage");
            var words = java.util.List.of("valid", "revoked", "suspended", "reserved");
            for (var value = 0; value < words.size(); value++) {
                messages.addObject().put("status", "0x" + value).put("message", words.get(value));
            }
        }
        return json;
    }

    private ObjectNode subject() {
        var learner = award.learner();
        var json = typed("AchievementSubject");
        learner.holderKey().ifPresent(did -> json.put("id", did));
        var identifiers = json.putArray("identifier");
        name(identifiers, learner.fullName());
        learner.latinName().ifPresent(latin -> name(identifiers, latin));
        json.set("achievement", achievement());
        award.ects().ifPresent(points -> json.put("creditsEarned", points));
        var result = typed(json.putArray("result"), "Result");
        result.put("resultDescription", id("grade")).put("achievedLevel", id("achieved-level"));
        award.furtherInformation().ifPresent(more -> json.put("narrative", more.in(language)));
        json.set("source", profile(award.awardingBody()));
        return json;
    }

    static void name(ArrayNode identifiers, String name) {
        identifiers
                .addObject()
                .put("type", "IdentityObject")
                .put("hashed", false)
                .put("identityHash", name)
                .put("identityType", "name");
    }

    private ObjectNode achievement() {
        var json = typed("Achievement").put("id", award.standardPage().orElse(id("achievement")));
        json.put("achievementType", "MicroCredential");
        json.put("name", award.title().in(language));
        json.put("description", award.summary().in(language));
        json.put("inLanguage", language);
        var criteria = json.putObject("criteria");
        award.standardPage().ifPresent(url -> criteria.put("id", url));
        criteria.put("narrative", narrative());
        award.ects().ifPresent(points -> json.put("creditsAvailable", points));
        json.set("creator", profile(award.awardingBody()));
        var alignments = json.putArray("alignment");
        award.outcomes().forEach(outcome -> align(alignments, outcome));
        var description = typed(json.putArray("resultDescription"), "ResultDescription");
        description.put("id", id("grade")).put("name", "Grade").put("resultType", "RubricCriterionLevel");
        typed(description.putArray("rubricCriterionLevel"), "RubricCriterionLevel")
                .put("id", id("achieved-level"))
                .put("name", award.grade().in(language));
        award.stacking()
                .ifPresent(whole -> typed(json.putArray("related"), "Related").put("id", whole.programme()));
        return json;
    }

    /** How it is earned, from the elements that Open Badges have no member for. */
    private String narrative() {
        return Stream.of(
                        Optional.of(award.assessment().summary()),
                        award.assessment().assessors(),
                        Optional.of(award.participation().summary()),
                        Optional.of(award.qualityAssurance().summary()))
                .flatMap(Optional::stream)
                .map(text -> text.in(language))
                .collect(Collectors.joining("\n\n"));
    }

    private void align(ArrayNode alignments, Outcome outcome) {
        typed(alignments, "Alignment")
                .put("targetName", outcome.title().in(language))
                .put("targetUrl", outcome.id())
                .put("targetType", "ext:LearningOutcome");
        Stream.concat(outcome.escoSkills().stream(), outcome.frameworkSkills().stream())
                .forEach(skill -> {
                    var esco = skill.scheme().equals(Elm.ESCO_SKILLS);
                    typed(alignments, "Alignment")
                            .put("targetName", skill.label().in(language))
                            .put("targetUrl", skill.id())
                            .put("targetFramework", esco ? "ESCO" : skill.scheme())
                            .put("targetType", esco ? "ext:ESCOSkill" : "ext:FrameworkSkill");
                });
    }

    private String id(String name) {
        return award.id() + "#" + name;
    }

    private static ObjectNode typed(String type) {
        var json = Json.object();
        json.putArray("type").add(type);
        return json;
    }

    private static ObjectNode typed(ArrayNode list, String type) {
        var json = typed(type);
        list.add((JsonNode) json);
        return json;
    }
}
