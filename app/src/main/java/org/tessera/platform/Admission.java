package org.tessera.platform;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The queue before the database: requests wait here in the order in which they came, and not somewhere in the middle of
 * their work with a connection in hand. Virtual threads would let any number in at once, who then all wait for the few
 * connections again and again, and time out after most of the work was done.
 *
 * <p>A browser's deeds (what is not a GET) are done one after the other, so that many hands on one exam leave the
 * connections to everybody else. Whoever waited for too long is told so and asked to come again ({@link Unavailable}).
 *
 * <p>So many are let in that they can't wait for each other even if each needs a second connection while it holds one:
 * with n requests that need c connections at once, n × (c - 1) + 1 connections are enough (HikariCP, About Pool Sizing).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class Admission extends OncePerRequestFilter {
    /** Of each four connections one is for jobs, for what follows from events, and for who needs a second one. */
    private static final double SHARE = 0.75;

    /** Shorter than browsers and proxies wait, and than the pool's own limit. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Semaphore places;
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();
    private final Unavailable unavailable;
    private final String session;

    Admission(@Qualifier("webConnections") HikariDataSource connections, Unavailable unavailable, Settings settings) {
        this.places = new Semaphore(Math.max(1, (int) (connections.getMaximumPoolSize() * SHARE)), true);
        this.unavailable = unavailable;
        this.session = Security.sessionCookieName(settings);
    }

    /** One browser's deeds, and how many of them wait or work. */
    private static final class Turn {
        private final Semaphore one = new Semaphore(1, true);
        private int deeds;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/assets/") || path.startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var browser = browser(request);
        // Read before anybody waits for it: a slow line must keep neither a turn nor a place.
        if (isForm(request)) request.getParameterMap();
        long patience = System.nanoTime() + PATIENCE.toNanos();
        var turn = browser.map(this::join);
        try {
            if (turn.isPresent() && !granted(turn.get().one, patience)) {
                unavailable.busy(request, response);
                return;
            }
            try {
                work(request, response, chain, patience);
            } finally {
                turn.ifPresent(t -> t.one.release());
            }
        } finally {
            browser.ifPresent(this::leave);
        }
    }

    private void work(HttpServletRequest request, HttpServletResponse response, FilterChain chain, long patience)
            throws ServletException, IOException {
        if (!granted(places, patience)) {
            unavailable.busy(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException broken) {
            // What fails before a controller is reached, as the reading of the session does, has nobody else to tell
            // it.
            if (response.isCommitted() || !Unavailable.means(broken)) throw broken;
            unavailable.down(request, response, broken);
        } finally {
            places.release();
        }
    }

    private static boolean granted(Semaphore places, long patience) {
        try {
            return places.tryAcquire(Math.max(0, patience - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Turn join(String browser) {
        return java.util.Objects.requireNonNull(turns.compute(browser, (key, known) -> {
            var turn = known == null ? new Turn() : known;
            turn.deeds++;
            return turn;
        }));
    }

    private void leave(String browser) {
        turns.computeIfPresent(browser, (key, turn) -> --turn.deeds == 0 ? null : turn);
    }

    /** Whose deed it is; nothing for reading, for whoever has no session, and for files, which are read while they come. */
    private Optional<String> browser(HttpServletRequest request) {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) return Optional.empty();
        @Nullable Cookie[] cookies = request.getCookies();
        if (cookies == null || isMultipart(request)) return Optional.empty();
        return Arrays.stream(cookies)
                .filter(c -> c != null && c.getName().equals(session))
                .map(Cookie::getValue)
                .findFirst();
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith("application/x-www-form-urlencoded");
    }

    private static boolean isMultipart(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith("multipart/");
    }
}
