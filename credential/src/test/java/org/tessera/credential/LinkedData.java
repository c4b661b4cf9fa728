package org.tessera.credential;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.sparql.graph.GraphFactory;
import org.jspecify.annotations.Nullable;

/** The official SHACL shapes, applied by an engine that knows nothing of our code. */
final class LinkedData {

    private static final Map<String, String> CONTEXTS = Map.of(
            Elm.VC_CONTEXT, "elm/context/w3c-2018-credentials-v1.jsonld",
            Elm.EDC_CONTEXT, "elm/context/edc-ap-context-3.2.jsonld");

    private static @Nullable Shapes shapes;

    private LinkedData() {}

    /** The report of the shapes edc-generic-full, which include edc-generic-no-cv. */
    static ValidationReport validate(byte[] credential) {
        return ShaclValidator.get().validate(shapes(), graph(credential));
    }

    /** Read once: parsing them takes longer than a validation. */
    private static synchronized Shapes shapes() {
        if (shapes == null) {
            var graph = GraphFactory.createDefaultGraph();
            for (var name : new String[] {"EDC-generic-no-cv", "EDC-generic-full"}) {
                RDFDataMgr.read(
                        graph, Shared.file("elm/shapes-3.2/" + name + ".ttl").toString(), Lang.TURTLE);
            }
            shapes = Shapes.parse(graph);
        }
        return shapes;
    }

    static String problems(ValidationReport report) {
        var text = new StringBuilder();
        report.getEntries()
                .forEach(entry -> text.append(entry.focusNode())
                        .append(' ')
                        .append(entry.resultPath())
                        .append(' ')
                        .append(entry.message())
                        .append('\n'));
        return text.toString();
    }

    static Graph graph(byte[] credential) {
        try {
            var quads = new StringWriter();
            JsonLd.toRdf(JsonDocument.of(new ByteArrayInputStream(credential)))
                    .loader((url, _) -> context(url.toString()))
                    .provide(new NQuadsWriter(quads));
            var graph = GraphFactory.createDefaultGraph();
            RDFDataMgr.read(graph, new java.io.StringReader(quads.toString()), null, Lang.NTRIPLES);
            return graph;
        } catch (JsonLdError e) {
            throw new AssertionError(e);
        }
    }

    private static JsonDocument context(String url) throws JsonLdError {
        var name = CONTEXTS.get(url);
        if (name == null) {
            throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, url);
        }
        return JsonDocument.of(new ByteArrayInputStream(Shared.bytes(name)));
    }
}
