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
        return page(screen, caller, sessions.of(id, caller), screen.parameter("room"), Form.empty());
    }

    @PostMapping("/sessions/{id}/stop")
    View stop(Caller caller, @PathVariable UUID id) {
        time.stop(console.everybody(sessions.invigilated(id, caller)), caller.person());
        return SeeOther.to("/sessions/" + id);
    }

    @PostMapping("/sessions/{id}/go")
    View goOn(Caller caller, @PathVariable UUID id) {
        time.goOn(console.everybody(sessions.invigilated(id, caller)), caller.person());
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
        var room = form.value("room");
        var about = form.oneOf(
                "about", List.copyOf(candidates(screen, places(session, room)).keySet()));
        if (!form.ok()) return page(screen, caller, session, room, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
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
        if (!form.ok()) return page(screen, caller, session, "", form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        var concerned = noted.sitting().map(List::of).orElseGet(() -> console.everybody(session));
        incidents.decide(noted, concerned, outcome, minutes, reasons, caller.person());
        return SeeOther.to("/sessions/" + id + "#incidents");
    }

    private List<SittingId> one(Caller caller, UUID id, UUID sitting) {
        return List.of(console.place(sessions.invigilated(id, caller), sitting)
                .sitting()
                .id());
    }

    private List<Console.Place> places(Session session, String room) {
        return console.places(session, chosen(console.rooms(session), room));
    }

    /** The room that was asked for, else the first with somebody in it; nothing while nobody has a place. */
    private static String chosen(Map<String, Integer> rooms, String room) {
        return rooms.containsKey(room)
                ? room
                : rooms.keySet().stream().findFirst().orElse("");
    }

    /** Whom an incident in this room may be about. */
    private static Map<String, String> candidates(Screen screen, List<Console.Place> places) {
        var candidates = new LinkedHashMap<String, String>();
        candidates.put("all", screen.say("assess.day.incident.all"));
        places.forEach(
                p -> candidates.put(p.sitting().id().toString(), p.candidate().fullName()));
        return candidates;
    }

    /** One room after the other: a page that showed a whole school at once could not be read, nor loaded quickly. */
    private Page page(Screen screen, Caller caller, Session session, String asked, Form form) {
        var rooms = console.rooms(session);
        var room = chosen(rooms, asked);
        var places = console.places(session, room);
        var candidates = candidates(screen, places);
        var log = new LinkedHashMap<Incident, String>();
        for (var incident : incidents.of(session))
            log.put(
                    incident,
                    incident.sitting()
                            .map(s -> console.candidate(s).fullName())
                            .orElseGet(() -> screen.say("assess.day.incident.all")));
        boolean onDuty = ExamSessions.onDuty(session, caller);
        boolean plans = ExamSessions.plans(session, caller);
        return Page.of((html, plain) -> JtesessionGenerated.render(
                html, plain, screen, form, session, rooms, room, places, log, candidates, onDuty, plans));
    }

    private Page place(Screen screen, Session session, UUID sitting, Form form) {
        var place = console.place(session, sitting);
        return Page.of((html, plain) -> JteplaceGenerated.render(html, plain, screen, form, session, place));
    }
}
