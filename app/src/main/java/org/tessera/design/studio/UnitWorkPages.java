package org.tessera.design.studio;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.design.Complaint;
import org.tessera.design.PackFiles;
import org.tessera.design.PackReader;
import org.tessera.design.Sentences;
import org.tessera.design.Unit;
import org.tessera.design.UnitText;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;

/** One unit of a course that is being written: side by side, as a learner, as a text to change, and the talk about it. */
@Controller
class UnitWorkPages {
    /**
     * A unit in two languages.
     *
     * @param sentences of the part that a new comment is about, to choose from
     */
    record Sides(Unit unit, String left, String right, Translation translation, List<String> sentences) {}

    /**
     * A unit's file in a text box.
     *
     * @param text the unit as a learner would read it; nothing when the file can't be understood
     */
    record Editing(Unit unit, String language, int draft, Optional<UnitText> text, List<Complaint> complaints) {}

    /** A unit's file has about 12,000 characters. */
    private static final int LONGEST_FILE = 60_000;

    private static final int LONGEST_SAYS = 200;
    private final Works works;
    private final Comments comments;
    private final Workbench studio;

    UnitWorkPages(Works works, Comments comments, Workbench studio) {
        this.works = works;
        this.comments = comments;
        this.studio = studio;
    }

    @GetMapping("/design/work/{id}/{unit}")
    View sides(@PathVariable UUID id, @PathVariable String unit, Screen screen, Caller caller) {
        var form = Form.with(Map.of("part", screen.parameter("about"), "language", screen.parameter("in")));
        return sides(works.of(id), unit, screen, form, caller);
    }

    @PostMapping("/design/work/{id}/{unit}/comments")
    View comment(@PathVariable UUID id, @PathVariable String unit, Screen screen, Caller caller, Form form) {
        var work = works.of(id);
        var view = studio.of(work, caller);
        var found = unit(view, unit);
        var part =
                form.oneOf("part", List.copyOf(parts(view.files(), unit, "en").keySet()));
        var language = form.value("language").isEmpty()
                ? ""
                : form.oneOf("language", view.pack().languages());
        var sentence = form.optional("sentence", Comments.LONGEST);
        var body = form.required("body", Comments.LONGEST);
        if (!form.ok()) return sides(work, unit, screen, form, caller).with(HttpStatus.UNPROCESSABLE_CONTENT);
        var about = new Comments.About(found.id(), part, language, sentence);
        comments.add(work, about, body, Workbench.speaker(work, caller));
        return SeeOther.to("/design/work/" + id + "/" + unit + "#comments");
    }

    @PostMapping("/design/work/{id}/{unit}/comments/{comment}")
    View reply(
            @PathVariable UUID id,
            @PathVariable String unit,
            @PathVariable UUID comment,
            Screen screen,
            Caller caller,
            Form form) {
        var work = works.of(id);
        boolean closes = form.value("action").equals("close");
        var body = closes ? form.optional("reply", Comments.LONGEST) : form.required("reply", Comments.LONGEST);
        if (!form.ok()) return sides(work, unit, screen, form, caller).with(HttpStatus.UNPROCESSABLE_CONTENT);
        comments.reply(work, comment, closes, body, Workbench.speaker(work, caller));
        return SeeOther.to("/design/work/" + id + "/" + unit + "#comments");
    }

    @GetMapping("/design/work/{id}/{unit}/preview")
    View preview(@PathVariable UUID id, @PathVariable String unit, Screen screen, Caller caller) {
        var view = studio.of(works.of(id), caller);
        var found = unit(view, unit);
        var language = view.pack().languages().contains(screen.parameter("in"))
                ? screen.parameter("in")
                : view.pack().languageFor(screen.language());
        var text = Optional.ofNullable(found.texts().get(language));
        return Page.of((html, plain) -> JtepreviewGenerated.render(html, plain, screen, view, found, language, text));
    }

    @GetMapping("/design/work/{id}/{unit}/edit")
    View edit(@PathVariable UUID id, @PathVariable String unit, Screen screen, Caller caller) {
        var view = mine(id, caller);
        var language = language(view, screen.parameter("in"));
        var file = view.files().text(path(unit, language)).orElseThrow(Problem::notFound);
        return editing(screen, view, unit, language, Form.with(Map.of("text", file)));
    }

    @PostMapping("/design/work/{id}/{unit}/edit")
    View write(@PathVariable UUID id, @PathVariable String unit, Screen screen, Caller caller, Form form) {
        var view = mine(id, caller);
        var language = language(view, form.value("language"));
        unit(view, unit);
        var text = form.required("text", LONGEST_FILE).replace("\r\n", "\n") + "\n";
        if (!form.value("action").equals("save")) return editing(screen, view, unit, language, form);
        var says = form.required("says", LONGEST_SAYS);
        int before = form.number("draft", 1, Integer.MAX_VALUE);
        if (!form.ok()) return editing(screen, view, unit, language, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        var work = view.work();
        works.write(work, before, path(unit, language), text, caller.person(), work.organisation(), says);
        return SeeOther.to("/design/work/" + id + "/" + unit + "?right=" + language);
    }

    private Page editing(Screen screen, Workbench.View view, String unit, String language, Form form) {
        var found = unit(view, unit);
        var path = path(unit, language);
        var bytes = (form.value("text") + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var result = PackReader.readDraft(view.files().with(path, bytes));
        var complaints = java.util.stream.Stream.concat(result.complaints().stream(), result.warnings().stream())
                .filter(c -> c.file().equals(path))
                .toList();
        var text = result.pack()
                .flatMap(p -> p.unit(unit))
                .flatMap(u -> Optional.ofNullable(u.texts().get(language)));
        int draft = form.has("draft")
                ? form.number("draft", 1, Integer.MAX_VALUE)
                : view.work().last().number();
        var editing = new Editing(found, language, draft, text, complaints);
        return Page.of((html, plain) -> JteeditGenerated.render(html, plain, screen, form, view, editing));
    }

    private Page sides(Work work, String unit, Screen screen, Form form, Caller caller) {
        var view = studio.of(work, caller);
        var found = unit(view, unit);
        var languages = view.pack().languages();
        var left = languages.contains(screen.parameter("left")) ? screen.parameter("left") : languages.getFirst();
        var right = languages.contains(screen.parameter("right"))
                ? screen.parameter("right")
                : languages.stream().filter(l -> !l.equals(left)).findFirst().orElse(left);
        var history = works.history(work);
        var translation = Translation.of(
                history.stream().map(files -> parts(files, unit, left)).toList(),
                history.stream().map(files -> parts(files, unit, right)).toList());
        var about = form.value("language").isEmpty() ? left : form.value("language");
        var sentences = Sentences.of(
                languages.contains(about) ? about : left,
                parts(view.files(), unit, languages.contains(about) ? about : left)
                        .getOrDefault(form.value("part"), ""));
        var sides = new Sides(found, left, right, translation, sentences);
        return Page.of((html, plain) -> JtesidesGenerated.render(html, plain, screen, form, view, sides, caller));
    }

    private Workbench.View mine(UUID id, Caller caller) {
        var work = works.of(id);
        if (!Workbench.mayWrite(work, caller)) throw Problem.notFound();
        if (!work.isOpen()) throw Problem.conflict("design.problem.work-is-done");
        return studio.of(work, caller);
    }

    private static Unit unit(Workbench.View view, String unit) {
        return view.pack().unit(unit).orElseThrow(Problem::notFound);
    }

    private static String language(Workbench.View view, String wanted) {
        if (!view.pack().languages().contains(wanted)) throw Problem.notFound();
        return wanted;
    }

    private static Map<String, String> parts(PackFiles files, String unit, String language) {
        return UnitParts.of(files.text(path(unit, language)).orElse(""));
    }

    private static String path(String unit, String language) {
        return "units/" + unit + "/" + language + ".md";
    }

    @Bean
    static Routes unitWorkRoutes() {
        return Routes.none()
                .holding(HttpMethod.GET, "/design/work/{id}/{unit}", Role.AUTHOR, Role.REVIEWER)
                .holding(HttpMethod.GET, "/design/work/{id}/{unit}/preview", Role.AUTHOR, Role.REVIEWER)
                .holding(HttpMethod.POST, "/design/work/{id}/{unit}/comments", Role.AUTHOR, Role.REVIEWER)
                .holding(HttpMethod.POST, "/design/work/{id}/{unit}/comments/{comment}", Role.AUTHOR, Role.REVIEWER)
                .holding(HttpMethod.GET, "/design/work/{id}/{unit}/edit", Role.AUTHOR)
                .holding(HttpMethod.POST, "/design/work/{id}/{unit}/edit", Role.AUTHOR);
    }
}
