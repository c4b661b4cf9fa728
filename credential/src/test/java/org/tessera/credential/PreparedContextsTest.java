package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.expansion.Expansion;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Contexts that are read once must mean what the library makes of them each time. */
class PreparedContextsTest {

    private static JsonLdOptions options() {
        return new JsonLdOptions(new LinkedDataContexts());
    }

    private static ObjectNode parsed(byte[] json) throws Refusal {
        var document = (ObjectNode) Json.parse(json);
        document.remove("proof");
        return document;
    }

    private static Map<String, ObjectNode> documents() throws Refusal {
        var documents = new LinkedHashMap<String, ObjectNode>();
        documents.put("badge", parsed(EveryFormat.FILES.get("open-badge-eddsa")));
        documents.put("record", parsed(EveryFormat.FILES.get("learning-record")));
        var graph = Json.object();
        graph.withArray("@context").add(LinkedDataContexts.VC_2);
        graph.withArray("@graph").addObject().put("id", "urn:x:1").put("type", "VerifiableCredential");
        documents.put("graph", graph);
        var nothing = Json.object();
        nothing.withArray("@context").add(LinkedDataContexts.VC_2);
        documents.put("nothing", nothing);
        return documents;
    }

    @Test
    void expandingIsTheSameAsByTheLibrarysOwnDoor() throws Exception {
        for (var document : documents().entrySet()) {
            var json = document.getValue();
            assertThat(PreparedContexts.of(json.path("@context"), options())).isPresent();
            var byTheLibrary = JsonLd.expand(JsonDocument.of(new ByteArrayInputStream(Json.write(json))))
                    .options(options())
                    .get();
            // Twice, because the second one meets what the first one left behind.
            assertThat(CanonicalGraph.expand(json)).as(document.getKey()).isEqualTo(byTheLibrary);
            assertThat(CanonicalGraph.expand(json)).as(document.getKey()).isEqualTo(byTheLibrary);
        }
    }

    @Test
    void whatADocumentBringsAlongIsNotKept() throws Exception {
        var own = Json.object();
        own.withArray("@context").add(LinkedDataContexts.VC_2).addObject().put("mine", "urn:x:mine");
        assertThat(PreparedContexts.of(own.path("@context"), options())).isEmpty();
        var twice = Json.object();
        twice.withArray("@context").add(LinkedDataContexts.VC_2).add(LinkedDataContexts.VC_2);
        assertThat(PreparedContexts.of(twice.path("@context"), options())).isEmpty();
        var strange = Json.object();
        strange.withArray("@context").add("https://example.org/context");
        assertThat(PreparedContexts.of(strange.path("@context"), options())).isEmpty();
    }

    /** Each document has its own effort, whoever read its contexts. */
    @Test
    void anExpansionEndsWithItsEffort() throws Exception {
        var document = documents().get("badge");
        var contexts = PreparedContexts.of(document.path("@context"), options()).orElseThrow();
        document.remove("@context");
        var content = JsonDocument.of(new ByteArrayInputStream(Json.write(document)))
                .getJsonContent()
                .orElseThrow();
        assertThatThrownBy(() -> PreparedContexts.within(
                        new Effort(0),
                        () -> Expansion.with(contexts, content, null, null).compute()))
                .isInstanceOf(JsonLdError.class)
                .extracting(e -> ((JsonLdError) e).getCode())
                .isEqualTo(JsonLdErrorCode.PROCESSING_TIMEOUT_EXCEEDED);
    }

    @Test
    void severalThreadsShareThem() throws Exception {
        var document = documents().get("record");
        var alone = CanonicalGraph.canonical(document);
        assertThat(IntStream.range(0, 16).parallel().mapToObj(_ -> {
                    try {
                        return CanonicalGraph.canonical(document);
                    } catch (Refusal e) {
                        throw new AssertionError(e);
                    }
                }))
                .containsOnly(alone);
    }
}
