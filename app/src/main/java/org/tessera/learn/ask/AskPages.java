package org.tessera.learn.ask;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.learn.HomeNote;
import org.tessera.people.Person;
import org.tessera.platform.AskEntry;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;
import org.tessera.platform.Who;

/** Asking a person: the learner's page with their questions and answers, and the page of those who answer. */
@Controller
class AskPages implements HomeNote {
    /** A page of ours without the long random parts that grant access; see {@code Screen.ask()}. */
    private static final Pattern PAGE = Pattern.compile("(?:/[A-Za-z0-9_.-]{1,39}){1,8}/?|/");

    private final Questions questions;

    AskPages(Questions questions) {
        this.questions = questions;
    }

    @GetMapping("/my/questions")
    View mine(Screen screen, Caller caller) {
        var page = mine(screen, caller, Form.empty());
        questions.read(caller.person());
        return page;
    }

    @PostMapping("/my/questions")
    View ask(Screen screen, Caller caller, Form form) {
        var words = form.required("words", Questions.LONGEST);
        if (questions.helpers(caller.person()).isEmpty()) form.reject("words", "learn.ask.nobody");
        if (!form.ok()) return mine(screen, caller, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        var page = page(form.value("about"));
        // Whoever answers is told of a page of a course; which other pages a learner looks at is their own affair.
        questions.ask(caller.person(), page.startsWith("/learn/") ? page : "", words);
        return SeeOther.to(page.isEmpty() ? "/my/questions" : "/my/questions?about=" + page);
    }

    /** Where the learner was, if it is a page of ours to which one may go back; else empty. */
    private static String page(String path) {
        return PAGE.matcher(path).matches() ? path : "";
    }

    private Page mine(Screen screen, Caller caller, Form form) {
        var asked = questions.of(caller.person());
        var helpers = questions.helpers(caller.person()).stream()
                .map(Person::fullName)
                .sorted(screen.alphabetical())
                .toList();
        var about = form.has("about") ? page(form.value("about")) : page(screen.parameter("about"));
        return Page.of((html, plain) -> JtemineGenerated.render(html, plain, screen, form, asked, helpers, about));
    }

    @GetMapping("/questions")
    View toMe(Screen screen, Caller caller) {
        return toMe(screen, caller, Form.empty());
    }

    @PostMapping("/questions/{id}")
    View answer(Screen screen, Caller caller, Form form, @PathVariable UUID id) {
        var words = form.required("words-" + id, Questions.LONGEST);
        if (!form.ok()) return toMe(screen, caller, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        questions.answer(caller, id, words);
        return SeeOther.to("/questions");
    }

    private Page toMe(Screen screen, Caller caller, Form form) {
        var asked = questions.to(caller);
        return Page.of((html, plain) -> JtequestionsGenerated.render(html, plain, screen, form, asked));
    }

    @Override
    public List<Note> of(PersonId learner, Screen screen) {
        int fresh = questions.fresh(learner);
        return fresh == 0 ? List.of() : List.of(new Note(screen.say("learn.ask.note", fresh), "/my/questions"));
    }

    @Bean
    static AskEntry askInTheFooter() {
        return new AskEntry("/my/questions", new Who.Holding(List.of(Role.LEARNER)));
    }

    @Bean
    static Routes askRoutes() {
        return Routes.none()
                .signedIn(HttpMethod.GET, "/my/questions")
                .signedIn(HttpMethod.POST, "/my/questions")
                .holding(HttpMethod.GET, "/questions", Role.EDUCATOR, Role.MENTOR)
                .holding(HttpMethod.POST, "/questions/{id}", Role.EDUCATOR, Role.MENTOR);
    }
}
