package org.tessera.credential;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.context.ActiveContext;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.expansion.Expansion;
import com.apicatalog.jsonld.json.JsonUtils;
import com.apicatalog.jsonld.processor.ToRdfProcessor;
import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON-LD as one canonical text (RDF Dataset Canonicalization, RDFC-1.0), so that a signature covers its meaning.
 *
 * <p>Whatever would be dropped on the way is refused first: words that no context knows and ids that are no IRIs. What a
 * signature does not cover must not be shown.
 */
final class CanonicalGraph {

    private CanonicalGraph() {}

    /** SHA-256 of the canonical N-Quads. */
    static byte[] hash(JsonNode document) throws Refusal {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(canonical(document).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String canonical(JsonNode document) throws Refusal {
        return canonical(document, new Effort());
    }

    /** The same; hostile graphs can make it take for ever, so it ends when the effort is exhausted. */
    static String canonical(JsonNode document, Effort effort) throws Refusal {
        var expanded = expand(document, effort);
        try {
            var canon = RdfCanon.create("SHA-256", effort);
            // Expanded already: the public door to the same work would expand it a second time.
            ToRdfProcessor.toRdf(canon, expanded, options());
            var lines = new StringWriter();
            canon.provide(new NQuadsWriter(lines));
            return lines.toString();
        } catch (JsonLdError | RdfConsumerException | IllegalStateException e) {
            throw new Refusal(Cause.NOT_LINKED_DATA);
        }
    }

    /** The expanded form, in which nothing was dropped. */
    static JsonArray expand(JsonNode document) throws Refusal {
        return expand(document, new Effort());
    }

    private static JsonArray expand(JsonNode document, Effort effort) throws Refusal {
        try {
            var options = options();
            var prepared = PreparedContexts.of(document.path("@context"), options);
            var expanded = PreparedContexts.within(
                    effort,
                    () -> prepared.isPresent()
                            ? expand(without(document, "@context"), prepared.get())
                            : expand(document, PreparedContexts.none(options)));
            requireAbsolute(expanded);
            return expanded;
        } catch (JsonLdError e) {
            var word = String.valueOf(e.getMessage())
                    .replaceFirst("(?s)^.*\\[", "")
                    .replaceFirst("(?s)].*$", "");
            throw switch (e.getCode()) {
                case UNDEFINED_TERM -> new Refusal(Cause.UNKNOWN_TERMS, Map.of("terms", word));
                case LOADING_REMOTE_CONTEXT_FAILED, LOADING_DOCUMENT_FAILED -> new Refusal(Cause.UNKNOWN_CONTEXT);
                default -> new Refusal(Cause.NOT_LINKED_DATA);
            };
        }
    }

    /** JSON-LD API 1.1, section 5.1.2, from step 8 on: what stands before it concerns documents that are fetched. */
    private static JsonArray expand(JsonNode document, ActiveContext contexts) throws JsonLdError {
        var content = parsed(document).getJsonContent().orElseThrow();
        var expanded = Expansion.with(contexts, content, null, null).compute();
        if (JsonUtils.isObject(expanded)
                && expanded.asJsonObject().size() == 1
                && expanded.asJsonObject().containsKey("@graph")) {
            expanded = expanded.asJsonObject().get("@graph");
        }
        return JsonUtils.isNull(expanded) ? JsonValue.EMPTY_JSON_ARRAY : JsonUtils.toJsonArray(expanded);
    }

    private static JsonNode without(JsonNode document, String member) {
        var bare = (ObjectNode) document.deepCopy();
        bare.remove(member);
        return bare;
    }

    private static Document parsed(JsonNode document) throws JsonLdError {
        return JsonDocument.of(new ByteArrayInputStream(Json.write(document)));
    }

    private static JsonLdOptions options() {
        var options = new JsonLdOptions(new LinkedDataContexts());
        options.setUndefinedTermsPolicy(JsonLdOptions.ProcessingPolicy.Fail);
        return options;
    }

    private static void requireAbsolute(JsonValue value) throws Refusal {
        if (value instanceof JsonArray array) {
            for (var item : array) {
                requireAbsolute(item);
            }
        } else if (value instanceof JsonObject object) {
            for (var entry : object.entrySet()) {
                if (entry.getKey().equals("@id")) {
                    requireIri(entry.getValue());
                } else if (entry.getKey().equals("@type") && !object.containsKey("@value")) {
                    for (var type :
                            entry.getValue() instanceof JsonArray types ? types : java.util.List.of(entry.getValue())) {
                        requireIri(type);
                    }
                } else {
                    requireAbsolute(entry.getValue());
                }
            }
        }
    }

    private static void requireIri(JsonValue value) throws Refusal {
        var iri = value instanceof JsonString string ? string.getString() : "";
        if (!iri.startsWith("_:") && !Iri.isAbsolute(iri)) {
            throw new Refusal(Cause.NOT_LINKED_DATA);
        }
    }
}
