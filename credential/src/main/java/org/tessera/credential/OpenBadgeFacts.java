package org.tessera.credential;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the facts out of an Open Badge 3.0. */
final class OpenBadgeFacts {

    private final JsonNode credential;
    private final JsonNode subject;
    private final JsonNode achievement;
    private final String language;

    OpenBadgeFacts(JsonNode credential) {
        this.credential = credential;
        this.subject = Json.first(credential, "credentialSubject");
        this.achievement = Json.first(subject, "achievement");
        var named = achievement.path("inLanguage").asString("en");
        this.language = Text.isLanguage(named) ? named : "en";
    }

    static String issuer(JsonNode credential) {
        var issuer = credential.path("issuer");
        return issuer.isObject() ? issuer.path("id").asString("") : issuer.asString("");
    }

    Facts read() {
        var names = names();
        return new Facts(
                credential.path("id").asString(""),
                new Facts.Who(
                        names.isEmpty() ? "" : names.getFirst(),
                        names.size() > 1 ? Optional.of(names.get(1)) : Optional.empty(),
                        Optional.empty()),
                new Facts.What(
                        text(achievement, "name"),
                        text(achievement, "description"),
                        string(Json.first(achievement, "criteria"), "id"),
                        Optional.empty()),
                canDo(),
                new Facts.Proof(
                        text(Json.first(achievement, "criteria"), "narrative"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        grade()),
                new Facts.Says(
                        issuer(credential),
                        text(credential.path("issuer"), "name"),
                        text(Json.first(achievement, "creator"), "name"),
                        Optional.empty()),
                new Facts.Validity(
                        instant("awardedDate").or(() -> instant("validFrom")),
                        instant("validFrom"),
                        instant("validUntil")),
                new Facts.Learning(
                        Optional.empty(),
                        subject.path("creditsEarned").isNumber()
                                ? Optional.of(subject.path("creditsEarned").asString())
                                : Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        text(subject, "narrative")),
                trace(),
                Json.many(credential, "credentialStatus").findFirst().flatMap(StatusCheck::entry),
                List.of());
    }

    /** Names in clear; hashed ones name nobody to a reader. */
    private List<String> names() {
        return Json.many(subject, "identifier")
                .filter(one -> one.path("identityType").asString("").equals("name"))
                .filter(one -> !one.path("hashed").asBoolean(true))
                .map(one -> one.path("identityHash").asString(""))
                .toList();
    }

    private List<Facts.CanDo> canDo() {
        var outcomes = new ArrayList<Facts.CanDo>();
        Json.many(achievement, "alignment")
                .forEach(alignment -> text(alignment, "targetName")
                        .ifPresent(title -> outcomes.add(
                                new Facts.CanDo(alignment.path("targetUrl").asString(""), title, List.of()))));
        return List.copyOf(outcomes);
    }

    /** The level reached, by its name in the description of the same achievement, or the bare value. */
    private Optional<Text> grade() {
        return Json.many(subject, "result").findFirst().flatMap(result -> {
            var level = result.path("achievedLevel").asString("");
            return Json.many(achievement, "resultDescription")
                    .flatMap(description -> Json.many(description, "rubricCriterionLevel"))
                    .filter(one -> one.path("id").asString("").equals(level))
                    .findFirst()
                    .flatMap(one -> text(one, "name"))
                    .or(() -> text(result, "value"));
        });
    }

    private LinkedHashMap<String, String> trace() {
        var links = new LinkedHashMap<String, String>();
        Json.many(credential, "evidence")
                .filter(one -> one.path("id").isString() && one.path("name").isString())
                .forEach(one ->
                        links.put(one.path("name").stringValue(), one.path("id").stringValue()));
        return links;
    }

    private static Optional<String> string(JsonNode owner, String member) {
        var value = owner.path(member);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    private Optional<Text> text(JsonNode owner, String member) {
        return string(owner, member).filter(value -> !value.isBlank()).map(value -> Text.of(language, value));
    }

    private Optional<Instant> instant(String member) {
        try {
            return string(credential, member)
                    .map(value -> OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
