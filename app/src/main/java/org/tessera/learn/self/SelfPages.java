package org.tessera.learn.self;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.design.CoursePack;
import org.tessera.design.CoursePacks;
import org.tessera.learn.Courses;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;

/** A learner rates themself before and after a course, and sees both side by side. Always the caller's own ratings. */
@Controller
class SelfPages {
    /** What the page shows; ratings 0 where none was given. */
    record Shown(
            CoursePack pack,
            Map<String, String> title,
            Map<String, Map<String, String>> outcomes,
            Map<String, Integer> before,
            Map<String, Integer> after) {
        String path() {
            return "/learn/" + pack.id() + "/self";
        }
    }

    private final SelfAssessments assessments;
    private final CoursePacks packs;
    private final Courses courses;

    SelfPages(SelfAssessments assessments, CoursePacks packs, Courses courses) {
        this.assessments = assessments;
        this.packs = packs;
        this.courses = courses;
    }

    @GetMapping("/learn/{course}/self")
    View look(Screen screen, Caller caller, @PathVariable String course) {
        return page(screen, shown(caller, course), Form.empty());
    }

    @PostMapping("/learn/{course}/self")
    View rate(Screen screen, Caller caller, Form form, @PathVariable String course) {
        var shown = shown(caller, course);
        var moment = form.oneOf("moment", List.of("before", "after"));
        var ratings = new LinkedHashMap<String, Integer>();
        for (String outcome : shown.outcomes().keySet())
            ratings.put(outcome, form.number(outcome, 1, SelfAssessments.HIGHEST));
        if (!form.ok()) return page(screen, shown, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        assessments.rate(
                caller.person(),
                shown.pack().id(),
                moment.equals("before") ? SelfAssessments.Moment.BEFORE : SelfAssessments.Moment.AFTER,
                ratings);
        return SeeOther.to(shown.path());
    }

    @PostMapping("/learn/{course}/self/forget")
    View forget(Caller caller, @PathVariable String course) {
        var shown = shown(caller, course);
        assessments.forget(caller.person(), shown.pack().id());
        return SeeOther.to(shown.path());
    }

    private Shown shown(Caller caller, String course) {
        var pack = packs.current(course).orElseThrow(Problem::notFound);
        return new Shown(
                pack,
                courses.title(pack.id()),
                courses.outcomes(pack.id()),
                assessments.of(caller.person(), pack.id(), SelfAssessments.Moment.BEFORE),
                assessments.of(caller.person(), pack.id(), SelfAssessments.Moment.AFTER));
    }

    private static Page page(Screen screen, Shown shown, Form form) {
        var scale = new LinkedHashMap<String, String>();
        IntStream.rangeClosed(1, SelfAssessments.HIGHEST)
                .forEach(i -> scale.put(Integer.toString(i), screen.say("learn.self.rating." + i)));
        return Page.of((html, plain) -> JteselfGenerated.render(html, plain, screen, form, shown, scale));
    }

    @Bean
    static Routes selfRoutes() {
        return Routes.none()
                .signedIn(HttpMethod.GET, "/learn/{course}/self", "/learn/{course}/recognition")
                .signedIn(
                        HttpMethod.POST,
                        "/learn/{course}/self",
                        "/learn/{course}/self/forget",
                        "/learn/{course}/recognition");
    }
}
