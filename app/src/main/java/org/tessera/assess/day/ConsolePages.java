package org.tessera.assess.day;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.assess.SittingId;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;

/**
 * The invigilators' console: who is where and how far, stopping and giving time, and the incident log. Whoever plans at the
 * test centre sees it too, and changes nothing of it.
 */
@Controller
class ConsolePages {
    /** What invigilators decide themselves; the certification body declares void. */
    private static final List<String> OUTCOMES = List.of("none", "resume", "credit");

    private static final int LONGEST = 1_000;
    private final ExamSessions sessions;
    private final Console console;
    private final ExamTime time;
    private final Incidents incidents;

    ConsolePages(ExamSessions sessions, Console console, ExamTime time, Incidents incidents) {
        this.sessions = sessions;
        this.console = console;
        this.time = time;
        this.incidents = incidents;
    }

    @GetMapping("/sessions/{id}")
    View session(Screen screen, Caller caller, @PathVariable UUID id) {
        return page(screen, caller, sessions.of(id, caller), Form.empty());
    }

    @PostMapping("/sessions/{id}/stop")
    View stop(Caller caller, @PathVariable UUID id) {
        time.stop(everybody(sessions.invigilated(id, caller)), caller.person());
        return SeeOther.to("/sessions/" + id);
    }

    @PostMapping("/sessions/{id}/go")
    View goOn(Caller caller, @PathVariable UUID id) {
        time.goOn(everybody(sessions.invigilated(id, caller)), caller.person());
        return SeeOther.to("/sessions/" + id);
    }

    @GetMapping("/sessions/{id}/seats/{sitting}")
    View place(Screen screen, Caller caller, @PathVariable UUID id, @PathVariable UUID sitting) {
        return place(screen, sessions.invigilated(id, caller), sitting, Form.empty());
    }

    @PostMapping("/sessions/{id}/seats/{sitting}/stop")
    View stopOne(Caller caller, @PathVariable UUID id, @PathVariable UUID sitting) {
        time.stop(one(caller, id, sitting), caller.person());
        return SeeOther.to("/sessions/" + id + "/seats/" + sitting);
    }

    @PostMapping("/sessions/{id}/seats/{sitting}/go")
    View goOnOne(Caller caller, @PathVariable UUID id, @PathVariable UUID sitting) {
        time.goOn(one(caller, id, sitting), caller.person());
        return SeeOther.to("/sessions/" + id + "/seats/" + sitting);
    }

    @PostMapping("/sessions/{id}/seats/{sitting}/extra")
    View extra(Screen screen, Caller caller, Form form, @PathVariable UUID id, @PathVariable UUID sitting) {
        var session = sessions.invigilated(id, caller);
        var place = console.place(session, sitting);
        var minutes = form.number("minutes", 1, 240);
        var reason = form.required("reason", LONGEST);
        if (!form.ok()) return place(screen, session, sitting, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        if (time.give(List.of(place.sitting().id()), minutes, "extra", reason, caller.person()) == 0)
            throw Problem.conflict("assess.day.problem.not-running");
        return SeeOther.to("/sessions/" + id + "/seats/" + sitting);
    }

    @PostMapping("/sessions/{id}/incidents")
    View note(Screen screen, Caller caller, Form form, @PathVariable UUID id) {
        var session = sessions.invigilated(id, caller);
        var kind = form.oneOf("kind", Incident.KINDS);
        var words = form.required("words", LONGEST);
        var about = form.oneOf("about", List.copyOf(candidates(screen, session).keySet()));
        if (!form.ok()) return page(screen, caller, session, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        incidents.note(
                session,
                about.equals("all") ? Optional.empty() : Optional.of(SittingId.of(about)),
                kind,
                words,
                caller.person());
        return SeeOther.to("/sessions/" + id + "#incidents");
    }

    @PostMapping("/sessions/{id}/incidents/{incident}")
    View decide(Screen screen, Caller caller, Form form, @PathVariable UUID id, @PathVariable UUID incident) {
        var session = sessions.invigilated(id, caller);
        var noted = incidents.of(session).stream()
                .filter(i -> i.id().equals(incident))
                .findFirst()
                .orElseThrow(Problem::notFound);
        var outcome = form.oneOf("outcome", OUTCOMES);
        int minutes = outcome.equals("credit") ? form.number("minutes", 1, 240) : 0;
        var reasons = form.required("reasons", LONGEST);
        if (!form.ok()) return page(screen, caller, session, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        var concerned = noted.sitting().map(List::of).orElseGet(() -> everybody(session));
        incidents.decide(noted, concerned, outcome, minutes, reasons, caller.person());
        return SeeOther.to("/sessions/" + id + "#incidents");
    }

    private List<SittingId> one(Caller caller, UUID id, UUID sitting) {
        return List.of(console.place(sessions.invigilated(id, caller), sitting)
                .sitting()
                .id());
    }

    private List<SittingId> everybody(Session session) {
        return console.places(session).stream().map(p -> p.sitting().id()).toList();
    }

    private Map<String, String> candidates(Screen screen, Session session) {
        var candidates = new LinkedHashMap<String, String>();
        candidates.put("all", screen.say("assess.day.incident.all"));
        console.places(session)
                .forEach(p -> candidates.put(
                        p.sitting().id().toString(), p.candidate().fullName()));
        return candidates;
    }

    private Page page(Screen screen, Caller caller, Session session, Form form) {
        var places = console.places(session);
        var log = incidents.of(session);
        var candidates = candidates(screen, session);
        boolean onDuty = ExamSessions.onDuty(session, caller);
        boolean plans = ExamSessions.plans(session, caller);
        return Page.of((html, plain) ->
                JtesessionGenerated.render(html, plain, screen, form, session, places, log, candidates, onDuty, plans));
    }

    private Page place(Screen screen, Session session, UUID sitting, Form form) {
        var place = console.place(session, sitting);
        return Page.of((html, plain) -> JteplaceGenerated.render(html, plain, screen, form, session, place));
    }
}
