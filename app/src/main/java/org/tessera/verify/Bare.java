package org.tessera.verify;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps answers below {@code /v/} bare: no cookie goes out, whoever in the chain would like to set one, and search
 * engines and caches are told to stay away, on errors too. The preview is the holder's own page and may set cookies.
 */
final class Bare extends OncePerRequestFilter {
    private static final String PREVIEW = "/v/preview";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().equals(PREVIEW);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        chain.doFilter(request, new Cookieless(response));
    }

    private static final class Cookieless extends HttpServletResponseWrapper {
        Cookieless(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void addCookie(Cookie cookie) {
            // None of ours is needed here.
        }

        @Override
        public void addHeader(String name, String value) {
            if (!name.equalsIgnoreCase("Set-Cookie")) super.addHeader(name, value);
        }

        @Override
        public void setHeader(String name, String value) {
            if (!name.equalsIgnoreCase("Set-Cookie")) super.setHeader(name, value);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        FilterRegistrationBean<Bare> bare() {
            var registration = new FilterRegistrationBean<>(new Bare());
            registration.addUrlPatterns("/v/*");
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return registration;
        }
    }
}
