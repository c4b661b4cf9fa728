package org.tessera.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How the European Learning Model writes texts, terms, lists and times in JSON. */
final class ElmJson {

    private ElmJson() {}

    static ObjectNode text(Text text) {
        var json = Json.object();
        text.byLanguage().forEach(json::put);
        return json;
    }

    static ObjectNode term(String id) {
        return concept(Elm.concept(id));
    }

    static ObjectNode concept(Concept concept) {
        var json = Json.object().put("id", concept.id()).put("type", "Concept");
        json.putObject("inScheme").put("id", concept.scheme()).put("type", "ConceptScheme");
        json.set("prefLabel", text(concept.label()));
        return json;
    }

    /** One value stands alone, several in an array, as the official samples have it. */
    static JsonNode list(Collection<? extends JsonNode> nodes) {
        return nodes.size() == 1
                ? nodes.iterator().next()
                : Json.object().arrayNode().addAll(List.copyOf(nodes));
    }

    static String instant(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }

    /** ELM has no plain dates: a day is written as its first instant. */
    static String instant(LocalDate day) {
        return instant(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
