package org.tessera.assess.profile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.assess.Appointments;
import org.tessera.assess.SittingId;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;

/** A person's own profile, and beside it how they see themselves. Always the caller's own, and only what is released. */
@Controller
class ProfilePages {
    /** How the caller sees themselves in one skill; nothing while it is not answered. */
    record Line(String skill, Map<String, String> title, Optional<SelfView> view) {}

    private final Profiles profiles;
    private final Appointments appointments;
    private final Statements statements;
    private final SelfReports reports;

    ProfilePages(Profiles profiles, Appointments appointments, Statements statements, SelfReports reports) {
        this.profiles = profiles;
        this.appointments = appointments;
        this.statements = statements;
        this.reports = reports;
    }

    @GetMapping("/profile")
    View own(Screen screen, Caller caller) {
        var tested = profiles.newest(caller.person()).flatMap(profiles::of);
        return page(screen, caller, tested);
    }

    @GetMapping("/sittings/{id}/profile")
    View ofSitting(Screen screen, Caller caller, @PathVariable UUID id) {
        var sitting = appointments.of(new SittingId(id), caller.person()).id();
        var tested = profiles.of(sitting).orElseThrow(Problem::notFound);
        return page(screen, caller, Optional.of(tested));
    }

    @GetMapping("/profile/myself/{skill}")
    View ask(Screen screen, Caller caller, @PathVariable String skill) {
        var given = new LinkedHashMap<String, String>();
        reports.of(caller.person()).forEach((statement, agreement) -> given.put(statement, agreement.toString()));
        return asked(screen, skill, Form.with(given));
    }

    @PostMapping("/profile/myself/{skill}")
    View answer(Screen screen, Caller caller, Form form, @PathVariable String skill) {
        var answers = new LinkedHashMap<String, Integer>();
        for (var statement : statements.of(skill))
            answers.put(statement.id(), form.number(statement.id(), 1, SelfReports.MOST));
        if (answers.isEmpty()) throw Problem.notFound();
        if (!form.ok()) return asked(screen, skill, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        reports.keep(caller.person(), answers);
        return SeeOther.to("/profile#myself");
    }

    @PostMapping("/profile/forget")
    View forget(Caller caller) {
        reports.forget(caller.person());
        return SeeOther.to("/profile#myself");
    }

    private Page asked(Screen screen, String skill, Form form) {
        var asked = statements.of(skill);
        if (asked.isEmpty()) throw Problem.notFound();
        var scale = new LinkedHashMap<String, String>();
        IntStream.rangeClosed(1, SelfReports.MOST)
                .forEach(i -> scale.put(Integer.toString(i), screen.say("assess.myself.agree." + i)));
        return Page.of((html, plain) ->
                JtemyselfGenerated.render(html, plain, screen, form, skill, profiles.title(skill), asked, scale));
    }

    private Page page(Screen screen, Caller caller, Optional<Profile> tested) {
        var views = reports.views(caller.person());
        var lines = statements.skills().stream()
                .map(s -> new Line(s, profiles.title(s), Optional.ofNullable(views.get(s))))
                .toList();
        return Page.of((html, plain) -> JteprofileGenerated.render(html, plain, screen, tested, lines));
    }
}
