package org.tessera.platform;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The rules of one module's routes; each module gives one such bean. A route without a rule is denied, and a test
 * compares the rules with the routes that exist.
 */
public final class Routes {
    /** One method and path pattern, and whom it is for. */
    public record Rule(HttpMethod method, PathPattern pattern, Who who) {}

    private final List<Rule> rules = new ArrayList<>();

    /** No rules yet. */
    public static Routes none() {
        return new Routes();
    }

    /** Opens a route to everybody. */
    public Routes anyone(HttpMethod method, String... patterns) {
        return add(method, new Who.Anyone(), patterns);
    }

    /** Opens a route to programs; it must itself ask for what it needs and never for a session. */
    public Routes programs(HttpMethod method, String... patterns) {
        return add(method, new Who.Programs(), patterns);
    }

    /** Opens a route to everybody who is signed in. */
    public Routes signedIn(HttpMethod method, String... patterns) {
        return add(method, new Who.SignedIn(), patterns);
    }

    /** Opens one path, for reading and for sending its form, to the holders of any of these roles. */
    public Routes holding(HttpMethod method, String pattern, Role... roles) {
        return add(method, new Who.Holding(List.of(roles)), pattern);
    }

    /** The rules in the order given. */
    public List<Rule> rules() {
        return List.copyOf(rules);
    }

    private Routes add(HttpMethod method, Who who, String... patterns) {
        for (String pattern : patterns) {
            rules.add(new Rule(method, PathPatternParser.defaultInstance.parse(pattern), who));
        }
        return this;
    }
}
