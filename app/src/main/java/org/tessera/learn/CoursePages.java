package org.tessera.learn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.design.CoursePack;
import org.tessera.design.CoursePacks;
import org.tessera.platform.Caller;
import org.tessera.platform.MenuEntry;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.Who;

/** My courses, and each course with its units. */
@Controller
class CoursePages {
    /** A course that somebody takes. */
    record Mine(Map<String, String> title, Progress progress, String path, String next) {}

    /** A course that can be begun. */
    record Open(Map<String, String> title, CoursePack pack) {}

    private final CoursePacks packs;
    private final Courses courses;
    private final Enrolments enrolments;
    private final Learning learning;
    private final Educators educators;
    private final List<HomeNote> notes;
    private final Narration narration;

    CoursePages(
            CoursePacks packs,
            Courses courses,
            Enrolments enrolments,
            Learning learning,
            Educators educators,
            List<HomeNote> notes,
            Narration narration) {
        this.packs = packs;
        this.courses = courses;
        this.enrolments = enrolments;
        this.learning = learning;
        this.educators = educators;
        this.notes = notes;
        this.narration = narration;
    }

    @GetMapping("/learn")
    View mine(Screen screen, Caller caller) {
        var mine = enrolments.of(caller.person()).stream().map(this::mine).toList();
        var taken = mine.stream().map(m -> m.progress().pack().id()).toList();
        List<Open> open = packs.all().stream()
                .filter(pack -> !taken.contains(pack.id()))
                .map(pack -> new Open(courses.title(pack.id()), pack))
                .toList();
        var seenBy = educators.namesOf(caller.person());
        boolean teaches = caller.holds(Role.EDUCATOR);
        var news = notes.stream()
                .flatMap(n -> n.of(caller.person(), screen).stream())
                .toList();
        return Page.of(
                (html, plain) -> JtehomeGenerated.render(html, plain, screen, mine, open, seenBy, teaches, news));
    }

    @GetMapping("/learn/{course}")
    View course(Screen screen, Caller caller, @PathVariable String course) {
        var enrolment = enrolments.of(caller.person(), course);
        var pack =
                enrolment.map(Enrolment::pack).or(() -> packs.current(course)).orElseThrow(Problem::notFound);
        var title = courses.title(pack.id());
        Optional<Mine> mine = enrolment.map(this::mine);
        var outcomes = courses.outcomes(pack.id());
        var script = courses.script(pack, pack.languageFor(screen.language()));
        var voiced = new Voiced(script, narration.voice(script), 0);
        return Page.of(
                (html, plain) -> JtecourseGenerated.render(html, plain, screen, pack, title, mine, outcomes, voiced));
    }

    @PostMapping("/learn/{course}")
    View enrol(Caller caller, @PathVariable String course) {
        learning.enrol(caller.person(), course);
        return Answer.seeOther("/learn/" + course);
    }

    private Mine mine(Enrolment enrolment) {
        var progress = enrolments.progress(enrolment);
        var path = "/learn/" + enrolment.pack().id();
        return new Mine(courses.title(enrolment.pack().id()), progress, path, path + next(enrolment, progress));
    }

    /** Back to where the learner was; from the end of a unit, on to the first step that is not done. */
    private static String next(Enrolment enrolment, Progress progress) {
        var place = enrolment.place().filter(p -> !p.step().equals(Step.END));
        if (place.isPresent())
            return "/" + place.get().unit() + "/" + place.get().step();
        return progress.nextUnit()
                .map(unit -> "/" + unit.id() + "/"
                        + progress.nextIn(unit).orElseThrow().id())
                .orElse("");
    }

    @Bean
    static MenuEntry learnEntry() {
        return new MenuEntry(40, "learn.menu", "/learn", new Who.SignedIn());
    }

    @Bean
    static Routes courseRoutes() {
        return Routes.none()
                .signedIn(HttpMethod.GET, "/learn", "/learn/{course}")
                .signedIn(HttpMethod.POST, "/learn/{course}");
    }
}
