package org.tessera.credential;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.context.ActiveContext;
import com.apicatalog.jsonld.json.JsonProvider;
import com.apicatalog.jsonld.processor.ProcessingRuntime;
import java.time.Duration;
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
 * <p>Any other context, or one that a document brings along, goes the library's usual way.
 */
final class PreparedContexts {

    /** Honest documents name one to three, each once; so the lists that can ever be kept are few. */
    private static final int MOST = 3;

    /**
     * When the expansion at hand must be done, as {@link System#nanoTime}. The library's own clock starts when contexts are
     * read, and these are read once.
     */
    private static final ScopedValue<Long> DEADLINE = ScopedValue.newInstance();

    private static final Map<List<String>, ActiveContext> READ = new ConcurrentHashMap<>();

    private PreparedContexts() {}

    /** Work of the library that may fail as the library does. */
    interface Work<T> {
        T run() throws JsonLdError;
    }

    /** The clock of whoever uses a context, not of who read it. */
    private static final class Clocked extends ProcessingRuntime {
        Clocked(JsonLdOptions options) {
            super(options);
        }

        @Override
        public void tick() throws JsonLdError {
            if (DEADLINE.isBound() && System.nanoTime() - DEADLINE.get() > 0) {
                throw new JsonLdError(JsonLdErrorCode.PROCESSING_TIMEOUT_EXCEEDED);
            }
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

    /** Does work with prepared contexts, for no longer than this. */
    static <T> T within(Duration longest, Work<T> work) throws JsonLdError {
        return ScopedValue.where(DEADLINE, System.nanoTime() + longest.toNanos())
                .<T, JsonLdError>call(work::run);
    }

    private static ActiveContext read(List<String> names, JsonLdOptions options) throws JsonLdError {
        var array = JsonProvider.instance().createArrayBuilder();
        names.forEach(array::add);
        return new ActiveContext(null, null, new Clocked(options)).newContext().create(array.build(), null);
    }
}
