package org.tessera.learn.classes;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import org.tessera.learn.HomeNote;
import org.tessera.platform.Caller;
import org.tessera.platform.Page;
import org.tessera.platform.PersonId;
import org.tessera.platform.Screen;

/** A learner's own page about their class: what is planned, what was said, and what was noted for those who were away. */
@Controller
class MyClassPages implements HomeNote {
    private final Messages messages;
    private final Meetings meetings;

    MyClassPages(Messages messages, Meetings meetings) {
        this.messages = messages;
        this.meetings = meetings;
    }

    @GetMapping("/my/class")
    View mine(Screen screen, Caller caller) {
        var received = messages.to(caller.person());
        var ahead = meetings.ahead(caller.person());
        var past = meetings.past(caller.person());
        messages.read(caller.person(), received);
        return Page.of((html, plain) -> JtemineGenerated.render(html, plain, screen, received, ahead, past));
    }

    @Override
    public List<Note> of(PersonId learner, Screen screen) {
        var notes = new ArrayList<Note>();
        meetings.ahead(learner).stream()
                .findFirst()
                .ifPresent(next -> notes.add(new Note(
                        screen.say("learn.class.note.meeting", next.topic(), screen.dateTime(next.startsAt())),
                        "/my/class")));
        int fresh = messages.fresh(learner);
        if (fresh > 0) notes.add(new Note(screen.say("learn.class.note.message", fresh), "/my/class"));
        return notes;
    }
}
