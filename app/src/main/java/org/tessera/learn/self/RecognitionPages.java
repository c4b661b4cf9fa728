package org.tessera.learn.self;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.design.CoursePack;
import org.tessera.design.CoursePacks;
import org.tessera.design.Unit;
import org.tessera.learn.Courses;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Screen;

/**
 * For those who know it already: straight to the exam, without the course. First a check with practice items that tells
 * what each answer leads to; what comes of it is advice, nothing is kept, and the way to the exam is open in any case.
 */
@Controller
class RecognitionPages {
    /** An outcome that may want another look, and the units that work on it. */
    record Look(Map<String, String> outcome, List<Unit> units) {}

    /** What the page shows. */
    record Shown(CoursePack pack, Map<String, String> title, List<PracticeItems.Item> items, String language) {
        String path() {
            return "/learn/" + pack.id() + "/recognition";
        }
    }

    private final PracticeItems items;
    private final CoursePacks packs;
    private final Courses courses;

    RecognitionPages(PracticeItems items, CoursePacks packs, Courses courses) {
        this.items = items;
        this.packs = packs;
        this.courses = courses;
    }

    @GetMapping("/learn/{course}/recognition")
    View ask(Screen screen, @PathVariable String course) {
        var shown = shown(screen, course);
        return page(screen, shown, Form.empty());
    }

    /** The advice is the answer itself and not a redirect, because nothing of it is kept. */
    @PostMapping("/learn/{course}/recognition")
    View check(Screen screen, Form form, @PathVariable String course) {
        var shown = shown(screen, course);
        for (var item : shown.items())
            form.oneOf(
                    item.id(),
                    item.options().stream().map(PracticeItems.Option::id).toList());
        if (!form.ok()) return page(screen, shown, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        var outcomes = courses.outcomes(shown.pack().id());
        var looks = shown.items().stream()
                .filter(item -> !form.value(item.id()).equals(item.key()))
                .map(PracticeItems.Item::outcome)
                .distinct()
                .map(outcome -> new Look(
                        outcomes.getOrDefault(outcome, Map.of()),
                        shown.pack().units().stream()
                                .filter(unit -> unit.outcomes().contains(outcome))
                                .toList()))
                .toList();
        return Page.of((html, plain) -> JteadviceGenerated.render(html, plain, screen, form, shown, looks));
    }

    private Shown shown(Screen screen, String course) {
        var pack = packs.current(course).orElseThrow(Problem::notFound);
        return new Shown(pack, courses.title(pack.id()), items.of(pack.id()), pack.languageFor(screen.language()));
    }

    private static Page page(Screen screen, Shown shown, Form form) {
        return Page.of((html, plain) -> JtecheckGenerated.render(html, plain, screen, form, shown));
    }
}
