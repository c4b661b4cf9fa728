package org.tessera.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.convert.ConversionService;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One chain for all pages: every request is measured against the {@link RouteTable}; what has no rule is denied.
 *
 * <p>Sessions are rows (any node can answer), their cookie is {@code __Host-} as soon as the address is https. The
 * cross-site token is a cookie and a form field, so a reader without an account needs no session.
 */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "platform.session", maxInactiveIntervalInSeconds = 12 * 60 * 60)
class Security {
    /** Nobody reads them, and wrapping every filter in a measurement cost a tenth of each request. */
    @Bean
    SecurityObservationSettings noObservationsOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain pages(
            HttpSecurity http,
            RouteTable routes,
            CurrentCaller callers,
            Problems problems,
            Settings settings,
            List<SecurityPart> parts)
            throws Exception {
        http.authorizeHttpRequests(all -> all.anyRequest()
                .access((authentication, context) ->
                        new AuthorizationDecision(admits(context.getRequest(), routes, callers))));
        var csrf = CookieCsrfTokenRepository.withHttpOnlyFalse();
        csrf.setCookieName(settings.secure() ? "__Host-form" : "form");
        csrf.setCookieCustomizer(
                c -> c.secure(settings.secure()).httpOnly(true).sameSite("Lax").path("/"));
        http.csrf(c -> c.csrfTokenRepository(csrf).ignoringRequestMatchers(request -> isForPrograms(request, routes)));
        http.logout(l -> l.disable());
        http.requestCache(c -> c.disable());
        http.anonymous(Customizer.withDefaults());
        http.headers(h -> h.contentSecurityPolicy(c -> c.policyDirectives(ContentPolicy.OURS))
                .referrerPolicy(r -> r.policy(ReferrerPolicy.NO_REFERRER))
                .frameOptions(f -> f.deny()));
        http.exceptionHandling(e -> e.authenticationEntryPoint((request, response, denied) -> {
                    if (routes.ruleFor(request.getMethod(), request.getRequestURI())
                            .isEmpty()) {
                        problems.send(request, response, Problem.notFound());
                    } else {
                        response.sendRedirect("/sign-in?next=" + next(request));
                    }
                })
                .accessDeniedHandler((request, response, denied) ->
                        problems.send(request, response, problem(request, routes, denied))));
        for (SecurityPart part : parts) part.configure(http);
        return http.build();
    }

    private static boolean admits(HttpServletRequest request, RouteTable routes, CurrentCaller callers) {
        return routes.ruleFor(request.getMethod(), request.getRequestURI())
                .filter(rule -> rule.who().admits(() -> callers.of(request)))
                .isPresent();
    }

    private static boolean isForPrograms(HttpServletRequest request, RouteTable routes) {
        return routes.ruleFor(request.getMethod(), request.getRequestURI())
                .filter(rule -> rule.who() instanceof Who.Programs)
                .isPresent();
    }

    private static Problem problem(HttpServletRequest request, RouteTable routes, Exception denied) {
        if (denied instanceof org.springframework.security.web.csrf.CsrfException) return Problem.staleForm();
        return routes.ruleFor(request.getMethod(), request.getRequestURI()).isEmpty()
                ? Problem.notFound()
                : Problem.notYours();
    }

    private static String next(HttpServletRequest request) throws IOException {
        if (!request.getMethod().equals("GET")) return "%2F";
        var query = request.getQueryString();
        return URLEncoder.encode(request.getRequestURI() + (query == null ? "" : "?" + query), StandardCharsets.UTF_8);
    }

    /** What requests come by; the rows themselves are the other bean's. */
    @Bean
    @Primary
    SparingSessions sparingSessions(JdbcIndexedSessionRepository rows) {
        return new SparingSessions(rows);
    }

    @Bean
    ConversionService springSessionConversionService() {
        return SessionValues.conversion();
    }

    /**
     * A session is read by one statement and written by few that may fall apart: somebody who was signed in by halves is
     * not signed in. So no transaction is begun and ended around each, which is two trips to the database for every request.
     */
    @Bean(defaultCandidate = false)
    TransactionOperations springSessionTransactionOperations() {
        return TransactionOperations.withoutTransaction();
    }

    @Bean
    SessionIdGenerator sessionIds() {
        return new SessionIdGenerator() {
            @Override
            public String generate() {
                return Ids.secret();
            }
        };
    }

    static String sessionCookieName(Settings settings) {
        return settings.secure() ? "__Host-session" : "session";
    }

    @Bean
    CookieSerializer sessionCookie(Settings settings) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(sessionCookieName(settings));
        cookie.setUseSecureCookie(settings.secure());
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return cookie;
    }
}
