package org.tessera.assess;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Page;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;

/** Where examiners practise, and where officers see how they mark. */
@Controller
class TrainingPages {
    private static final int LONGEST_REASON = 500;
    private final Training training;
    private final Examiners examiners;
    private final Papers papers;
    private final Names names;

    TrainingPages(Training training, Examiners examiners, Papers papers, Names names) {
        this.training = training;
        this.examiners = examiners;
        this.papers = papers;
        this.names = names;
    }

    @GetMapping("/marking/practice/{task}")
    View practice(Screen screen, Caller caller, @PathVariable UUID task) {
        return page(screen, standing(caller, task), caller, Form.empty());
    }

    @PostMapping("/marking/practice/{task}/{script}")
    View mark(Screen screen, Caller caller, Form form, @PathVariable UUID task, @PathVariable UUID script) {
        var standing = standing(caller, task);
        var points = MarkingPages.points(form);
        if (!form.ok()) return ((Page) page(screen, standing, caller, form)).with(HttpStatus.UNPROCESSABLE_CONTENT);
        training.mark(standing, script, caller.person(), points);
        return SeeOther.to("/marking/practice/" + task + "/" + script);
    }

    @GetMapping("/marking/practice/{task}/{script}")
    View comparison(Screen screen, Caller caller, @PathVariable UUID task, @PathVariable UUID script) {
        var standing = standing(caller, task);
        var comparison = training.comparison(script, caller.person());
        var criteria = papers.task(task).content().criteria();
        return Page.of(
                (html, plain) -> JtepracticeMarkGenerated.render(html, plain, screen, standing, comparison, criteria));
    }

    @GetMapping("/marking/examiners")
    View examiners(Screen screen, Caller caller) {
        return examiners(screen, caller, Form.empty());
    }

    @PostMapping("/marking/examiners")
    View end(Screen screen, Caller caller, Form form) {
        var bodies = caller.organisations(Role.CERTIFICATION_OFFICER);
        var rows = examiners.of(bodies);
        var chosen = form.oneOf("who", rows.stream().map(TrainingPages::key).toList());
        var reason = form.required("reason", LONGEST_REASON);
        if (!form.ok()) return ((Page) examiners(screen, caller, form)).with(HttpStatus.UNPROCESSABLE_CONTENT);
        var row = rows.stream().filter(r -> key(r).equals(chosen)).findFirst().orElseThrow();
        examiners.end(row.task(), row.examiner(), bodies, caller.person(), reason);
        return SeeOther.to("/marking/examiners");
    }

    private View examiners(Screen screen, Caller caller, Form form) {
        var bodies = caller.organisations(Role.CERTIFICATION_OFFICER);
        var rows = examiners.of(bodies);
        var choices = new java.util.LinkedHashMap<String, String>();
        rows.stream()
                .filter(Examiners.Row::qualified)
                .forEach(r -> choices.put(key(r), name(r.examiner()) + ", " + r.microCredential()));
        return Page.of((html, plain) -> JteexaminersGenerated.render(html, plain, screen, rows, choices, form, this));
    }

    private static String key(Examiners.Row row) {
        return row.task() + "/" + row.examiner();
    }

    String name(PersonId examiner) {
        return names.person(examiner).fullName();
    }

    private Training.Standing standing(Caller caller, UUID task) {
        List<OrganisationId> bodies = caller.organisations(Role.EXAMINER);
        return training.standing(task, caller.person(), bodies);
    }

    private View page(Screen screen, Training.Standing standing, Caller caller, Form form) {
        var next = training.next(standing, caller.person());
        var task = papers.task(standing.task()).content();
        return Page.of((html, plain) -> JtepracticeGenerated.render(html, plain, screen, standing, next, task, form));
    }
}
