package org.tessera.credential;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads the parts of an award from JSON. Each refuses members that it does not know. */
final class AwardJsonParts {

    private AwardJsonParts() {}

    static void only(JsonNode json, Set<String> members) {
        for (var name : json.propertyNames()) {
            if (!members.contains(name)) {
                throw new IllegalArgumentException("“" + name + "” is no member that is known here.");
            }
        }
    }

    /** Reads a value and says where it stood if it is wrong. */
    static <T> T at(String member, JsonNode value, Function<JsonNode, T> read) {
        try {
            return read.apply(value);
        } catch (IllegalArgumentException | DateTimeException | tools.jackson.core.JacksonException e) {
            throw new IllegalArgumentException(member + ": " + e.getMessage(), e);
        }
    }

    static String string(JsonNode owner, String member) {
        if (!owner.path(member).isString()) {
            throw new IllegalArgumentException("“" + member + "” is missing or no text.");
        }
        return owner.get(member).stringValue();
    }

    static Optional<String> optional(JsonNode owner, String member) {
        return owner.has(member) ? Optional.of(string(owner, member)) : Optional.empty();
    }

    static Text text(JsonNode json) {
        var texts = new TreeMap<String, String>();
        json.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().stringValue()));
        return new Text(texts);
    }

    static Text text(JsonNode owner, String member) {
        return at(member, owner.path(member), AwardJsonParts::text);
    }

    static Instant instant(JsonNode json) {
        return OffsetDateTime.parse(json.stringValue()).toInstant();
    }

    static LocalDate day(JsonNode owner, String member) {
        return LocalDate.parse(string(owner, member));
    }

    static Learner learner(JsonNode json) {
        only(json, Set.of("givenName", "familyName", "fullName", "birthDate", "latinName", "holderKey"));
        var given = string(json, "givenName");
        var family = string(json, "familyName");
        return new Learner(
                given,
                family,
                optional(json, "fullName").orElse(given + " " + family),
                day(json, "birthDate"),
                optional(json, "latinName"),
                optional(json, "holderKey"));
    }

    static Organisation organisation(JsonNode json) {
        only(json, Set.of("id", "legalName", "country", "eidasIdentifier", "homepage"));
        return new Organisation(
                string(json, "id"),
                text(json, "legalName"),
                string(json, "country"),
                optional(json, "eidasIdentifier"),
                optional(json, "homepage"));
    }

    static Outcome outcome(JsonNode json) {
        only(json, Set.of("id", "kind", "title", "escoSkills", "frameworkSkills"));
        var kind = Outcome.Kind.valueOf(optional(json, "kind").orElse("skill").toUpperCase(Locale.ROOT));
        return new Outcome(
                string(json, "id"),
                kind,
                text(json, "title"),
                Json.many(json, "escoSkills").map(AwardJsonParts::escoSkill).toList(),
                Json.many(json, "frameworkSkills").map(AwardJsonParts::concept).toList());
    }

    static Concept escoSkill(JsonNode json) {
        only(json, Set.of("id", "label"));
        return new Concept(string(json, "id"), text(json, "label"), Elm.ESCO_SKILLS);
    }

    static Concept concept(JsonNode json) {
        only(json, Set.of("id", "label", "scheme"));
        return new Concept(string(json, "id"), text(json, "label"), string(json, "scheme"));
    }

    static Level level(JsonNode json) {
        only(json, Set.of("eqf", "official"));
        return new Level(json.path("eqf").asInt(0), json.path("official").asBoolean(false));
    }

    static Assessment assessment(JsonNode json) {
        only(json, Set.of("type", "summary", "date", "supervision", "assessors"));
        return new Assessment(
                string(json, "type"),
                text(json, "summary"),
                day(json, "date"),
                string(json, "supervision"),
                json.has("assessors") ? Optional.of(text(json, "assessors")) : Optional.empty());
    }

    static Participation participation(JsonNode json) {
        only(json, Set.of("mode", "summary"));
        return new Participation(string(json, "mode"), text(json, "summary"));
    }

    static QualityAssurance qualityAssurance(JsonNode json) {
        only(json, Set.of("type", "summary", "scheme", "schemeName", "accreditor"));
        return new QualityAssurance(
                string(json, "type"),
                text(json, "summary"),
                string(json, "scheme"),
                text(json, "schemeName"),
                json.has("accreditor") ? Optional.of(organisation(json.get("accreditor"))) : Optional.empty());
    }

    static Stacking stacking(JsonNode json) {
        only(json, Set.of("programme", "name", "total"));
        return new Stacking(
                string(json, "programme"),
                text(json, "name"),
                json.path("total").asInt(0));
    }

    static StatusEntry status(JsonNode json) {
        only(json, Set.of("list", "index", "purpose"));
        var word = string(json, "purpose");
        var purpose = Arrays.stream(StatusList.Purpose.values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("“" + word + "” is no purpose of a status list."));
        return new StatusEntry(string(json, "list"), json.path("index").asLong(-1), purpose);
    }

    static TokenStatusEntry tokenStatus(JsonNode json) {
        only(json, Set.of("uri", "index"));
        return new TokenStatusEntry(string(json, "uri"), json.path("index").asLong(-1));
    }
}
