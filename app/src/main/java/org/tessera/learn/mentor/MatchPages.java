package org.tessera.learn.mentor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
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

/** A mentor's learners; and for those who organise, who mentors whom at their school and matching two people. */
@Controller
class MatchPages {
    private static final Role[] ORGANISERS = {Role.EDUCATOR, Role.ORGANISATION_ADMINISTRATOR};

    /** One mentoring by the names of the two. */
    record Pair(Mentorings.Mentoring mentoring, String mentor, String learner) {}

    private final Mentorings mentorings;
    private final People people;

    MatchPages(Mentorings mentorings, People people) {
        this.mentorings = mentorings;
        this.people = people;
    }

    @GetMapping("/mentoring")
    View all(Screen screen, Caller caller) {
        return page(screen, caller, Form.empty());
    }

    @PostMapping("/mentoring")
    View match(Screen screen, Caller caller, Form form) {
        var mentor = form.oneOf(
                "mentor", List.copyOf(choices(screen, caller, Role.MENTOR).keySet()));
        var learner = form.oneOf(
                "learner", List.copyOf(choices(screen, caller, Role.LEARNER).keySet()));
        if (!form.ok()) return page(screen, caller, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        var school = caller.organisations(ORGANISERS).stream()
                .filter(o -> holds(o, Role.MENTOR, mentor) && holds(o, Role.LEARNER, learner))
                .findFirst()
                .orElseThrow(() -> Problem.conflict("learn.mentor.problem.two-schools"));
        mentorings.match(PersonId.of(mentor), PersonId.of(learner), school, caller.person());
        return SeeOther.to("/mentoring");
    }

    private boolean holds(OrganisationId school, Role role, String person) {
        return people.holding(school, role).stream()
                .anyMatch(p -> p.id().toString().equals(person));
    }

    private Page page(Screen screen, Caller caller, Form form) {
        var mine = pairs(screen, mentorings.by(caller.person()));
        var schools = caller.organisations(ORGANISERS);
        var all = pairs(
                screen, schools.stream().flatMap(o -> mentorings.at(o).stream()).toList());
        boolean organises = !schools.isEmpty();
        var mentors = choices(screen, caller, Role.MENTOR);
        var learners = choices(screen, caller, Role.LEARNER);
        return Page.of((html, plain) ->
                JtementoringGenerated.render(html, plain, screen, form, mine, all, organises, mentors, learners));
    }

    private List<Pair> pairs(Screen screen, List<Mentorings.Mentoring> some) {
        var alphabet = screen.alphabetical();
        var pairs = new ArrayList<Pair>();
        for (var m : some) pairs.add(new Pair(m, name(m.mentor()), name(m.learner())));
        pairs.sort((a, b) -> alphabet.compare(a.learner(), b.learner()));
        return pairs;
    }

    private String name(PersonId person) {
        return people.of(person).fullName();
    }

    private Map<String, String> choices(Screen screen, Caller caller, Role role) {
        var alphabet = screen.alphabetical();
        var choices = new LinkedHashMap<String, String>();
        caller.organisations(ORGANISERS).stream()
                .flatMap(o -> people.holding(o, role).stream())
                .sorted((a, b) -> alphabet.compare(a.fullName(), b.fullName()))
                .forEach((Person p) -> choices.put(p.id().toString(), p.fullName()));
        return choices;
    }
}
