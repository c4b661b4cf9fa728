package org.tessera.assess.day;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tessera.assess.SittingId;
import org.tessera.platform.Problem;

/**
 * Where a session asks for Safe Exam Browser, whatever shows a question or begins a part is for it alone. Saving is not
 * checked again: it needs the lease that such a page gave, and an answer is never turned away for its browser.
 */
@Configuration(proxyBeanMethods = false)
class SafeBrowserCheck implements WebMvcConfigurer, HandlerInterceptor {
    private static final Pattern GUARDED =
            Pattern.compile("/sittings/([0-9a-fA-F-]{36})/(start|continue|questions/[0-9]+|review|task|task/review)");
    private final SafeBrowser browser;
    private final JdbcClient jdbc;

    SafeBrowserCheck(SafeBrowser browser, JdbcClient jdbc) {
        this.browser = browser;
        this.jdbc = jdbc;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/sittings/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var path = request.getRequestURI();
        var guarded = GUARDED.matcher(path);
        if (!guarded.matches()) return true;
        boolean reads = request.getMethod().equals("GET");
        boolean begins = guarded.group(2).equals("start") || guarded.group(2).equals("continue");
        if (!reads && !begins) return true;
        var sitting = new SittingId(UUID.fromString(guarded.group(1)));
        if (!asksFor(sitting)) return true;
        var header = String.valueOf(request.getHeader(SafeBrowser.HEADER));
        var query = request.getQueryString();
        if (browser.admits(sitting, query == null ? path : path + "?" + query, header)) return true;
        throw Problem.of(HttpStatus.FORBIDDEN, "assess.day.problem.safe-browser");
    }

    private boolean asksFor(SittingId sitting) {
        return jdbc.sql("""
                select x.safe_browser
                  from assess.seat e join assess.session x on x.id = e.session
                 where e.sitting = :sitting
                """)
                .param("sitting", sitting.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
