package org.tessera.credential;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.context.ActiveContext;
import com.apicatalog.jsonld.json.JsonProvider;
import com.apicatalog.jsonld.processor.ProcessingRuntime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * The packaged contexts as the JSON-LD library understands them, read once for each list of them. The library itself reads
 * a document's contexts anew each time, which costs a third of the expansion of a badge; what it has read is never changed
 * afterwards, and expanding copies before it adds.
 *
 * <p>Any other context, or one that a document brings along, is read anew for each document.
 */
final class PreparedContexts {

    /** Honest documents name one to three, each once; so the lists that can ever be kept are few. */
    private static final int MOST = 3;

    /** Of the expansion at hand. The library would count for whoever read the contexts, and these are read once. */
    private static final ScopedValue<Effort> EFFORT = ScopedValue.newInstance();

    private static final Map<List<String>, ActiveContext> READ = new ConcurrentHashMap<>();

    private PreparedContexts() {}

    /** Work of the library that may fail as the library does. */
    interface Work<T> {
        T run() throws JsonLdError;
    }

    /** Counts for whoever uses a context, not for who read it. */
    private static final class Counting extends ProcessingRuntime {
        Counting(JsonLdOptions options) {
            super(options);
        }

        @Override
        public void tick() throws JsonLdError {
            if (!EFFORT.isBound()) {
                return;
            }
            if (EFFORT.get().isExhausted()) {
                throw new JsonLdError(JsonLdErrorCode.PROCESSING_TIMEOUT_EXCEEDED);
            }
            EFFORT.get().tick();
        }
    }

    /** What a document's contexts mean, if all are packaged. */
    static Optional<ActiveContext> of(JsonNode contexts, JsonLdOptions options) throws JsonLdError {
        if (!contexts.isArray() || contexts.size() > MOST) {
            return Optional.empty();
        }
        var names = contexts.valueStream().map(one -> one.asString("")).toList();
        if (names.isEmpty()
                || new HashSet<>(names).size() < names.size()
                || !names.stream().allMatch(LinkedDataContexts::knows)) {
            return Optional.empty();
        }
        var known = READ.get(names);
        if (known == null) {
            known = read(names, options);
            READ.put(names, known);
        }
        return Optional.of(known);
    }

    /** For a document that brings its contexts along, or names others: they are read as it is expanded, and not kept. */
    static ActiveContext none(JsonLdOptions options) {
        return new ActiveContext(null, null, new Counting(options));
    }

    /** Does work with these contexts, as far as the effort reaches. */
    static <T> T within(Effort effort, Work<T> work) throws JsonLdError {
        return ScopedValue.where(EFFORT, effort).<T, JsonLdError>call(work::run);
    }

    private static ActiveContext read(List<String> names, JsonLdOptions options) throws JsonLdError {
        var array = JsonProvider.instance().createArrayBuilder();
        names.forEach(array::add);
        return none(options).newContext().create(array.build(), null);
    }
}
