package org.tessera.learn;

import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.design.Unit;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;

/** Two taps about a unit that was just finished, and a sentence for those who like to write one. */
@Controller
class FeedbackPages {
    private static final List<String> TAPS = List.of("1", "2", "3");

    /** What the page shows. */
    record Asked(String course, Unit unit, String language, int number, Optional<Feedback.Taps> given) {
        String path() {
            return course + "/" + unit.id() + "/feedback";
        }
    }

    private final Enrolments enrolments;
    private final Feedback feedback;

    FeedbackPages(Enrolments enrolments, Feedback feedback) {
        this.enrolments = enrolments;
        this.feedback = feedback;
    }

    @GetMapping("/learn/{course}/{unit}/feedback")
    View ask(Screen screen, Caller caller, @PathVariable String course, @PathVariable String unit) {
        return page(screen, enrolment(caller, course), unit, Form.empty());
    }

    @PostMapping("/learn/{course}/{unit}/feedback")
    View give(Screen screen, Caller caller, Form form, @PathVariable String course, @PathVariable String unit) {
        var enrolment = enrolment(caller, course);
        var useful = form.oneOf("useful", TAPS);
        var clear = form.oneOf("clear", TAPS);
        var sentence = form.optional("sentence", Feedback.LONGEST);
        if (!form.ok()) return page(screen, enrolment, unit, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        var found = enrolment.pack().unit(unit).orElseThrow(Problem::notFound);
        feedback.give(enrolment, found.id(), Integer.parseInt(useful), Integer.parseInt(clear), sentence);
        return Answer.seeOther("/learn/" + course + "/" + found.id() + "/feedback");
    }

    private Enrolment enrolment(Caller caller, String course) {
        return enrolments.of(caller.person(), course).orElseThrow(Problem::notFound);
    }

    private Page page(Screen screen, Enrolment enrolment, String unit, Form form) {
        var pack = enrolment.pack();
        var found = pack.unit(unit).orElseThrow(Problem::notFound);
        var asked = new Asked(
                "/learn/" + pack.id(),
                found,
                pack.languageFor(screen.language()),
                pack.units().indexOf(found) + 1,
                feedback.of(enrolment, unit));
        return Page.of((html, plain) -> JtefeedbackAskedGenerated.render(html, plain, screen, form, asked));
    }

    @Bean
    static Routes feedbackRoutes() {
        return Routes.none()
                .signedIn(HttpMethod.GET, "/learn/{course}/{unit}/feedback")
                .signedIn(HttpMethod.POST, "/learn/{course}/{unit}/feedback");
    }
}
