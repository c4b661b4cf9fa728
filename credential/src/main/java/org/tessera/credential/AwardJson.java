package org.tessera.credential;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads awards from JSON, the form in which other programs hand them over. Members are named like the components of
 * {@link Award}; texts are objects by language; README.md has a whole one. Unknown members are refused, because a
 * misspelt one would be a fact lost.
 */
public final class AwardJson {

    private static final Set<String> MEMBERS = Set.of(
            "id",
            "learner",
            "title",
            "summary",
            "issuer",
            "awardingBody",
            "issued",
            "validFrom",
            "validUntil",
            "outcomes",
            "workload",
            "ects",
            "level",
            "assessment",
            "participation",
            "qualityAssurance",
            "prerequisites",
            "grade",
            "stacking",
            "furtherInformation",
            "standardPage",
            "trace",
            "status",
            "tokenStatus",
            "languages",
            "primaryLanguage");

    private AwardJson() {}

    /**
     * The award.
     *
     * @param json UTF-8
     * @throws IncompleteAward if mandatory elements are missing; it names each
     * @throws IllegalArgumentException if the JSON can't be read or a value is wrong; the message names the place
     */
    public static Award read(byte[] json) {
        try {
            if (!(Json.parse(json) instanceof ObjectNode award)) {
                throw new IllegalArgumentException("An award is a JSON object.");
            }
            return award(award);
        } catch (Refusal e) {
            throw new IllegalArgumentException(e.cause.sentence(), e);
        }
    }

    private static Award award(ObjectNode json) {
        only(json, MEMBERS);
        var builder = Award.builder();
        set(json, "id", JsonNode::stringValue, builder::id);
        set(json, "learner", AwardJson::learner, builder::learner);
        set(json, "title", AwardJson::text, builder::title);
        set(json, "summary", AwardJson::text, builder::summary);
        set(json, "issuer", AwardJson::organisation, builder::issuer);
        set(json, "awardingBody", AwardJson::organisation, builder::awardingBody);
        set(json, "issued", AwardJson::instant, builder::issued);
        set(json, "validFrom", AwardJson::instant, builder::validFrom);
        set(json, "validUntil", AwardJson::instant, builder::validUntil);
        Json.many(json, "outcomes").forEach(one -> builder.outcome(at("outcomes", one, AwardJson::outcome)));
        set(json, "workload", value -> Duration.parse(value.stringValue()), builder::workload);
        set(json, "ects", value -> new BigDecimal(value.asString()), builder::ects);
        set(json, "level", AwardJson::level, builder::level);
        set(json, "assessment", AwardJson::assessment, builder::assessment);
        set(json, "participation", AwardJson::participation, builder::participation);
        set(json, "qualityAssurance", AwardJson::qualityAssurance, builder::qualityAssurance);
        set(json, "prerequisites", AwardJson::text, builder::prerequisites);
        set(json, "grade", AwardJson::text, builder::grade);
        set(json, "stacking", AwardJson::stacking, builder::stacking);
        set(json, "furtherInformation", AwardJson::text, builder::furtherInformation);
        set(json, "standardPage", JsonNode::stringValue, builder::standardPage);
        json.path("trace")
                .properties()
                .forEach(link ->
                        builder.trace(link.getKey(), at("trace", link.getValue(), value -> value.stringValue())));
        set(json, "status", AwardJson::status, builder::status);
        set(json, "tokenStatus", AwardJson::tokenStatus, builder::tokenStatus);
        Json.many(json, "languages").forEach(tag -> {
            String language = at("languages", tag, value -> value.stringValue());
            builder.languages(language);
        });
        set(json, "primaryLanguage", JsonNode::stringValue, builder::primaryLanguage);
        return builder.build();
    }

    private static void only(JsonNode json, Set<String> members) {
        for (var name : json.propertyNames()) {
            if (!members.contains(name)) {
                throw new IllegalArgumentException("“" + name + "” is no member that is known here.");
            }
        }
    }

    private static <T> void set(JsonNode owner, String member, Function<JsonNode, T> read, Consumer<T> set) {
        if (owner.has(member)) {
            set.accept(at(member, owner.get(member), read));
        }
    }

    /** Reads a value and says where it stood if it is wrong. */
    private static <T> T at(String member, JsonNode value, Function<JsonNode, T> read) {
        try {
            return read.apply(value);
        } catch (IllegalArgumentException | DateTimeException | tools.jackson.core.JacksonException e) {
            throw new IllegalArgumentException(member + ": " + e.getMessage(), e);
        }
    }

    private static String string(JsonNode owner, String member) {
        if (!owner.path(member).isString()) {
            throw new IllegalArgumentException("“" + member + "” is missing or no text.");
        }
        return owner.get(member).stringValue();
    }

    private static Optional<String> optional(JsonNode owner, String member) {
        return owner.has(member) ? Optional.of(string(owner, member)) : Optional.empty();
    }

    private static Text text(JsonNode json) {
        var texts = new TreeMap<String, String>();
        json.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().stringValue()));
        return new Text(texts);
    }

    private static Text text(JsonNode owner, String member) {
        return at(member, owner.path(member), AwardJson::text);
    }

    private static Instant instant(JsonNode json) {
        return OffsetDateTime.parse(json.stringValue()).toInstant();
    }

    private static LocalDate day(JsonNode owner, String member) {
        return LocalDate.parse(string(owner, member));
    }

    private static Learner learner(JsonNode json) {
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

    private static Organisation organisation(JsonNode json) {
        only(json, Set.of("id", "legalName", "country", "eidasIdentifier", "homepage"));
        return new Organisation(
                string(json, "id"),
                text(json, "legalName"),
                string(json, "country"),
                optional(json, "eidasIdentifier"),
                optional(json, "homepage"));
    }

    private static Outcome outcome(JsonNode json) {
        only(json, Set.of("id", "kind", "title", "escoSkills", "frameworkSkills"));
        var kind = Outcome.Kind.valueOf(optional(json, "kind").orElse("skill").toUpperCase(Locale.ROOT));
        return new Outcome(
                string(json, "id"),
                kind,
                text(json, "title"),
                Json.many(json, "escoSkills").map(AwardJson::escoSkill).toList(),
                Json.many(json, "frameworkSkills").map(AwardJson::concept).toList());
    }

    private static Concept escoSkill(JsonNode json) {
        only(json, Set.of("id", "label"));
        return new Concept(string(json, "id"), text(json, "label"), Elm.ESCO_SKILLS);
    }

    private static Concept concept(JsonNode json) {
        only(json, Set.of("id", "label", "scheme"));
        return new Concept(string(json, "id"), text(json, "label"), string(json, "scheme"));
    }

    private static Level level(JsonNode json) {
        only(json, Set.of("eqf", "official"));
        return new Level(json.path("eqf").asInt(0), json.path("official").asBoolean(false));
    }

    private static Assessment assessment(JsonNode json) {
        only(json, Set.of("type", "summary", "date", "supervision", "assessors"));
        return new Assessment(
                string(json, "type"),
                text(json, "summary"),
                day(json, "date"),
                string(json, "supervision"),
                json.has("assessors") ? Optional.of(text(json, "assessors")) : Optional.empty());
    }

    private static Participation participation(JsonNode json) {
        only(json, Set.of("mode", "summary"));
        return new Participation(string(json, "mode"), text(json, "summary"));
    }

    private static QualityAssurance qualityAssurance(JsonNode json) {
        only(json, Set.of("type", "summary", "scheme", "schemeName", "accreditor"));
        return new QualityAssurance(
                string(json, "type"),
                text(json, "summary"),
                string(json, "scheme"),
                text(json, "schemeName"),
                json.has("accreditor") ? Optional.of(organisation(json.get("accreditor"))) : Optional.empty());
    }

    private static Stacking stacking(JsonNode json) {
        only(json, Set.of("programme", "name", "total"));
        return new Stacking(
                string(json, "programme"),
                text(json, "name"),
                json.path("total").asInt(0));
    }

    private static StatusEntry status(JsonNode json) {
        only(json, Set.of("list", "index", "purpose"));
        var word = string(json, "purpose");
        var purpose = Arrays.stream(StatusList.Purpose.values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("“" + word + "” is no purpose of a status list."));
        return new StatusEntry(string(json, "list"), json.path("index").asLong(-1), purpose);
    }

    private static TokenStatusEntry tokenStatus(JsonNode json) {
        only(json, Set.of("uri", "index"));
        return new TokenStatusEntry(string(json, "uri"), json.path("index").asLong(-1));
    }
}
