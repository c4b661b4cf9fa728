package org.tessera.assess.day;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.tessera.assess.Sittings;
import org.tessera.people.People;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;

/** A roster is brought, looked at, confirmed, and taken back if it was the wrong one. */
@Controller
class RosterPages {
    /** A row with what a reader knows it by. */
    record Line(Roster.Row row, String name, String microCredential) {}

    private final ExamSessions sessions;
    private final Rosters rosters;
    private final Sittings sittings;
    private final People people;

    RosterPages(ExamSessions sessions, Rosters rosters, Sittings sittings, People people) {
        this.sessions = sessions;
        this.rosters = rosters;
        this.sittings = sittings;
        this.people = people;
    }

    @GetMapping("/sessions/{id}/rosters")
    View list(Screen screen, Caller caller, @PathVariable UUID id) {
        return page(screen, sessions.planned(id, caller), Form.empty(), List.of());
    }

    @PostMapping("/sessions/{id}/rosters")
    View bring(
            Screen screen,
            Caller caller,
            Form form,
            @PathVariable UUID id,
            @RequestParam(required = false) Optional<MultipartFile> file)
            throws IOException {
        var session = sessions.planned(id, caller);
        if (file.isEmpty() || file.get().isEmpty()) {
            form.reject("file", "assess.day.file.none");
            return page(screen, session, form, List.of()).with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (rosters.bring(session, caller.person(), file.get().getBytes())) {
            case Roster.Brought.Kept kept -> SeeOther.to("/sessions/" + id + "/rosters/" + kept.id());
            case Roster.Brought.Refused refused -> {
                form.reject(
                        "file", "assess.day.file.refused", refused.mistakes().size());
                yield page(screen, session, form, refused.mistakes()).with(HttpStatus.UNPROCESSABLE_CONTENT);
            }
        };
    }

    @GetMapping("/sessions/{id}/rosters/{roster}")
    View one(Screen screen, Caller caller, @PathVariable UUID id, @PathVariable UUID roster) {
        var session = sessions.planned(id, caller);
        var brought = rosters.of(session, roster);
        var who = sittings.candidates(
                brought.rows().stream().map(Roster.Row::sitting).toList());
        Map<String, String> names = who.values().stream()
                .map(Sittings.Registered::candidate)
                .distinct()
                .collect(Collectors.toMap(Object::toString, p -> people.of(p).fullName()));
        var lines = brought.rows().stream()
                .map(row -> {
                    var registered = Optional.ofNullable(who.get(row.sitting())).orElseThrow();
                    return new Line(
                            row,
                            String.valueOf(names.get(registered.candidate().toString())),
                            registered.microCredential());
                })
                .toList();
        return Page.of((html, plain) -> JterosterGenerated.render(html, plain, screen, session, brought, lines));
    }

    @PostMapping("/sessions/{id}/rosters/{roster}")
    View confirm(Caller caller, @PathVariable UUID id, @PathVariable UUID roster) {
        rosters.confirm(rosters.of(sessions.planned(id, caller), roster), caller.person());
        return SeeOther.to("/sessions/" + id + "/rosters/" + roster);
    }

    @PostMapping("/sessions/{id}/rosters/{roster}/undo")
    View undo(Caller caller, @PathVariable UUID id, @PathVariable UUID roster) {
        rosters.undo(rosters.of(sessions.planned(id, caller), roster), caller.person());
        return SeeOther.to("/sessions/" + id + "/rosters/" + roster);
    }

    private Page page(Screen screen, Session session, Form form, List<Roster.Mistake> mistakes) {
        var brought = rosters.of(session);
        return Page.of(
                (html, plain) -> JterostersGenerated.render(html, plain, screen, form, session, brought, mistakes));
    }
}
