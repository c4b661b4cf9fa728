package org.tessera.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.tessera.WholeApplication;
import org.tessera.people.NewPerson;
import org.tessera.people.Organisation;
import org.tessera.people.Organisations;
import org.tessera.people.People;

/**
 * Every rule of the route table × every role and nobody. Places in a path are filled with an invented id or number, so whoever is
 * let in finds nothing or is told what is missing.
 */
class RouteMatrixTest extends WholeApplication {
    /** Somebody who sends requests: their name in messages, how they are signed in, and who they are. */
    private record Visitor(String name, RequestPostProcessor signedIn, Optional<Caller> caller) {}

    /** Tables that change by themselves while the test runs. */
    private static final Set<String> RESTLESS =
            Set.of("platform.session", "platform.session_attributes", "platform.job", "public.event_publication");

    /** Spring's page for an error: asked for without one, it is one. */
    private static final String ERROR_PAGE = "/error";

    @Autowired
    RouteTable rules;

    @Autowired
    Organisations organisations;

    @Autowired
    People people;

    @Autowired
    Callers callers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester web;

    @Test
    void whoMayNotIsTurnedAwayAndChangesNothing() {
        var visitors = visitors();
        var before = fingerprints();
        var wrong = new ArrayList<String>();
        int asked = 0;
        for (Routes.Rule rule : rules.rules()) {
            for (Visitor visitor : visitors) {
                if (rule.who().admits(visitor.caller())) continue;
                asked++;
                var answer = send(rule, visitor);
                if (!turnedAway(answer)) wrong.add(described(rule, visitor, answer));
            }
        }
        assertThat(asked).isGreaterThan(100);
        assertThat(wrong).isEmpty();
        assertThat(fingerprints()).isEqualTo(before);
    }

    @Test
    void whoMayIsLetIn() {
        var wrong = new ArrayList<String>();
        for (Visitor visitor : visitors()) {
            for (Routes.Rule rule : rules.rules()) {
                if (!rule.who().admits(visitor.caller()) || rule.who() instanceof Who.Programs) continue;
                var answer = send(rule, visitor);
                if (!letIn(answer) && !rule.pattern().getPatternString().equals(ERROR_PAGE))
                    wrong.add(described(rule, visitor, answer));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** What is for programs asks for a token or another proof, and is answered to everybody alike: who signed in is nobody here. */
    @Test
    void aSessionOpensNothingThatIsForPrograms() {
        var visitors = visitors();
        var wrong = new ArrayList<String>();
        for (Routes.Rule rule : rules.rules()) {
            if (!(rule.who() instanceof Who.Programs)) continue;
            int toNobody = send(rule, visitors.getFirst()).getStatus();
            for (Visitor visitor : visitors) {
                var answer = send(rule, visitor);
                if (answer.getStatus() != toNobody || toNobody >= 500) wrong.add(described(rule, visitor, answer));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean turnedAway(MockHttpServletResponse answer) {
        return switch (answer.getStatus()) {
            case 302 -> toSignIn(answer);
            case 403, 404 -> true;
            default -> false;
        };
    }

    private static boolean letIn(MockHttpServletResponse answer) {
        int status = answer.getStatus();
        return status != 401 && status != 403 && status < 500 && !(status == 302 && toSignIn(answer));
    }

    private static boolean toSignIn(MockHttpServletResponse answer) {
        return String.valueOf(answer.getHeader("Location")).startsWith("/sign-in?next=");
    }

    private MockHttpServletResponse send(Routes.Rule rule, Visitor visitor) {
        var path = RouteRulesTest.PLACE
                .matcher(rule.pattern().getPatternString())
                .replaceAll(place ->
                        place.group().contains("\\d") ? "1" : UUID.randomUUID().toString())
                .replace("**", "x");
        return web.perform(request(rule.method(), URI.create(path))
                        .with(visitor.signedIn())
                        .with(csrf()))
                .getResponse();
    }

    private static String described(Routes.Rule rule, Visitor visitor, MockHttpServletResponse answer) {
        return rule.method() + " " + rule.pattern().getPatternString() + " by " + visitor.name() + ": "
                + answer.getStatus();
    }

    private List<Visitor> visitors() {
        var visitors = new ArrayList<Visitor>();
        visitors.add(new Visitor("nobody", anonymous(), Optional.empty()));
        visitors.add(somebody("somebody without a role", Optional.empty()));
        for (Role role : Role.values()) visitors.add(somebody(role.key(), Optional.of(role)));
        return visitors;
    }

    private Visitor somebody(String name, Optional<Role> role) {
        var person = people.register(
                new NewPerson("Test", name, Optional.empty(), Optional.empty(), "en", Optional.empty()),
                Optional.empty());
        role.ifPresent(r -> people.grant(person, organisationWith(r), r, Optional.empty()));
        return new Visitor(name, authentication(new SignedIn(person)), callers.find(person));
    }

    private OrganisationId organisationWith(Role role) {
        for (Organisation.Kind kind : Organisation.Kind.values()) {
            if (kind.has(role)) return organisations.register(kind, "Test " + role, "GR", Optional.empty());
        }
        throw new IllegalStateException("no organisation has a " + role);
    }

    /** A digest of each table's rows. */
    private Map<String, String> fingerprints() {
        var tables = jdbc.sql("""
                select table_schema || '.' || table_name
                  from information_schema.tables
                 where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                """).query(String.class).list();
        var digests = new TreeMap<String, String>();
        for (String table : tables) {
            if (RESTLESS.contains(table)) continue;
            digests.put(
                    table,
                    jdbc.sql(
                                    "select coalesce(md5(string_agg(md5(cast(t as text)), '' order by md5(cast(t as text)))), '')"
                                            + " from " + table + " t")
                            .query(String.class)
                            .single());
        }
        return new LinkedHashMap<>(digests);
    }
}
