package org.tessera.learn.classes;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
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
import org.tessera.people.People;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;
import org.tessera.platform.Settings;

/** What an educator tells a class: messages, live meetings and the notes for those who missed one. */
@Controller
class TellingPages {
    private static final int LONGEST_TOPIC = 120;
    private static final int LONGEST_NOTES = 8_000;
    private static final int LONGEST_LINK = 500;
    private final Classes classes;
    private final Messages messages;
    private final Meetings meetings;
    private final People people;
    private final Settings settings;

    TellingPages(Classes classes, Messages messages, Meetings meetings, People people, Settings settings) {
        this.classes = classes;
        this.messages = messages;
        this.meetings = meetings;
        this.people = people;
        this.settings = settings;
    }

    @GetMapping("/classes/{id}/messages")
    View messages(Screen screen, Caller caller, @PathVariable UUID id) {
        return messages(screen, classes.taught(caller, id), Form.empty());
    }

    @PostMapping("/classes/{id}/messages")
    View send(Screen screen, Caller caller, Form form, @PathVariable UUID id) {
        var c = classes.taught(caller, id);
        var to = form.oneOf("to", List.copyOf(recipients(screen, c).keySet()));
        var words = form.required("words", Messages.LONGEST);
        if (!form.ok()) return messages(screen, c, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        var learners = Messages.chosen(classes.learners(id), to);
        if (learners.isEmpty()) throw Problem.conflict("learn.class.problem.nobody");
        messages.send(c, caller.person(), learners, words);
        return SeeOther.to(c.path() + "/messages");
    }

    private Page messages(Screen screen, SchoolClass c, Form form) {
        var to = recipients(screen, c);
        var sent = messages.of(c);
        return Page.of((html, plain) -> JtemessagesGenerated.render(html, plain, screen, form, c, to, sent));
    }

    private Map<String, String> recipients(Screen screen, SchoolClass c) {
        var to = new LinkedHashMap<String, String>();
        to.put("", screen.say("learn.class.message.all"));
        ClassPages.sorted(screen, people.of(classes.learners(c.id())))
                .forEach(p -> to.put(p.id().toString(), ClassPages.listName(p)));
        return to;
    }

    @GetMapping("/classes/{id}/meetings")
    View meetings(Screen screen, Caller caller, @PathVariable UUID id) {
        return meetings(screen, classes.taught(caller, id), Form.empty());
    }

    @PostMapping("/classes/{id}/meetings")
    View plan(Screen screen, Caller caller, Form form, @PathVariable UUID id) {
        var c = classes.taught(caller, id);
        var topic = form.required("topic", LONGEST_TOPIC);
        var start = start(form);
        int minutes = form.number("minutes", 5, 480);
        var place = form.optional("place", LONGEST_TOPIC);
        var link = form.optional("link", LONGEST_LINK);
        if (place.isEmpty() && link.isEmpty()) form.reject("place", "learn.class.meeting.nowhere");
        if (!link.isEmpty() && !link.startsWith("https://")) form.reject("link", "learn.class.meeting.link.wrong");
        if (!form.ok()) return meetings(screen, c, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        meetings.plan(
                c, caller.person(), new Meetings.Plan(topic, start.orElseThrow(), minutes, given(place), given(link)));
        return SeeOther.to(c.path() + "/meetings");
    }

    private Optional<Instant> start(Form form) {
        var day = form.date("day");
        try {
            var time = LocalTime.parse(form.value("time"));
            return day.map(d -> d.atTime(time).atZone(settings.zone()).toInstant());
        } catch (DateTimeException notATime) {
            form.reject("time", "learn.class.meeting.time.wrong");
            return Optional.empty();
        }
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }

    private Page meetings(Screen screen, SchoolClass c, Form form) {
        var all = meetings.of(c);
        return Page.of((html, plain) -> JtemeetingsGenerated.render(html, plain, screen, form, c, all));
    }

    @GetMapping("/classes/{id}/meetings/{meeting}")
    View meeting(Screen screen, Caller caller, @PathVariable UUID id, @PathVariable UUID meeting) {
        var c = classes.taught(caller, id);
        var found = meetings.of(c, meeting);
        return meeting(screen, c, found, Form.with(Map.of("notes", found.notes().orElse(""))));
    }

    @PostMapping("/classes/{id}/meetings/{meeting}")
    View note(Screen screen, Caller caller, Form form, @PathVariable UUID id, @PathVariable UUID meeting) {
        var c = classes.taught(caller, id);
        var found = meetings.of(c, meeting);
        var notes = form.optional("notes", LONGEST_NOTES);
        if (!form.ok()) return meeting(screen, c, found, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        meetings.note(c, meeting, notes);
        return SeeOther.to(c.path() + "/meetings");
    }

    @PostMapping("/classes/{id}/meetings/{meeting}/off")
    View callOff(Caller caller, @PathVariable UUID id, @PathVariable UUID meeting) {
        var c = classes.taught(caller, id);
        meetings.callOff(c, meeting);
        return SeeOther.to(c.path() + "/meetings");
    }

    private static Page meeting(Screen screen, SchoolClass c, Meetings.Meeting meeting, Form form) {
        return Page.of((html, plain) -> JtemeetingGenerated.render(html, plain, screen, form, c, meeting));
    }
}
