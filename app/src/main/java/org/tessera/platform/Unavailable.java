package org.tessera.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Says that it cannot be done now: 503 with {@code Retry-After} (RFC 9110, 15.6.4). The page holds everything that was
 * typed and one button that sends it again; the player's script does so by itself. It is written without the database,
 * which may be what is missing: so the page greets nobody.
 */
@Component
class Unavailable {
    private static final Logger LOG = LoggerFactory.getLogger(Unavailable.class);

    /** Seconds; different for each, so that not everybody comes back at the same moment. */
    private static final int AFTER = 2;

    private static final int SPREAD = 4;

    /** One thing that was typed, to be sent again. */
    record Typed(String name, String value) {}

    private final ObjectProvider<Problems> problems;

    Unavailable(ObjectProvider<Problems> problems) {
        this.problems = problems;
    }

    /** Whether an exception says that the database is away, full, or too busy: not a bug, and worth trying again. */
    static boolean means(@Nullable Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof TransactionSystemException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof RecoverableDataAccessException
                    || (cause instanceof SQLException sql && isPassing(sql.getSQLState()))) return true;
        }
        return false;
    }

    /**
     * PostgreSQL, Appendix A: connection lost (08), no disk, memory or connection left (53), a lock that was not to be had
     * in time (55P03), shut down or restarting (57P), its disk failing (58).
     */
    private static boolean isPassing(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("53")
                        || state.equals("55P03")
                        || state.startsWith("57P")
                        || state.startsWith("58"));
    }

    /** Too many came at once. */
    void busy(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(request, response, "platform.problem.busy");
    }

    /** The database does not answer, or has no room left. */
    void down(HttpServletRequest request, HttpServletResponse response, Throwable cause) throws IOException {
        LOG.warn("The database could not do it: {}, state {}", cause.getClass().getSimpleName(), state(cause));
        send(request, response, "platform.problem.down");
    }

    private void send(HttpServletRequest request, HttpServletResponse response, String key) throws IOException {
        CurrentCaller.nobody(request);
        int after = AFTER + ThreadLocalRandom.current().nextInt(SPREAD);
        response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(after));
        var typed = typed(request);
        problems.getObject()
                .send(
                        request,
                        response,
                        Problem.of(HttpStatus.SERVICE_UNAVAILABLE, key),
                        (html, plain, screen, title, next) -> JteunavailableGenerated.render(
                                html, plain, screen, title, next, request.getRequestURI(), typed));
    }

    /** What a form sent, in the order of its fields; nothing when there is nothing to send again, or a file among it. */
    private static Optional<List<Typed>> typed(HttpServletRequest request) {
        var type = request.getContentType();
        if (!request.getMethod().equals("POST")
                || type == null
                || !type.startsWith("application/x-www-form-urlencoded")) return Optional.empty();
        var typed = new ArrayList<Typed>();
        request.getParameterMap().forEach((name, values) -> {
            for (String value : values) typed.add(new Typed(name, value));
        });
        return Optional.of(typed);
    }

    /** The database's own word for what happened; never its message, which may quote what somebody typed. */
    private static String state(Throwable thrown) {
        var state = "unknown";
        for (Throwable cause = thrown; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException sql && sql.getSQLState() != null) state = sql.getSQLState();
        return state;
    }
}
