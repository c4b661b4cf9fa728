package org.tessera.platform;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;

/**
 * All modules' rules together. The most specific pattern wins, as in the dispatch of requests itself. Every request is
 * looked up, so only the rules of its method that can begin as its path does are tried.
 */
@Component
public class RouteTable {
    private final List<Routes.Rule> rules;
    private final Map<String, List<Routes.Rule>> byBeginning;

    RouteTable(List<Routes> modules) {
        rules = modules.stream()
                .flatMap(m -> m.rules().stream())
                .sorted(Comparator.comparing(Routes.Rule::pattern))
                .toList();
        byBeginning = rules.stream()
                .map(RouteTable::beginning)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), this::beginningLike));
    }

    /** Every rule, the most specific pattern first. */
    public List<Routes.Rule> rules() {
        return rules;
    }

    /** The rule for a request, or nothing: then the request is denied. HEAD follows GET's rule. */
    public Optional<Routes.Rule> ruleFor(String method, String path) {
        var wanted = method.equals("HEAD") ? "GET" : method;
        var container = PathContainer.parsePath(path);
        var likely = byBeginning.get(wanted + first(path));
        return Objects.requireNonNullElse(likely, rules).stream()
                .filter(r -> r.method().name().equals(wanted) && r.pattern().matches(container))
                .findFirst();
    }

    /** The rules of the same method and first word, and those whose first word may be any, in their order. */
    private List<Routes.Rule> beginningLike(String beginning) {
        return rules.stream()
                .filter(r -> beginning(r).equals(beginning)
                        || first(r.pattern().getPatternString()).startsWith("{")
                        || first(r.pattern().getPatternString()).contains("*"))
                .toList();
    }

    private static String beginning(Routes.Rule rule) {
        return rule.method().name() + first(rule.pattern().getPatternString());
    }

    /** The first word of a path: sittings of /sittings/7. */
    private static String first(String path) {
        int end = path.indexOf('/', 1);
        return path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end);
    }
}
