package org.tessera.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.design.CoursePacks;
import org.tessera.design.Unit;
import org.tessera.people.People;
import org.tessera.people.Person;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Page;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;

/** An educator's learners: enrolling them, and seeing who may need help in which unit. */
@Controller
class EducatorPages {
    /** One line of the list. */
    record Line(
            UUID enrolment,
            String name,
            Map<String, String> course,
            Progress progress,
            List<Educators.Stuck> stuck,
            Optional<java.time.Instant> lastHere,
            boolean longAway) {
        boolean mayNeedHelp() {
            return longAway || !stuck.isEmpty();
        }

        /** The numbers of the units in which help may be welcome: 2, 3. */
        String unitsStuck() {
            return progress.pack().units().stream()
                    .filter(unit -> !stuckIn(unit).isEmpty())
                    .map(unit -> Integer.toString(progress.pack().units().indexOf(unit) + 1))
                    .collect(java.util.stream.Collectors.joining(", "));
        }

        List<Educators.Stuck> stuckIn(Unit unit) {
            return stuck.stream().filter(s -> s.unit().equals(unit.id())).toList();
        }
    }

    private final Educators educators;
    private final Enrolments enrolments;
    private final Courses courses;
    private final CoursePacks packs;
    private final Learning learning;
    private final People people;

    EducatorPages(
            Educators educators,
            Enrolments enrolments,
            Courses courses,
            CoursePacks packs,
            Learning learning,
            People people) {
        this.educators = educators;
        this.enrolments = enrolments;
        this.courses = courses;
        this.packs = packs;
        this.learning = learning;
        this.people = people;
    }

    @GetMapping("/learn/learners")
    View learners(Screen screen, Caller caller) {
        return Page.of(page(screen, caller, Form.empty()).template());
    }

    @PostMapping("/learn/learners")
    View enrol(Screen screen, Caller caller, Form form) {
        var course = form.oneOf("course", List.copyOf(courseChoices(screen).keySet()));
        var chosen =
                form.oneOf("learner", List.copyOf(learnerChoices(screen, caller).keySet()));
        if (!form.ok())
            return page(screen, caller, form).with(org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT);
        var learner = PersonId.of(chosen);
        var school = teachesAt(caller).stream()
                .filter(o -> people.holding(o, Role.LEARNER).stream().anyMatch(p -> p.id().equals(learner)))
                .findFirst()
                .orElseThrow(Problem::notFound);
        learning.enrol(learner, course, school, Optional.of(caller.person()), caller.person());
        return Answer.seeOther("/learn/learners");
    }

    @GetMapping("/learn/learners/{enrolment}")
    View learner(Screen screen, Caller caller, @PathVariable UUID enrolment) {
        var line = lines(screen, caller).stream()
                .filter(l -> l.enrolment().equals(enrolment))
                .findFirst()
                .orElseThrow(Problem::notFound);
        return Page.of((html, plain) -> JtelearnerGenerated.render(html, plain, screen, line));
    }

    private Page page(Screen screen, Caller caller, Form form) {
        var lines = lines(screen, caller);
        var learners = learnerChoices(screen, caller);
        var choices = courseChoices(screen);
        return Page.of(
                (html, plain) -> JtelearnersGenerated.render(html, plain, screen, form, lines, learners, choices));
    }

    /** In the order of the alphabet: people are not ranked. */
    private List<Line> lines(Screen screen, Caller caller) {
        var lines = new ArrayList<Line>();
        for (var pupil : educators.pupils(caller.person(), teachesAt(caller))) {
            var enrolment =
                    enrolments.of(pupil.person().id(), pupil.microCredential()).orElseThrow();
            lines.add(new Line(
                    pupil.enrolment(),
                    pupil.person().fullName(),
                    courses.title(pupil.microCredential()),
                    enrolments.progress(enrolment),
                    educators.stuck(pupil.enrolment()),
                    pupil.lastHere(),
                    educators.isLongAway(pupil)));
        }
        var alphabet = screen.alphabetical();
        lines.sort((a, b) -> alphabet.compare(a.name(), b.name()));
        return lines;
    }

    private Map<String, String> learnerChoices(Screen screen, Caller caller) {
        var alphabet = screen.alphabetical();
        var choices = new LinkedHashMap<String, String>();
        teachesAt(caller).stream()
                .flatMap(o -> people.holding(o, Role.LEARNER).stream())
                .filter(p -> !p.id().equals(caller.person()))
                .sorted((a, b) -> alphabet.compare(a.fullName(), b.fullName()))
                .forEach((Person p) -> choices.put(p.id().toString(), p.fullName()));
        return choices;
    }

    private Map<String, String> courseChoices(Screen screen) {
        var choices = new LinkedHashMap<String, String>();
        packs.all().forEach(pack -> choices.put(pack.id(), screen.pick(courses.title(pack.id()))));
        return choices;
    }

    private static List<OrganisationId> teachesAt(Caller caller) {
        return caller.organisations(Role.EDUCATOR);
    }

    @Bean
    static Routes educatorRoutes() {
        return Routes.none()
                .holding(HttpMethod.GET, "/learn/learners", Role.EDUCATOR)
                .holding(HttpMethod.POST, "/learn/learners", Role.EDUCATOR)
                .holding(HttpMethod.GET, "/learn/learners/{enrolment}", Role.EDUCATOR);
    }
}
