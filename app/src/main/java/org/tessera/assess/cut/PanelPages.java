package org.tessera.assess.cut;

import java.util.ArrayList;
import java.util.HashMap;
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
import org.tessera.assess.Papers;
import org.tessera.assess.ScoredAnswers;
import org.tessera.assess.bank.Question;
import org.tessera.assess.forms.FormBook;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;

/**
 * A judge's side of a standard setting. Judges see the questions, never the keys, and nothing of what others judged
 * before the first round is over. Whoever is not on the panel finds nothing here.
 */
@Controller
class PanelPages {
    /** One question on the page: what was judged before, and what all judged, once that is open. */
    record Line(
            int position, Question question, int most, Optional<Integer> own, Optional<Judgements.Discussion> all) {}

    private final Studies studies;
    private final Judgements judgements;
    private final FormBook book;
    private final Papers papers;
    private final ScoredAnswers answers;

    PanelPages(Studies studies, Judgements judgements, FormBook book, Papers papers, ScoredAnswers answers) {
        this.studies = studies;
        this.judgements = judgements;
        this.book = book;
        this.papers = papers;
        this.answers = answers;
    }

    @GetMapping("/panel")
    View panels(Screen screen, Caller caller) {
        var mine = studies.onPanel(caller.person()).stream()
                .flatMap(id -> studies.find(id).stream())
                .toList();
        return Page.of((html, plain) -> JtepanelsGenerated.render(html, plain, screen, mine));
    }

    @GetMapping("/panel/{study}")
    View panel(Screen screen, Caller caller, @PathVariable UUID study) {
        var mine = mine(study, caller);
        return page(screen, mine, filled(mine, caller), caller);
    }

    @PostMapping("/panel/{study}")
    View judge(Screen screen, Caller caller, Form form, @PathVariable UUID study) {
        var mine = mine(study, caller);
        var chances = new HashMap<Integer, Integer>();
        for (var asked : answers.asked(mine.form())) {
            var field = "chance-" + asked.position();
            if (form.has(field)) chances.put(asked.position(), form.number(field, 0, 100));
        }
        var expectation = expectation(form, book.find(mine.form()).orElseThrow().points());
        if (!form.ok()) return ((Page) page(screen, mine, form, caller)).with(HttpStatus.UNPROCESSABLE_CONTENT);
        studies.rate(mine, caller.person(), chances);
        expectation.ifPresent(e -> studies.expect(mine, caller.person(), e));
        return SeeOther.to("/panel/" + study);
    }

    /** The five questions on the whole group belong together; left empty, they are asked again. */
    private static Optional<Studies.Expectation> expectation(Form form, int points) {
        var fields = List.of("pass", "lowest-cut", "highest-cut", "lowest-fail", "highest-fail");
        if (fields.stream().noneMatch(form::has)) return Optional.empty();
        var expectation = new Studies.Expectation(
                form.number("pass", 0, 100),
                form.number("lowest-cut", 0, points),
                form.number("highest-cut", 0, points),
                form.number("lowest-fail", 0, 100),
                form.number("highest-fail", 0, 100));
        if (form.ok() && expectation.lowestCut() >= expectation.highestCut())
            form.reject("highest-cut", "assess.cut.higher");
        if (form.ok() && expectation.lowestFail() >= expectation.highestFail())
            form.reject("highest-fail", "assess.cut.higher");
        return Optional.of(expectation);
    }

    private Study mine(UUID study, Caller caller) {
        return studies.find(study).filter(s -> s.hasJudge(caller.person())).orElseThrow(Problem::notFound);
    }

    private Form filled(Study study, Caller caller) {
        var values = new LinkedHashMap<String, String>();
        int round = study.step().round();
        // The second round begins with the judge's own first estimates.
        if (round == 2)
            studies.ratings(study, 1, caller.person())
                    .forEach((p, chance) -> values.put("chance-" + p, chance.toString()));
        studies.ratings(study, Math.max(1, round), caller.person())
                .forEach((p, chance) -> values.put("chance-" + p, chance.toString()));
        studies.expectation(study, caller.person()).ifPresent(e -> {
            values.put("pass", "" + e.passPercent());
            values.put("lowest-cut", "" + e.lowestCut());
            values.put("highest-cut", "" + e.highestCut());
            values.put("lowest-fail", "" + e.lowestFail());
            values.put("highest-fail", "" + e.highestFail());
        });
        return Form.with(values);
    }

    private View page(Screen screen, Study study, Form form, Caller caller) {
        var lines = new ArrayList<Line>();
        var questions = papers.questions(study.form());
        var own = studies.ratings(study, 1, caller.person());
        Map<Integer, Judgements.Discussion> all = study.step().ordinal() >= Study.Step.DISCUSSION.ordinal()
                ? judgements.round(study, 1, 2).byQuestion()
                : Map.of();
        for (var asked : answers.asked(study.form())) {
            int position = asked.position();
            lines.add(new Line(
                    position,
                    questions.get(position - 1),
                    asked.most(),
                    Optional.ofNullable(own.get(position)),
                    Optional.ofNullable(all.get(position))));
        }
        return Page.of((html, plain) -> JtepanelGenerated.render(html, plain, screen, study, lines, form));
    }
}
