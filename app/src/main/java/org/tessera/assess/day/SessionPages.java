package org.tessera.assess.day;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.people.Organisation;
import org.tessera.people.Organisations;
import org.tessera.people.People;
import org.tessera.people.Person;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Page;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;
import org.tessera.platform.Settings;
import org.tessera.platform.TableFile;

/** Planning sessions at a test centre, and the list of those that concern the reader. */
@Controller
class SessionPages {
    private static final int MOST_ROOMS = 50;

    /** What can be chosen for a new session. */
    record Choice(Map<String, String> centres, Map<String, String> invigilators) {}

    private final ExamSessions sessions;
    private final Expected expected;
    private final Organisations organisations;
    private final People people;
    private final Settings settings;
    private final Clock clock;

    SessionPages(
            ExamSessions sessions,
            Expected expected,
            Organisations organisations,
            People people,
            Settings settings,
            Clock clock) {
        this.sessions = sessions;
        this.expected = expected;
        this.organisations = organisations;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/sessions")
    View list(Screen screen, Caller caller) {
        var concerning = sessions.concerning(caller);
        return Page.of((html, plain) -> JtesessionsGenerated.render(
                html, plain, screen, concerning, caller.holds(Role.ORGANISATION_ADMINISTRATOR)));
    }

    @GetMapping("/sessions/new")
    View blank(Screen screen, Caller caller) {
        return page(screen, caller, Form.with(Map.of("supervised", "yes")));
    }

    @PostMapping("/sessions")
    View plan(Screen screen, Caller caller, Form form) {
        var choice = choice(caller);
        var centre = choice.centres().size() == 1
                ? choice.centres().keySet().iterator().next()
                : form.oneOf("centre", List.copyOf(choice.centres().keySet()));
        var title = form.required("title", 200);
        var day = form.date("day");
        var from = time(form, "from");
        var until = time(form, "until");
        var rooms = rooms(form);
        var supervised = form.oneOf("supervised", List.of("yes", "no")).equals("yes");
        var invigilators = form.values("invigilators").stream()
                .filter(choice.invigilators()::containsKey)
                .map(id -> new PersonId(UUID.fromString(id)))
                .toList();
        if (supervised && invigilators.isEmpty()) form.reject("invigilators", "assess.day.invigilators.none");
        if (from.isPresent() && until.isPresent() && !until.get().isAfter(from.get()))
            form.reject("until", "assess.day.until.order");
        if (form.ok() && !approved(centre, day.orElseThrow())) form.reject("day", "assess.day.not-approved");
        if (!form.ok()) return page(screen, caller, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        var planned = new Session(
                Ids.next(),
                OrganisationId.of(centre),
                title,
                day.orElseThrow()
                        .atTime(from.orElseThrow())
                        .atZone(settings.zone())
                        .toInstant(),
                day.orElseThrow()
                        .atTime(until.orElseThrow())
                        .atZone(settings.zone())
                        .toInstant(),
                supervised,
                form.values("browser").contains("safe"),
                rooms,
                invigilators);
        return SeeOther.to("/sessions/" + sessions.plan(planned, caller.person()));
    }

    /** Everybody who can be seated in the session, as a file to be completed and brought back. */
    @GetMapping("/sessions/{id}/expected.csv")
    ResponseEntity<byte[]> expected(Caller caller, @PathVariable UUID id) {
        var session = sessions.planned(id, caller);
        var text = new StringBuilder("\uFEFF" + String.join(";", RosterFile.COLUMNS) + "\r\n");
        expected.at(session).stream()
                .filter(c -> c.fits() && !c.seated())
                .forEach(c -> text.append(TableFile.cell(c.person().fullName()))
                        .append(';')
                        .append(c.person().birthDate().map(LocalDate::toString).orElse(""))
                        .append(';')
                        .append(c.microCredential())
                        .append(";;\r\n"));
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"roster.csv\"")
                .header("Cache-Control", "no-store")
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Page page(Screen screen, Caller caller, Form form) {
        var choice = choice(caller);
        return Page.of((html, plain) -> JtesessionNewGenerated.render(html, plain, screen, form, choice));
    }

    /** Test centres whose approval has not ended, and their invigilators. */
    private Choice choice(Caller caller) {
        var today = LocalDate.now(clock);
        var centres = new LinkedHashMap<String, String>();
        var invigilators = new LinkedHashMap<String, String>();
        for (OrganisationId id : caller.organisations(Role.ORGANISATION_ADMINISTRATOR)) {
            var organisation = organisations.of(id);
            if (!organisation.isTestCentre(today)) continue;
            centres.put(id.toString(), organisation.legalName());
            for (Person person : people.holding(id, Role.INVIGILATOR))
                invigilators.put(person.id().toString(), person.fullName());
        }
        return new Choice(centres, invigilators);
    }

    private boolean approved(String centre, LocalDate day) {
        return organisations
                .find(OrganisationId.of(centre))
                .filter((Organisation o) -> o.isTestCentre(day))
                .isPresent();
    }

    private static Optional<LocalTime> time(Form form, String field) {
        try {
            return Optional.of(LocalTime.parse(form.value(field)));
        } catch (DateTimeException noTime) {
            form.reject(field, "assess.day.time.wrong");
            return Optional.empty();
        }
    }

    /** One room a line, its places after the last semicolon or comma. */
    private static List<Session.Room> rooms(Form form) {
        var rooms = new ArrayList<Session.Room>();
        var lines =
                form.required("rooms", 5_000).lines().filter(l -> !l.isBlank()).toList();
        for (var line : lines) {
            var cut = Math.max(line.lastIndexOf(';'), line.lastIndexOf(','));
            var name = cut < 0 ? "" : line.substring(0, cut).strip();
            var seats = cut < 0 ? "" : line.substring(cut + 1).strip();
            if (name.isEmpty() || !seats.matches("[1-9][0-9]{0,2}")) {
                form.reject("rooms", "assess.day.rooms.wrong", line);
                return List.of();
            }
            rooms.add(new Session.Room(name, Integer.parseInt(seats)));
        }
        var names = rooms.stream()
                .map(r -> r.name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.toSet());
        if (names.size() < rooms.size() || rooms.size() > MOST_ROOMS) form.reject("rooms", "assess.day.rooms.twice");
        return rooms;
    }
}
