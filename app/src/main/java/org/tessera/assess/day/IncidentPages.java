package org.tessera.assess.day;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.assess.SittingId;
import org.tessera.assess.Sittings;
import org.tessera.people.People;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;

/** The certification body's side of the incident log: what invigilators left to it, and whether a sitting is void. */
@Controller
class IncidentPages {
    private static final int LONGEST = 1_000;

    /** An incident with its candidate's name and exam. */
    record Line(Incident incident, String name, String microCredential) {}

    private final Incidents incidents;
    private final Sittings sittings;
    private final People people;

    IncidentPages(Incidents incidents, Sittings sittings, People people) {
        this.incidents = incidents;
        this.sittings = sittings;
        this.people = people;
    }

    @GetMapping("/incidents")
    View list(Screen screen, Caller caller) {
        return page(screen, caller, Form.empty());
    }

    @PostMapping("/incidents/{id}")
    View decide(Screen screen, Caller caller, Form form, @PathVariable UUID id) {
        var incident = incidents.waiting(caller.organisations(Role.CERTIFICATION_OFFICER)).stream()
                .filter(i -> i.id().equals(id))
                .findFirst()
                .orElseThrow(Problem::notFound);
        var outcome = form.oneOf("outcome", List.of("none", "void"));
        var reasons = form.required("reasons", LONGEST);
        if (!form.ok()) return page(screen, caller, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        incidents.decide(incident, List.of(incident.sitting().orElseThrow()), outcome, 0, reasons, caller.person());
        return SeeOther.to("/incidents");
    }

    private Page page(Screen screen, Caller caller, Form form) {
        var waiting = incidents.waiting(caller.organisations(Role.CERTIFICATION_OFFICER));
        var who = sittings.candidates(
                waiting.stream().map(i -> i.sitting().orElseThrow()).toList());
        var lines = waiting.stream()
                .map(i -> {
                    SittingId sitting = i.sitting().orElseThrow();
                    var registered = java.util.Objects.requireNonNull(who.get(sitting));
                    return new Line(i, people.of(registered.candidate()).fullName(), registered.microCredential());
                })
                .toList();
        return Page.of((html, plain) -> JteincidentsGenerated.render(html, plain, screen, form, lines));
    }
}
