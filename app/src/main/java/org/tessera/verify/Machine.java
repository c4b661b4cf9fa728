package org.tessera.verify;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.tessera.credential.Check;
import org.tessera.credential.Text;
import org.tessera.platform.Screen;
import tools.jackson.databind.json.JsonMapper;

/** The same answers for programs: {@code application/json}, with codes that stay and sentences for people. */
@Component
class Machine {
    private final JsonMapper json;

    Machine(JsonMapper json) {
        this.json = json;
    }

    /** Whether the answer is wanted as JSON: by {@code ?format=json} or by what is accepted. */
    static boolean isAsked(HttpServletRequest request) {
        var accept = Optional.ofNullable(request.getHeader("Accept")).orElse("");
        return "json".equals(request.getParameter("format"))
                || accept.contains("application/json") && !accept.contains("text/html");
    }

    View answer(List<Checked> checked, Screen screen) {
        var body = Map.of(
                "credentials", checked.stream().map(c -> credential(c, screen)).toList());
        var bytes = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(body);
        return (model, request, response) -> {
            response.setContentType("application/json");
            response.setHeader("Cache-Control", "no-store");
            response.getOutputStream().write(bytes);
        };
    }

    private static Map<String, Object> credential(Checked checked, Screen screen) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("verdict", checked.verdict().key());
        entry.put("sentence", Words.verdict(checked, screen));
        entry.put("reference", checked.reference());
        entry.put("checkedAt", checked.at().toString());
        checked.since().ifPresent(since -> entry.put("since", since.toString()));
        checked.told().ifPresent(told -> entry.put("reason", told.key()));
        checked.content().ifPresent(content -> describe(content, entry));
        entry.put("checks", checked.made().stream().map(c -> check(c, screen)).toList());
        if (!checked.trace().isEmpty()) entry.put("trace", trace(checked));
        return entry;
    }

    private static void describe(Content content, Map<String, Object> entry) {
        var who = new LinkedHashMap<String, Object>();
        who.put("name", content.name());
        content.latinName().ifPresent(name -> who.put("latinName", name));
        who.put("shortened", content.shortened());
        entry.put("who", who);
        var what = new LinkedHashMap<String, Object>();
        put(what, "title", content.title());
        put(what, "programme", content.programme());
        content.standardPage().ifPresent(page -> what.put("standard", page));
        content.workload().ifPresent(hours -> what.put("workload", hours));
        content.ects().ifPresent(credits -> what.put("ects", credits));
        content.eqf().ifPresent(level -> what.put("eqf", level));
        entry.put("what", what);
        entry.put("canDo", content.canDo().stream().map(Text::byLanguage).toList());
        var proven = new LinkedHashMap<String, Object>();
        put(proven, "summary", content.proven());
        put(proven, "type", content.type());
        put(proven, "supervision", content.supervision());
        put(proven, "assessors", content.assessors());
        content.provenOn().ifPresent(day -> proven.put("date", day.toString()));
        entry.put("howProven", proven);
        var says = new LinkedHashMap<String, Object>();
        says.put("recognised", content.issuer().isPresent());
        content.issuer().ifPresent(name -> says.put("issuer", name));
        says.put("id", content.issuerId());
        put(says, "awardingBody", content.body());
        entry.put("whoSaysSo", says);
        var valid = new LinkedHashMap<String, Object>();
        content.from().ifPresent(from -> valid.put("from", from.toString()));
        content.until().ifPresent(until -> valid.put("until", until.toString()));
        entry.put("valid", valid);
        entry.put("id", content.id());
    }

    private static Map<String, Object> check(Check check, Screen screen) {
        return Map.of(
                "kind", Words.code(check.kind()),
                "outcome", Words.code(check.outcome()),
                "cause", check.cause(),
                "sentence", Words.cause(check, screen));
    }

    private static List<Map<String, Object>> trace(Checked checked) {
        var steps = new ArrayList<Map<String, Object>>();
        for (var step : checked.trace()) {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("kind", step.kind());
            entry.put("reference", step.reference());
            entry.put("facts", step.facts());
            step.path().ifPresent(path -> entry.put("path", path));
            steps.add(entry);
        }
        return steps;
    }

    private static void put(Map<String, Object> entry, String name, Optional<Text> text) {
        text.ifPresent(present -> entry.put(name, present.byLanguage()));
    }
}
