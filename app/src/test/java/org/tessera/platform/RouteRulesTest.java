package org.tessera.platform;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.server.PathContainer;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.tessera.WholeApplication;

/** Compares the rules of all modules with the routes that exist. A route is a method and a pattern, names left out. */
class RouteRulesTest extends WholeApplication {
    /** A place in a pattern, {@code {id}} or {@code {number:\\d{1,6}}}. */
    static final Pattern PLACE = Pattern.compile("\\{(?:[^{}]|\\{[^{}]*})*}");

    @Autowired
    RouteTable rules;

    @Autowired
    Collection<RequestMappingInfoHandlerMapping> mappings;

    @Autowired
    MockMvcTester web;

    @Test
    void everyRouteOfOursHasARule() {
        assertThat(routes(handler -> handler.getBeanType().getPackageName().startsWith("org.tessera")))
                .isNotEmpty()
                .isSubsetOf(ruled());
    }

    @Test
    void everyRuleIsForARouteThatExists() {
        assertThat(ruled()).isSubsetOf(routes(handler -> true));
    }

    @Test
    void noRouteHasTwoRules() {
        var twice = rules.rules().stream()
                .collect(groupingBy(r -> route(r.method().name(), r.pattern().getPatternString())))
                .entrySet()
                .stream()
                .filter(e -> e.getValue().size() > 1)
                .map(e -> e.getKey());
        assertThat(twice).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
    void whatHasNoRuleIsNotThere(String method) {
        assertThat(rules.ruleFor(method, "/no/such/place")).isEmpty();
        assertThat(web.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request(
                                method, java.net.URI.create("/no/such/place"))
                        .with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors
                                .csrf())))
                .hasStatus(404);
    }

    /** Looking only at what begins alike finds the same as looking at everything. */
    @Test
    void theRuleOfAPathIsTheFirstThatMatchesOfAll() {
        for (Routes.Rule rule : rules.rules()) {
            var path = PLACE.matcher(rule.pattern().getPatternString())
                    .replaceAll("7")
                    .replace("**", "a/b");
            var container = PathContainer.parsePath(path);
            var first = rules.rules().stream()
                    .filter(r -> r.method().equals(rule.method()) && r.pattern().matches(container))
                    .findFirst();
            assertThat(rules.ruleFor(rule.method().name(), path)).as(path).isEqualTo(first);
        }
    }

    private Set<String> ruled() {
        return rules.rules().stream()
                .map(r -> route(r.method().name(), r.pattern().getPatternString()))
                .collect(toSet());
    }

    private Set<String> routes(java.util.function.Predicate<HandlerMethod> which) {
        return mappings.stream()
                .flatMap(m -> m.getHandlerMethods().entrySet().stream())
                .filter(e -> which.test(e.getValue()))
                .flatMap(e -> routes(e.getKey()))
                .collect(toSet());
    }

    /** A mapping without a method answers all; the rules speak of GET then. */
    private static Stream<String> routes(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        var asked = methods.isEmpty() ? Set.of(RequestMethod.GET) : methods;
        return info.getPatternValues().stream().flatMap(p -> asked.stream().map(m -> route(m.name(), p)));
    }

    private static String route(String method, String pattern) {
        return method + " " + PLACE.matcher(pattern).replaceAll("{}");
    }
}
