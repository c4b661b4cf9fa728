package org.tessera.learn.classes;

import java.util.ArrayList;
import java.util.Comparator;
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
import org.tessera.design.CoursePack;
import org.tessera.design.CoursePacks;
import org.tessera.design.Unit;
import org.tessera.learn.Courses;
import org.tessera.people.FirstCards;
import org.tessera.people.Organisations;
import org.tessera.people.People;
import org.tessera.people.Person;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Page;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;

/** The classes, and one class: who is in it, its courses, who may want help in which unit and outcome, its cards. */
@Controller
class ClassPages {
    private static final int LONGEST_NAME = 80;

    /** A course of the class with its learners, by name, and the units in which somebody may want help. */
    record CourseView(SchoolClass.Assigned course, List<Helping.Line> lines, List<UnitView> units) {}

    /**
     * A unit in which somebody may want help.
     *
     * @param outcomes what it works on, in words by language
     */
    record UnitView(int number, Unit unit, String language, List<Map<String, String>> outcomes, List<String> names) {}

    private final Classes classes;
    private final Helping helping;
    private final Courses courses;
    private final CoursePacks packs;
    private final Organisations organisations;
    private final People people;
    private final FirstCards cards;

    ClassPages(
            Classes classes,
            Helping helping,
            Courses courses,
            CoursePacks packs,
            Organisations organisations,
            People people,
            FirstCards cards) {
        this.classes = classes;
        this.helping = helping;
        this.courses = courses;
        this.packs = packs;
        this.organisations = organisations;
        this.people = people;
        this.cards = cards;
    }

    @GetMapping("/classes")
    View list(Screen screen, Caller caller) {
        return list(screen, caller, Form.empty());
    }

    @PostMapping("/classes")
    View open(Screen screen, Caller caller, Form form) {
        var schools = schools(caller);
        var name = form.required("name", LONGEST_NAME);
        var cohort = form.optional("cohort", LONGEST_NAME);
        var school = schools.size() == 1
                ? schools.keySet().iterator().next()
                : form.oneOf("school", List.copyOf(schools.keySet()));
        if (!form.ok()) return list(screen, caller, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        var id = classes.open(
                OrganisationId.of(school), name, Optional.of(cohort).filter(c -> !c.isEmpty()), caller.person());
        return SeeOther.to("/classes/" + id);
    }

    private Page list(Screen screen, Caller caller, Form form) {
        var listed = classes.of(caller).stream().map(this::listed).toList();
        var schools = schools(caller);
        return Page.of((html, plain) -> JteclassesGenerated.render(html, plain, screen, form, listed, schools));
    }

    private SchoolClass.Listed listed(SchoolClass c) {
        return new SchoolClass.Listed(
                c,
                organisations.of(c.organisation()).legalName(),
                classes.learners(c.id()).size(),
                List.copyOf(classes.courses(c.id()).keySet()));
    }

    private Map<String, String> schools(Caller caller) {
        var schools = new LinkedHashMap<String, String>();
        caller.organisations(Role.EDUCATOR)
                .forEach(o -> schools.put(o.toString(), organisations.of(o).legalName()));
        return schools;
    }

    @GetMapping("/classes/{id}")
    View one(Screen screen, Caller caller, @PathVariable UUID id) {
        return one(screen, caller, classes.seen(caller, id), Form.empty());
    }

    @PostMapping("/classes/{id}/courses")
    View assign(Screen screen, Caller caller, Form form, @PathVariable UUID id) {
        var c = classes.taught(caller, id);
        var course = form.oneOf("course", List.copyOf(courseChoices(screen).keySet()));
        if (!form.ok()) return one(screen, caller, c, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        classes.assign(c, course, caller.person());
        return SeeOther.to(c.path());
    }

    @PostMapping("/classes/{id}/educators")
    View join(Screen screen, Caller caller, Form form, @PathVariable UUID id) {
        var c = classes.taught(caller, id);
        var colleague = form.oneOf("educator", List.copyOf(colleagues(screen, c).keySet()));
        if (!form.ok()) return one(screen, caller, c, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        classes.join(c, PersonId.of(colleague), caller.person());
        return SeeOther.to(c.path());
    }

    /** The cards are the answer itself and not a redirect, since their secrets are known at this moment only. */
    @PostMapping("/classes/{id}/cards")
    View cards(Screen screen, Caller caller, @PathVariable UUID id) {
        var c = classes.taught(caller, id);
        var learners = sorted(screen, people.of(classes.learners(id))).stream()
                .map(Person::id)
                .toList();
        if (learners.isEmpty()) throw Problem.conflict("learn.class.problem.nobody");
        return cards.print(caller, c.organisation(), learners).page(screen, c.path());
    }

    private Page one(Screen screen, Caller caller, SchoolClass c, Form form) {
        var assigned = classes.courses(c.id()).entrySet().stream()
                .map(e -> new SchoolClass.Assigned(e.getKey(), courses.title(e.getKey()), e.getValue()))
                .toList();
        var open = new SchoolClass.Open(
                c,
                organisations.of(c.organisation()).legalName(),
                sorted(screen, people.of(classes.educators(c.id()))),
                sorted(screen, people.of(classes.learners(c.id()))),
                assigned,
                classes.teaches(caller, c));
        // Where somebody is in a course is their educators' to see, not the administrator's.
        var views =
                open.teaches() ? assigned.stream().map(a -> view(screen, c, a)).toList() : List.<CourseView>of();
        var offered = open.teaches() ? courseChoices(screen) : new LinkedHashMap<String, String>();
        assigned.forEach(a -> offered.remove(a.microCredential()));
        var colleagues = open.teaches() ? colleagues(screen, c) : Map.<String, String>of();
        return Page.of(
                (html, plain) -> JteclassGenerated.render(html, plain, screen, form, open, views, offered, colleagues));
    }

    private CourseView view(Screen screen, SchoolClass c, SchoolClass.Assigned assigned) {
        var alphabet = screen.alphabetical();
        var lines = new ArrayList<>(helping.in(c, assigned.microCredential()));
        lines.sort((a, b) -> alphabet.compare(listName(a.person()), listName(b.person())));
        var units = packs.current(assigned.microCredential())
                .map(pack -> units(screen, pack, lines))
                .orElse(List.of());
        return new CourseView(assigned, lines, units);
    }

    /** The units of a course in which somebody may want help, with what each works on and the names, by the alphabet. */
    private List<UnitView> units(Screen screen, CoursePack pack, List<Helping.Line> lines) {
        var outcomes = courses.outcomes(pack.id());
        var units = new ArrayList<UnitView>();
        for (int at = 0; at < pack.units().size(); at++) {
            var unit = pack.units().get(at);
            int number = at + 1;
            var names = lines.stream()
                    .filter(line -> line.isStuckIn(number))
                    .map(line -> listName(line.person()))
                    .toList();
            var works = unit.outcomes().stream()
                    .filter(outcomes::containsKey)
                    .map(o -> outcomes.getOrDefault(o, Map.of()))
                    .toList();
            if (!names.isEmpty())
                units.add(new UnitView(number, unit, pack.languageFor(screen.language()), works, names));
        }
        return units;
    }

    private Map<String, String> courseChoices(Screen screen) {
        var choices = new LinkedHashMap<String, String>();
        packs.all().forEach(pack -> choices.put(pack.id(), screen.pick(courses.title(pack.id()))));
        return choices;
    }

    private Map<String, String> colleagues(Screen screen, SchoolClass c) {
        var already = classes.educators(c.id());
        var learners = classes.learners(c.id());
        var choices = new LinkedHashMap<String, String>();
        sorted(screen, people.holding(c.organisation(), Role.EDUCATOR)).stream()
                .filter(p -> !already.contains(p.id()) && !learners.contains(p.id()))
                .forEach(p -> choices.put(p.id().toString(), listName(p)));
        return choices;
    }

    static List<Person> sorted(Screen screen, List<Person> persons) {
        Comparator<String> alphabet = screen.alphabetical();
        return persons.stream()
                .sorted((a, b) -> alphabet.compare(listName(a), listName(b)))
                .toList();
    }

    /** The family name first, as in every class register. */
    static String listName(Person person) {
        return person.familyName() + " " + person.givenName();
    }
}
