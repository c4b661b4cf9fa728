package org.tessera.credential;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;

/** The JSON-LD contexts that we have packaged. Any other is refused; none is ever fetched. */
final class LinkedDataContexts implements DocumentLoader {

    static final String VC_2 = "https://www.w3.org/ns/credentials/v2";
    static final String OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

    private static final Map<String, Document> PACKAGED = Map.of(
            VC_2,
            load("credentials-v2.jsonld"),
            OPEN_BADGES,
            load("ob-v3p0-3.0.3.json"),
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
            load("ob-v3p0-3.0.2.json"),
            LearningRecord.CONTEXT,
            load("clr-v2p0-2.0.1.json"),
            "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
            load("ob-v3p0-extensions.json"));

    static boolean knows(String url) {
        return PACKAGED.containsKey(url);
    }

    private static Document load(String name) {
        try (var in = Objects.requireNonNull(LinkedDataContexts.class.getResourceAsStream("contexts/" + name))) {
            return JsonDocument.of(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JsonLdError e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Document loadDocument(URI url, DocumentLoaderOptions options) throws JsonLdError {
        var document = PACKAGED.get(url.toString());
        if (document == null) {
            throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "not packaged");
        }
        return document;
    }
}
