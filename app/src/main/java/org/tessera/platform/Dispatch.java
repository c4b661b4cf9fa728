package org.tessera.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Method;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds the controller's method for a request as Spring does, but tries only those whose path begins as the request's. A
 * path with an id in it is otherwise tried on each of some hundred patterns, through every wrapper that the filters put
 * around the request: that was a fifth of what a page of an exam cost.
 */
@Component
class Dispatch implements WebMvcRegistrations {
    private static final Pattern NOT_LITERAL = Pattern.compile("[{*?]");

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new ByBeginning();
    }

    private static final class ByBeginning extends RequestMappingHandlerMapping {
        /** What stands before the first variable, of every mapping that has one pattern; by identity, as hashing is dear. */
        private final Map<RequestMappingInfo, String> beginnings = new IdentityHashMap<>();

        @Override
        protected void registerHandlerMethod(Object handler, Method method, RequestMappingInfo mapping) {
            var patterns = mapping.getPatternValues();
            if (patterns.size() == 1)
                beginnings.put(mapping, NOT_LITERAL.split(patterns.iterator().next(), 2)[0]);
            super.registerHandlerMethod(handler, method, mapping);
        }

        @Override
        protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
                throws Exception {
            return super.lookupHandlerMethod(path, new Known(request, path));
        }

        @Override
        protected @Nullable RequestMappingInfo getMatchingMapping(
                RequestMappingInfo mapping, HttpServletRequest request) {
            var beginning = beginnings.get(mapping);
            if (beginning != null && request instanceof Known known && !known.beginsWith(beginning)) return null;
            return super.getMatchingMapping(mapping, request);
        }
    }

    /** A request whose method and path are not asked for through all wrappers again. */
    private static final class Known extends HttpServletRequestWrapper {
        private final String method;
        private final String path;
        private final boolean plain;

        Known(HttpServletRequest request, String path) {
            super(request);
            this.method = request.getMethod();
            this.path = path;
            this.plain = path.indexOf('%') < 0 && path.indexOf(';') < 0;
        }

        @Override
        public String getMethod() {
            return method;
        }

        /** Letters that are written in another way have to be looked at closely. */
        boolean beginsWith(String beginning) {
            return !plain || path.startsWith(beginning);
        }
    }
}
