package org.tessera.assess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.assess.bank.FileKind;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;

/** The examiner's desk. No page here knows a candidate: the names are taken out of the text before it is shown. */
@Controller
class MarkingPages {
    private static final int LONGEST_REASON = 500;
    private static final List<String> SCORES = List.of("0", "1", "2", "3");
    private final Marking marking;
    private final Training training;
    private final Papers papers;
    private final Anonymous anonymous;
    private final HandedFiles files;

    MarkingPages(Marking marking, Training training, Papers papers, Anonymous anonymous, HandedFiles files) {
        this.files = files;
        this.marking = marking;
        this.training = training;
        this.papers = papers;
        this.anonymous = anonymous;
    }

    @GetMapping("/marking")
    View desk(Screen screen, Caller caller) {
        var bodies = caller.organisations(Role.EXAMINER);
        int waiting = marking.waiting(caller.person(), bodies);
        var own = marking.correctable(caller.person());
        var progress = marking.progress(bodies);
        var practice = training.standings(caller.person(), bodies);
        return Page.of(
                (html, plain) -> JtemarkingGenerated.render(html, plain, screen, waiting, own, progress, practice));
    }

    @PostMapping("/marking/next")
    View next(Caller caller) {
        return marking.next(caller.person(), caller.organisations(Role.EXAMINER))
                .map(script -> SeeOther.to("/marking/" + script))
                .orElseGet(() -> SeeOther.to("/marking"));
    }

    @GetMapping("/marking/{script}")
    View script(Screen screen, Caller caller, @PathVariable UUID script) {
        var text = marking.script(script, caller.person());
        var given = new LinkedHashMap<String, String>();
        text.given()
                .ifPresent(scores -> IntStream.range(0, scores.size())
                        .forEach(i -> given.put("c" + (i + 1), Integer.toString(scores.get(i)))));
        return page(screen, caller, text, Form.with(given));
    }

    @PostMapping("/marking/{script}")
    View mark(Screen screen, Caller caller, Form form, @PathVariable UUID script) {
        var text = marking.script(script, caller.person());
        var scores = points(form);
        var reason = text.given().isPresent()
                ? Optional.of(form.required("reason", LONGEST_REASON))
                : Optional.<String>empty();
        if (!form.ok())
            return ((Page) page(screen, caller, text, form))
                    .with(org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT);
        marking.mark(script, caller.person(), scores, reason);
        return SeeOther.to("/marking");
    }

    @PostMapping("/marking/{script}/return")
    View giveBack(Caller caller, @PathVariable UUID script) {
        marking.giveBack(script, caller.person());
        return SeeOther.to("/marking");
    }

    /**
     * A file that was handed in, by itself: it may do nothing in a browser, and what can carry a program is only saved and
     * never opened in the page.
     */
    @GetMapping("/marking/{script}/files/{number}")
    View file(Caller caller, @PathVariable UUID script, @PathVariable int number) {
        if (marking.script(script, caller.person()).settled()) throw Problem.notFound();
        var shown = files.open(script, caller.person(), number);
        boolean document = !shown.kind().type().startsWith("image/") && !FileKind.SOUNDS.contains(shown.kind());
        return (model, request, response) -> {
            response.setContentType(shown.kind().type());
            response.setContentLength(shown.content().length);
            response.setHeader(
                    "Content-Disposition",
                    (document ? "attachment" : "inline") + "; filename=\"" + shown.name() + "\"");
            response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Cache-Control", "no-store");
            response.getOutputStream().write(shown.content());
        };
    }

    private View page(Screen screen, Caller caller, Marking.Script script, Form form) {
        if (script.settled()) throw Problem.notFound();
        var task = papers.task(script.task()).content();
        var text = anonymous.text(script);
        var handed = files.of(script.id(), caller.person());
        return Page.of(
                (html, plain) -> JtescriptGenerated.render(html, plain, screen, script, text, handed, task, form));
    }

    /** The points of the four criteria as they were chosen; what is missing is complained of in the form. */
    static List<Integer> points(Form form) {
        var points = new ArrayList<Integer>();
        for (int i = 1; i <= WorkTask.CRITERIA; i++) {
            var point = form.oneOf("c" + i, SCORES);
            points.add(SCORES.contains(point) ? Integer.parseInt(point) : 0);
        }
        return points;
    }

    /** Words for 0 to 3 points of a criterion: the number first, then what it looks like. */
    static Map<String, String> benchmarks(WorkTask.Criterion criterion, Screen screen) {
        var words = new LinkedHashMap<String, String>();
        for (int score = 0; score < criterion.benchmarks().size(); score++) {
            words.put(
                    Integer.toString(score),
                    score + ": " + screen.pick(criterion.benchmarks().get(score)));
        }
        return words;
    }
}
