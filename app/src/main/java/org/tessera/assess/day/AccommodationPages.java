package org.tessera.assess.day;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.assess.Appointment;
import org.tessera.assess.Appointments;
import org.tessera.assess.SittingId;
import org.tessera.people.People;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;

/** Candidates say what they need, officers of the certification body decide, and a granted break is taken. */
@Controller
class AccommodationPages {
    private static final int LONGEST = 1_000;

    /** A request with its candidate's name. */
    record Line(Accommodations.Request request, String name) {}

    private final Accommodations accommodations;
    private final Appointments appointments;
    private final ExamTime time;
    private final People people;

    AccommodationPages(Accommodations accommodations, Appointments appointments, ExamTime time, People people) {
        this.accommodations = accommodations;
        this.appointments = appointments;
        this.time = time;
        this.people = people;
    }

    @GetMapping("/sittings/{id}/accommodation")
    View asked(Screen screen, Caller caller, @PathVariable UUID id) {
        var sitting = inEarnest(id, caller);
        var form = accommodations
                .of(sitting.id())
                .map(Accommodations.Request::asked)
                .orElse(Needs.NONE)
                .form();
        return page(screen, sitting, form);
    }

    @PostMapping("/sittings/{id}/accommodation")
    View ask(Screen screen, Caller caller, Form form, @PathVariable UUID id) {
        var sitting = inEarnest(id, caller);
        var needs = Needs.read(form);
        var words = form.optional("words", LONGEST);
        if (form.ok() && needs.nothing() && words.isEmpty()) form.reject("words", "assess.day.needs.nothing");
        if (!form.ok()) return page(screen, sitting, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        if (sitting.exam().isPresent()) throw Problem.conflict("assess.day.problem.begun");
        accommodations.ask(sitting.id(), caller.person(), needs, words);
        return SeeOther.to("/sittings/" + id + "/accommodation");
    }

    @PostMapping("/sittings/{id}/break")
    View rest(Caller caller, @PathVariable UUID id) {
        var sitting = inEarnest(id, caller);
        time.rest(sitting.id(), caller.person(), sitting.comfort().breakMinutes());
        return SeeOther.to("/sittings/" + id);
    }

    @PostMapping("/sittings/{id}/break/end")
    View endRest(Caller caller, @PathVariable UUID id) {
        time.endRest(inEarnest(id, caller).id(), caller.person());
        return SeeOther.to("/sittings/" + id);
    }

    @GetMapping("/accommodations")
    View list(Screen screen, Caller caller) {
        var lines = accommodations.askedOf(caller.organisations(Role.CERTIFICATION_OFFICER)).stream()
                .map(this::line)
                .sorted(Comparator.comparing((Line l) -> l.request().granted().isPresent()))
                .toList();
        return Page.of((html, plain) -> JteaccommodationsGenerated.render(html, plain, screen, lines));
    }

    @GetMapping("/accommodations/{id}")
    View one(Screen screen, Caller caller, @PathVariable UUID id) {
        var request = request(id, caller);
        return decision(
                screen, request, request.granted().orElse(request.asked()).form());
    }

    @PostMapping("/accommodations/{id}")
    View decide(Screen screen, Caller caller, Form form, @PathVariable UUID id) {
        var request = request(id, caller);
        var outcome = form.oneOf("outcome", List.of("grant", "refuse"));
        var needs = Needs.read(form);
        var reasons = form.optional("reasons", LONGEST);
        if (form.ok() && outcome.equals("refuse") && reasons.isEmpty())
            form.reject("reasons", "assess.day.needs.reasons");
        if (!form.ok()) return decision(screen, request, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        accommodations.decide(
                request, outcome.equals("grant") ? Optional.of(needs) : Optional.empty(), reasons, caller.person());
        return SeeOther.to("/accommodations");
    }

    private Appointment inEarnest(UUID id, Caller caller) {
        var sitting = appointments.of(new SittingId(id), caller.person());
        if (sitting.practice()) throw Problem.notFound();
        return sitting;
    }

    private Accommodations.Request request(UUID id, Caller caller) {
        return accommodations.askedOf(caller.organisations(Role.CERTIFICATION_OFFICER)).stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private Line line(Accommodations.Request request) {
        return new Line(request, people.of(request.candidate()).fullName());
    }

    private Page page(Screen screen, Appointment sitting, Form form) {
        var newest = accommodations.of(sitting.id());
        return Page.of((html, plain) -> JteaccommodationGenerated.render(html, plain, screen, form, sitting, newest));
    }

    private Page decision(Screen screen, Accommodations.Request request, Form form) {
        var line = line(request);
        return Page.of((html, plain) -> JteaccommodationDecisionGenerated.render(html, plain, screen, form, line));
    }
}
