package org.tessera.learn.mentor;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.learn.Courses;
import org.tessera.learn.Educators;
import org.tessera.learn.Enrolments;
import org.tessera.learn.Progress;
import org.tessera.people.People;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;

/** One mentoring, for the two whom it is about and nobody else; and the learner's page of who sees what. */
@Controller
class MentoringPages {
    private static final int LONGEST = 4_000;
    private static final int LONGEST_GOAL = 300;

    /** A course of the learner as the mentor sees it: how many units are done. */
    record Course(Map<String, String> title, Progress progress) {}

    /** What the page shows. */
    record Shown(
            Mentorings.Mentoring mentoring,
            String mentor,
            String learner,
            PersonId reader,
            List<Course> courses,
            List<Mentorings.Goal> goals,
            List<Mentorings.Entry> log) {
        boolean isLearner() {
            return reader.equals(mentoring.learner());
        }

        String nameOf(PersonId person) {
            return person.equals(mentoring.mentor()) ? mentor : learner;
        }
    }

    /** A mentor as the learner sees them in the list. */
    record Mine(Mentorings.Mentoring mentoring, String mentor) {}

    private final Mentorings mentorings;
    private final Enrolments enrolments;
    private final Courses courses;
    private final Educators educators;
    private final People people;

    MentoringPages(Mentorings mentorings, Enrolments enrolments, Courses courses, Educators educators, People people) {
        this.mentorings = mentorings;
        this.enrolments = enrolments;
        this.courses = courses;
        this.educators = educators;
        this.people = people;
    }

    @GetMapping("/my/people")
    View mine(Screen screen, Caller caller) {
        var teachers = educators.namesOf(caller.person());
        var mine = mentorings.of(caller.person()).stream()
                .map(m -> new Mine(m, people.of(m.mentor()).fullName()))
                .toList();
        return Page.of((html, plain) -> JtepeopleGenerated.render(html, plain, screen, teachers, mine));
    }

    @GetMapping("/mentoring/{id}")
    View one(Screen screen, Caller caller, @PathVariable UUID id) {
        return page(screen, caller, opened(caller, id), Form.empty());
    }

    @PostMapping("/mentoring/{id}/guidance")
    View guide(Screen screen, Caller caller, Form form, @PathVariable UUID id) {
        var mentoring = lasting(caller, id);
        var words = form.required("words", LONGEST);
        if (!form.ok()) return page(screen, caller, mentoring, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        mentorings.guide(mentoring, caller.person(), words);
        return SeeOther.to(mentoring.path());
    }

    @PostMapping("/mentoring/{id}/goals")
    View aim(Screen screen, Caller caller, Form form, @PathVariable UUID id) {
        var mentoring = lasting(caller, id);
        var words = form.required("goal", LONGEST_GOAL);
        if (!form.ok()) return page(screen, caller, mentoring, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        mentorings.aim(mentoring, caller.person(), words);
        return SeeOther.to(mentoring.path());
    }

    @PostMapping("/mentoring/{id}/goals/{goal}")
    View reach(Caller caller, @PathVariable UUID id, @PathVariable UUID goal) {
        var mentoring = lasting(caller, id);
        mentorings.reach(mentoring, goal);
        return SeeOther.to(mentoring.path());
    }

    @PostMapping("/mentoring/{id}/end")
    View end(Caller caller, @PathVariable UUID id) {
        var mentoring = opened(caller, id);
        mentorings.end(mentoring, caller.person());
        return SeeOther.to(mentoring.learner().equals(caller.person()) ? "/my/people" : "/mentoring");
    }

    /** The learner always; the mentor while it lasts; nobody else, whatever their role. */
    private Mentorings.Mentoring opened(Caller caller, UUID id) {
        return mentorings
                .find(id)
                .filter(m -> m.learner().equals(caller.person()) || (m.mentor().equals(caller.person()) && m.lasts()))
                .orElseThrow(Problem::notFound);
    }

    private Mentorings.Mentoring lasting(Caller caller, UUID id) {
        var mentoring = opened(caller, id);
        if (!mentoring.lasts()) throw Problem.conflict("learn.mentor.problem.ended");
        return mentoring;
    }

    private Page page(Screen screen, Caller caller, Mentorings.Mentoring mentoring, Form form) {
        var taken = enrolments.of(mentoring.learner()).stream()
                .map(e -> new Course(courses.title(e.pack().id()), enrolments.progress(e)))
                .toList();
        var shown = new Shown(
                mentoring,
                people.of(mentoring.mentor()).fullName(),
                people.of(mentoring.learner()).fullName(),
                caller.person(),
                taken,
                mentorings.goals(mentoring),
                mentorings.log(mentoring));
        return Page.of((html, plain) -> JteoneGenerated.render(html, plain, screen, form, shown));
    }
}
