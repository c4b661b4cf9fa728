package org.tessera.credential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
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
     * The JSON Schema (2020-12) of an award, for editors and for other programs to check what they hand over.
     *
     * @return UTF-8
     */
    public static byte[] schema() {
        try (var in = Objects.requireNonNull(AwardJson.class.getResourceAsStream("award.schema.json"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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
        AwardJsonParts.only(json, MEMBERS);
        var builder = Award.builder();
        set(json, "id", JsonNode::stringValue, builder::id);
        set(json, "learner", AwardJsonParts::learner, builder::learner);
        set(json, "title", AwardJsonParts::text, builder::title);
        set(json, "summary", AwardJsonParts::text, builder::summary);
        set(json, "issuer", AwardJsonParts::organisation, builder::issuer);
        set(json, "awardingBody", AwardJsonParts::organisation, builder::awardingBody);
        set(json, "issued", AwardJsonParts::instant, builder::issued);
        set(json, "validFrom", AwardJsonParts::instant, builder::validFrom);
        set(json, "validUntil", AwardJsonParts::instant, builder::validUntil);
        Json.many(json, "outcomes")
                .forEach(one -> builder.outcome(AwardJsonParts.at("outcomes", one, AwardJsonParts::outcome)));
        set(json, "workload", value -> Duration.parse(value.stringValue()), builder::workload);
        set(json, "ects", value -> new BigDecimal(value.asString()), builder::ects);
        set(json, "level", AwardJsonParts::level, builder::level);
        set(json, "assessment", AwardJsonParts::assessment, builder::assessment);
        set(json, "participation", AwardJsonParts::participation, builder::participation);
        set(json, "qualityAssurance", AwardJsonParts::qualityAssurance, builder::qualityAssurance);
        set(json, "prerequisites", AwardJsonParts::text, builder::prerequisites);
        set(json, "grade", AwardJsonParts::text, builder::grade);
        set(json, "stacking", AwardJsonParts::stacking, builder::stacking);
        set(json, "furtherInformation", AwardJsonParts::text, builder::furtherInformation);
        set(json, "standardPage", JsonNode::stringValue, builder::standardPage);
        json.path("trace")
                .properties()
                .forEach(link -> builder.trace(
                        link.getKey(), AwardJsonParts.at("trace", link.getValue(), value -> value.stringValue())));
        set(json, "status", AwardJsonParts::status, builder::status);
        set(json, "tokenStatus", AwardJsonParts::tokenStatus, builder::tokenStatus);
        Json.many(json, "languages").forEach(tag -> {
            String language = AwardJsonParts.at("languages", tag, value -> value.stringValue());
            builder.languages(language);
        });
        set(json, "primaryLanguage", JsonNode::stringValue, builder::primaryLanguage);
        return builder.build();
    }

    private static <T> void set(JsonNode owner, String member, Function<JsonNode, T> read, Consumer<T> set) {
        if (owner.has(member)) {
            set.accept(AwardJsonParts.at(member, owner.get(member), read));
        }
    }
}
