package org.tessera.learn;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.design.Exercise;
import org.tessera.design.Sentences;
import org.tessera.design.Slide;
import org.tessera.design.Unit;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Ids;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;

/**
 * The player: one slide, note or exercise a page. A page that was opened is remembered, so the learner comes back to it
 * on any device; the course is always that of the caller's own enrolment, so nobody can open another's.
 */
@Controller
class UnitPages {
    /** Where a request leads. */
    private record Here(Enrolment enrolment, UnitPage page) {}

    private final Enrolments enrolments;
    private final Courses courses;
    private final Narration narration;
    private final Clock clock;

    UnitPages(Enrolments enrolments, Courses courses, Narration narration, Clock clock) {
        this.clock = clock;
        this.enrolments = enrolments;
        this.courses = courses;
        this.narration = narration;
    }

    @GetMapping("/learn/{course}/{unit}")
    View unit(Caller caller, @PathVariable String course, @PathVariable String unit) {
        var enrolment = enrolments.of(caller.person(), course).orElseThrow(Problem::notFound);
        var found = enrolment.pack().unit(unit).orElseThrow(Problem::notFound);
        var step = enrolments
                .progress(enrolment)
                .nextIn(found)
                .orElse(Step.of(found).getFirst());
        return Answer.seeOther("/learn/" + course + "/" + unit + "/" + step.id());
    }

    @GetMapping("/learn/{course}/{unit}/{step}")
    View step(
            Screen screen,
            Caller caller,
            @PathVariable String course,
            @PathVariable String unit,
            @PathVariable String step) {
        var enrolment = enrolments.of(caller.person(), course);
        // Somebody who is not enrolled may have followed a friend's link; the course page says how to begin.
        if (enrolment.isEmpty()) return Answer.seeOther("/learn/" + course);
        var here = here(screen, enrolment.get(), unit, step);
        enrolments.arrive(here.enrolment(), unit, step);
        var page = here.page();
        if (page.at() == page.steps().size()) return end(screen, page);
        var current = page.steps().get(page.at());
        return switch (current.kind()) {
            case SLIDE -> slide(screen, here, current);
            case NOTES -> notes(screen, here, current);
            case EXERCISE -> exercise(screen, here, current);
        };
    }

    @PostMapping("/learn/{course}/{unit}/{step}")
    View answer(
            Screen screen,
            Caller caller,
            Form form,
            @PathVariable String course,
            @PathVariable String unit,
            @PathVariable String step) {
        var enrolment = enrolments.of(caller.person(), course).orElseThrow(Problem::notFound);
        var here = here(screen, enrolment, unit, step);
        var exercise = here.page().text().exercise(step).orElseThrow(Problem::notFound);
        var sheet = Sheet.of(exercise, enrolment.id(), unit);
        var answer = sheet.read(form);
        if (answer.isEmpty()) {
            var voiced = voiced(here, new Step(Step.Kind.EXERCISE, step));
            return Page.rejected((html, plain) -> JteexerciseGenerated.render(
                    html, plain, screen, here.page(), new Attempt(sheet, form, Optional.empty()), voiced));
        }
        var fits = sheet.fits(answer.get());
        enrolments.answer(
                enrolment, unit, step, new Enrolments.Answered(key(form), answer.get(), fits, clock.instant()));
        return Answer.seeOther(here.page().path(step) + "#feedback");
    }

    /** The key that the page gave to its form: sent twice by an impatient thumb, the answer counts once. */
    private static UUID key(Form form) {
        try {
            return UUID.fromString(form.value("key"));
        } catch (IllegalArgumentException none) {
            return Ids.next();
        }
    }

    private View slide(Screen screen, Here here, Step step) {
        var page = here.page();
        Slide slide = page.text().slide(step.id()).orElseThrow();
        var voiced = voiced(here, step);
        var sentences = Sentences.of(page.language(), slide.narration());
        enrolments.finish(here.enrolment(), page.unit().id(), step.id());
        return Page.of((html, plain) -> JteslideGenerated.render(html, plain, screen, page, slide, voiced, sentences));
    }

    private View notes(Screen screen, Here here, Step step) {
        var voiced = voiced(here, step);
        enrolments.finish(here.enrolment(), here.page().unit().id(), step.id());
        return Page.of((html, plain) -> JtenotesGenerated.render(html, plain, screen, here.page(), voiced));
    }

    private View exercise(Screen screen, Here here, Step step) {
        var unit = here.page().unit().id();
        Exercise exercise = here.page().text().exercise(step.id()).orElseThrow();
        var sheet = Sheet.of(exercise, here.enrolment().id(), unit);
        var given = enrolments.given(here.enrolment(), unit, step.id());
        var form = given.map(g -> sheet.filled(g.answer())).orElse(Form.empty());
        var attempt = new Attempt(sheet, form, given);
        var voiced = voiced(here, step);
        return Page.of((html, plain) -> JteexerciseGenerated.render(html, plain, screen, here.page(), attempt, voiced));
    }

    /** The page's voice; the rest of the unit is spoken in the background meanwhile. */
    private Voiced voiced(Here here, Step step) {
        var page = here.page();
        var script = Narration.script(page.pack(), page.unit(), step, page.language());
        var voice = narration.voice(script);
        if (voice.synthetic()) narration.prepare(page.pack(), page.unit(), page.language());
        return new Voiced(script, voice, here.enrolment().sentenceOn(page.unit().id(), step.id()));
    }

    private View end(Screen screen, UnitPage page) {
        return Page.of((html, plain) -> JteendGenerated.render(html, plain, screen, page));
    }

    private Here here(Screen screen, Enrolment enrolment, String unitId, String step) {
        var pack = enrolment.pack();
        Unit unit = pack.unit(unitId).orElseThrow(Problem::notFound);
        var ids = Step.of(unit).stream().map(Step::id).toList();
        int at = step.equals(Step.END) ? ids.size() : ids.indexOf(step);
        if (at < 0) throw Problem.notFound();
        var language = pack.languageFor(screen.language());
        var progress = enrolments.progress(enrolment);
        var words = narration.voice(Narration.glossary(pack, unit, language));
        return new Here(enrolment, new UnitPage(pack, courses.title(pack.id()), unit, language, at, progress, words));
    }

    @Bean
    static Routes unitRoutes() {
        return Routes.none()
                .signedIn(HttpMethod.GET, "/learn/{course}/{unit}", "/learn/{course}/{unit}/{step}")
                .signedIn(HttpMethod.POST, "/learn/{course}/{unit}/{step}");
    }
}
