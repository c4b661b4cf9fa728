package org.tessera.assess;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.assess.bank.Question;
import org.tessera.assess.bank.Response;
import org.tessera.assess.bank.Score;
import org.tessera.assess.profile.Profiles;
import org.tessera.assess.results.Releases;
import org.tessera.assess.results.Subscores;
import org.tessera.assess.results.ToldScores;
import org.tessera.design.Outcome;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;

/** A candidate's exams: what comes next, starting, handing in, and the result once it is released. */
@Controller
class SittingPages {
    /** One line of the list of exams. */
    record Line(Appointment sitting, Map<String, String> title, String where) {}

    /**
     * What somebody has done to know the player before it counts. It is told, and never a condition.
     *
     * @param practised whether they have begun a practice test, of whatever skill
     * @param possible whether there are practice questions of this skill
     */
    record Preparation(boolean practised, boolean possible) {}

    /** What a candidate is told of one learning outcome; its points only where they say more than the total. */
    record OutcomeLine(Outcome outcome, Results.Share share, boolean points) {}

    /** The scaled score, whether answers and marks may be looked at, and whether there is a profile. */
    record Told(Optional<ToldScores.Told> score, boolean viewable, boolean profile) {}

    /** What a candidate is told of one criterion: the sum of both marks, and what those points look like. */
    record CriterionLine(Map<String, String> title, Map<String, String> benchmark) {}

    /** One practice question with what was answered and what is right. */
    record Feedback(Question question, Response given, Response right, Map<String, String> why) {}

    private final Appointments appointments;
    private final Sittings sittings;
    private final Parts parts;
    private final Answers answers;
    private final Papers papers;
    private final Results results;
    private final Keys keys;
    private final Names names;
    private final Lease leases;
    private final ToldScores scores;
    private final Subscores subscores;
    private final Releases releases;
    private final Profiles profiles;
    private final ScoredAnswers scored;

    SittingPages(
            Appointments appointments,
            Sittings sittings,
            Parts parts,
            Answers answers,
            Papers papers,
            Results results,
            Keys keys,
            Names names,
            Lease leases,
            ToldScores scores,
            Subscores subscores,
            Releases releases,
            Profiles profiles,
            ScoredAnswers scored) {
        this.profiles = profiles;
        this.scored = scored;
        this.appointments = appointments;
        this.sittings = sittings;
        this.parts = parts;
        this.answers = answers;
        this.papers = papers;
        this.results = results;
        this.keys = keys;
        this.names = names;
        this.leases = leases;
        this.scores = scores;
        this.subscores = subscores;
        this.releases = releases;
    }

    @GetMapping("/exams")
    View exams(Screen screen, Caller caller) {
        var lines = appointments.of(caller.person()).stream().map(this::line).toList();
        var practisable = new LinkedHashMap<String, Map<String, String>>();
        sittings.practisable().forEach(code -> practisable.put(code, names.title(code)));
        return Page.of((html, plain) -> JteexamsGenerated.render(html, plain, screen, lines, practisable));
    }

    @PostMapping("/exams/practice")
    View practise(Caller caller, Form form) {
        return SeeOther.to("/sittings/" + sittings.practise(caller.person(), form.value("skill")));
    }

    @GetMapping("/sittings/{id}")
    View sitting(Screen screen, Caller caller, @PathVariable UUID id, HttpServletRequest request) {
        var sitting = appointments.of(new SittingId(id), caller.person());
        var here = new LinkedHashMap<Part, Boolean>();
        var late = new LinkedHashMap<Part, Integer>();
        for (Part part : Part.values()) {
            here.put(
                    part,
                    sitting.progress(part)
                            .filter(p -> p.lease() == leases.of(request, part))
                            .isPresent());
            late.put(part, answers.tooLate(sitting.id(), part));
        }
        var preparation = new Preparation(
                appointments.practised(caller.person()), sittings.practisable().contains(sitting.microCredential()));
        return Page.of((html, plain) ->
                JtesittingGenerated.render(html, plain, screen, line(sitting), here, late, preparation));
    }

    @PostMapping("/sittings/{id}/start")
    View start(
            Screen screen,
            Caller caller,
            Form form,
            @PathVariable UUID id,
            HttpServletRequest request,
            HttpServletResponse response) {
        var sitting = new SittingId(id);
        var part = Part.ofCode(form.value("part"));
        var lease = parts.start(sitting, caller.person(), part, screen.language());
        lease.ifPresent(number -> leases.give(response, sitting, part, number));
        if (lease.isEmpty() && leases.of(request, part) == 0) return SeeOther.to("/sittings/" + id);
        return SeeOther.to("/sittings/" + id + (part == Part.EXAM ? "/questions/1" : "/task"));
    }

    @PostMapping("/sittings/{id}/submit")
    View submit(Caller caller, Form form, @PathVariable UUID id) {
        var lease = form.value("lease").matches("[0-9]{1,6}") ? Integer.parseInt(form.value("lease")) : 0;
        var receipt = parts.submit(new SittingId(id), caller.person(), Part.ofCode(form.value("part")), lease);
        if (receipt.isEmpty()) throw Problem.conflict("assess.problem.elsewhere");
        return SeeOther.to("/sittings/" + id);
    }

    @GetMapping("/sittings/{id}/feedback")
    View feedback(Screen screen, Caller caller, @PathVariable UUID id) {
        var sitting = appointments.of(new SittingId(id), caller.person());
        if (!sitting.practice() || sitting.exam().filter(e -> !e.open()).isEmpty()) throw Problem.notFound();
        var given = answers.current(sitting.id(), Part.EXAM);
        var questions = papers.questions(sitting.form());
        var explanations = keys.explanations(sitting.form());
        var lines = java.util.stream.IntStream.range(0, questions.size())
                .mapToObj(i -> new Feedback(
                        questions.get(i),
                        Response.of(
                                questions.get(i),
                                Optional.ofNullable(given.get(i + 1)).flatMap(Answers.Current::text)),
                        explanations.get(i).right(),
                        explanations.get(i).why()))
                .toList();
        var all = keys.points(sitting.id());
        var points = all.stream().filter(p -> p.most() > 0).toList();
        var tried = profiles.tried(
                sitting.microCredential(),
                scored.asked(sitting.form()),
                all.stream().mapToInt(Score.Points::earned).toArray());
        long right = points.stream().filter(p -> p.earned() == p.most()).count();
        return Page.of((html, plain) ->
                JtefeedbackGenerated.render(html, plain, screen, line(sitting), lines, right, points.size(), tried));
    }

    @GetMapping("/sittings/{id}/result")
    View result(Screen screen, Caller caller, @PathVariable UUID id) {
        var sitting = appointments.of(new SittingId(id), caller.person());
        var result = results.released(sitting.id()).orElseThrow(Problem::notFound);
        var shares = results.shares(sitting.id());
        var worth = subscores.told(sitting.form());
        var outcomes = names.outcomes(sitting.microCredential()).stream()
                .filter(o -> shares.containsKey(o.id()))
                .map(o -> new OutcomeLine(
                        o, java.util.Objects.requireNonNull(shares.get(o.id())), worth.contains(o.id())))
                .toList();
        var criteria = criteria(sitting);
        var told = new Told(
                scores.of(sitting.id(), sitting.microCredential()),
                releases.bodyOfReleased(id)
                        .filter(body -> !releases.policy(body).equals("nothing"))
                        .isPresent(),
                profiles.of(sitting.id()).isPresent());
        return Page.of((html, plain) ->
                JteresultGenerated.render(html, plain, screen, line(sitting), result, outcomes, criteria, told));
    }

    /** The benchmark that both counting marks agree on; where they differ by one point, the lower of the two. */
    private List<CriterionLine> criteria(Appointment sitting) {
        var sums = results.criteria(sitting.id());
        var criteria = papers.task(sitting.task().orElseThrow()).content().criteria();
        return java.util.stream.IntStream.range(0, sums.size())
                .mapToObj(i -> new CriterionLine(
                        criteria.get(i).title(), criteria.get(i).benchmarks().get(sums.get(i) / 2)))
                .toList();
    }

    private Line line(Appointment sitting) {
        return new Line(
                sitting,
                names.title(sitting.microCredential()),
                sitting.testCentre()
                        .map((OrganisationId o) -> names.organisation(o))
                        .orElse(""));
    }
}
