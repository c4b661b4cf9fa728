package org.tessera.issue;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.sparql.graph.GraphFactory;
import org.tessera.WholeApplication;

/** The official SHACL shapes of ELM 3.2, applied by an engine that knows nothing of our code. */
final class Shapes32 {
    private static final Map<String, String> CONTEXTS = Map.of(
            "https://www.w3.org/2018/credentials/v1", "context/w3c-2018-credentials-v1.jsonld",
            "http://data.europa.eu/snb/model/context/edc-ap", "context/edc-ap-context-3.2.jsonld");

    private Shapes32() {}

    static ValidationReport validate(byte[] credential) throws IOException, JsonLdError {
        var shapes = GraphFactory.createDefaultGraph();
        for (var name : new String[] {"EDC-generic-no-cv", "EDC-generic-full"}) {
            RDFDataMgr.read(shapes, file("shapes-3.2/" + name + ".ttl").toString(), Lang.TURTLE);
        }
        var quads = new StringWriter();
        JsonLd.toRdf(JsonDocument.of(new ByteArrayInputStream(credential)))
                .loader((url, _) -> context(url.toString()))
                .provide(new NQuadsWriter(quads));
        var facts = GraphFactory.createDefaultGraph();
        RDFDataMgr.read(facts, new StringReader(quads.toString()), null, Lang.NTRIPLES);
        return ShaclValidator.get().validate(Shapes.parse(shapes), facts);
    }

    private static JsonDocument context(String url) throws JsonLdError {
        var name = CONTEXTS.get(url);
        if (name == null) throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, url);
        try {
            return JsonDocument.of(new ByteArrayInputStream(Files.readAllBytes(file(name))));
        } catch (IOException e) {
            throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, e);
        }
    }

    private static Path file(String name) {
        var given = System.getProperty("tessera.shared");
        var shared = given != null ? Path.of(given) : WholeApplication.project().resolveSibling("shared");
        for (var folder = WholeApplication.project(); given == null && folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("shared/data/elm"))) shared = folder.resolve("shared");
        }
        var file = shared.resolve("data/elm").resolve(name);
        assumeTrue(Files.exists(file), "skipped: there is no ../shared/data/elm/" + name + " (set -Dtessera.shared)");
        return file;
    }
}
