package org.tessera.platform;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * A request that can't be answered as hoped, with words for the reader: what happened and what to do next. Thrown from a
 * controller it becomes a page, or {@code application/problem+json} (RFC 9457) for a machine.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final HttpStatus status;
    private final String key;
    private final transient List<Object> arguments;

    private Problem(HttpStatus status, String key, List<Object> arguments) {
        super(key, null, false, false);
        this.status = status;
        this.key = key;
        this.arguments = arguments;
    }

    /** Nothing is here, or nothing that this caller may know of: the two look the same. */
    public static Problem notFound() {
        return new Problem(HttpStatus.NOT_FOUND, "platform.problem.not-found", List.of());
    }

    /** The caller's roles do not open this. */
    public static Problem notYours() {
        return new Problem(HttpStatus.FORBIDDEN, "platform.problem.not-yours", List.of());
    }

    /** The form was sent without its token, or from a page that is too old. */
    public static Problem staleForm() {
        return new Problem(HttpStatus.FORBIDDEN, "platform.problem.stale-form", List.of());
    }

    /**
     * A rule says no. The texts {@code key.title} and {@code key.next} say what happened and what to do.
     *
     * @param status 4xx
     * @param key text key without its ending
     * @param arguments for the texts
     */
    public static Problem of(HttpStatus status, String key, Object... arguments) {
        return new Problem(status, key, List.of(arguments));
    }

    /** The rule was broken by the request's state, for example a second decision: 409. */
    public static Problem conflict(String key, Object... arguments) {
        return of(HttpStatus.CONFLICT, key, arguments);
    }

    /** The answer's status. */
    public HttpStatus status() {
        return status;
    }

    /** The text key; {@code .title} and {@code .next} are its two sentences. */
    public String key() {
        return key;
    }

    Object[] arguments() {
        return arguments.toArray();
    }
}
