package org.tessera.platform;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;

/** All modules' rules together. The most specific pattern wins, as in the dispatch of requests itself. */
@Component
public class RouteTable {
    private final List<Routes.Rule> rules;

    RouteTable(List<Routes> modules) {
        rules = modules.stream()
                .flatMap(m -> m.rules().stream())
                .sorted(Comparator.comparing(Routes.Rule::pattern))
                .toList();
    }

    /** Every rule, the most specific pattern first. */
    public List<Routes.Rule> rules() {
        return rules;
    }

    /** The rule for a request, or nothing: then the request is denied. HEAD follows GET's rule. */
    public Optional<Routes.Rule> ruleFor(String method, String path) {
        var wanted = method.equals("HEAD") ? "GET" : method;
        var container = PathContainer.parsePath(path);
        return rules.stream()
                .filter(r -> r.method().name().equals(wanted) && r.pattern().matches(container))
                .findFirst();
    }
}
