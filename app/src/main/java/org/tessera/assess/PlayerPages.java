package org.tessera.assess;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;
import org.tessera.platform.Settings;

/**
 * The player: one question a page, the work task, and the list before handing in. Every page is a plain form; the script
 * only sends the same form sooner and says honestly whether it arrived.
 */
@Controller
class PlayerPages {
    private final Appointments appointments;
    private final Answers answers;
    private final Papers papers;
    private final Parts parts;
    private final Names names;
    private final Lease leases;
    private final Settings settings;

    PlayerPages(
            Appointments appointments,
            Answers answers,
            Papers papers,
            Parts parts,
            Names names,
            Lease leases,
            Settings settings) {
        this.appointments = appointments;
        this.answers = answers;
        this.papers = papers;
        this.parts = parts;
        this.names = names;
        this.leases = leases;
        this.settings = settings;
    }

    @GetMapping("/sittings/{id}/questions/{number}")
    View question(
            Screen screen, Caller caller, @PathVariable UUID id, @PathVariable int number, HttpServletRequest request) {
        var sitting = appointments.of(new SittingId(id), caller.person());
        if (!mayWrite(sitting, Part.EXAM, request)) return SeeOther.to("/sittings/" + id);
        return question(screen, sheet(sitting, Part.EXAM, number, leases.of(request, Part.EXAM), false), Form.empty());
    }

    @PostMapping(value = "/sittings/{id}/questions/{number}", produces = MediaType.TEXT_HTML_VALUE)
    View answer(
            Screen screen,
            Caller caller,
            Form form,
            @PathVariable UUID id,
            @PathVariable int number,
            HttpServletRequest request) {
        var sitting = appointments.of(new SittingId(id), caller.person());
        return switch (savePlainly(sitting, Part.EXAM, number, form)) {
            case Answers.Reply.Saved saved ->
                SeeOther.to(saved.counted() ? onward(sitting, number, form) : "/sittings/" + id);
            default ->
                ((Page) question(screen, sheet(sitting, Part.EXAM, number, 0, true), form)).with(HttpStatus.CONFLICT);
        };
    }

    @PostMapping(value = "/sittings/{id}/questions/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, Object> answerByScript(
            Caller caller,
            Form form,
            @PathVariable UUID id,
            @PathVariable int number,
            @RequestHeader("Idempotency-Key") UUID key) {
        var sitting = new SittingId(id);
        // Most saves stay on their page, and those ask for nothing but the saving itself.
        var onward = form.value("go").equals("save")
                ? page(sitting, Part.EXAM, number)
                : onward(appointments.of(sitting, caller.person()), number, form);
        return saveByScript(sitting, caller, Part.EXAM, number, form, key, onward);
    }

    @GetMapping("/sittings/{id}/task")
    View task(Screen screen, Caller caller, @PathVariable UUID id, HttpServletRequest request) {
        var sitting = appointments.of(new SittingId(id), caller.person());
        if (!mayWrite(sitting, Part.TASK, request)) return SeeOther.to("/sittings/" + id);
        return task(screen, sheet(sitting, Part.TASK, 0, leases.of(request, Part.TASK), false), Form.empty());
    }

    @PostMapping(value = "/sittings/{id}/task", produces = MediaType.TEXT_HTML_VALUE)
    View write(Screen screen, Caller caller, Form form, @PathVariable UUID id, HttpServletRequest request) {
        var sitting = appointments.of(new SittingId(id), caller.person());
        var sheet = sheet(sitting, Part.TASK, 0, leases.of(request, Part.TASK), false);
        form.optional("answer", Answers.LONGEST);
        if (!form.ok()) return ((Page) task(screen, sheet, form)).with(HttpStatus.UNPROCESSABLE_CONTENT);
        return switch (savePlainly(sitting, Part.TASK, 0, form)) {
            case Answers.Reply.Saved saved ->
                SeeOther.to(saved.counted() ? afterTask(sitting.id(), form) : "/sittings/" + id);
            default -> ((Page) task(screen, sheet(sitting, Part.TASK, 0, 0, true), form)).with(HttpStatus.CONFLICT);
        };
    }

    @PostMapping(value = "/sittings/{id}/task", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, Object> writeByScript(
            Caller caller, Form form, @PathVariable UUID id, @RequestHeader("Idempotency-Key") UUID key) {
        var sitting = new SittingId(id);
        return saveByScript(sitting, caller, Part.TASK, 0, form, key, afterTask(sitting, form));
    }

    @GetMapping("/sittings/{id}/review")
    View review(Screen screen, Caller caller, @PathVariable UUID id, HttpServletRequest request) {
        return review(screen, caller, new SittingId(id), Part.EXAM, request);
    }

    @GetMapping("/sittings/{id}/task/review")
    View reviewTask(Screen screen, Caller caller, @PathVariable UUID id, HttpServletRequest request) {
        return review(screen, caller, new SittingId(id), Part.TASK, request);
    }

    /**
     * Takes the part over on this device. An answer that the other device's page could not save any more comes along in
     * the form and is saved here, as the candidate asked.
     */
    @PostMapping("/sittings/{id}/continue")
    View continueHere(Caller caller, Form form, @PathVariable UUID id, HttpServletResponse response) {
        var sitting = new SittingId(id);
        var part = part(form);
        int lease = parts.continueHere(sitting, caller.person(), part);
        leases.give(response, sitting, part, lease);
        if (form.has("slot") && (part == Part.EXAM || form.has("answer"))) {
            int slot = form.number("slot", 0, 999);
            var exam = appointments.of(sitting, caller.person());
            answers.save(
                    sitting, caller.person(), change(exam.form(), part, slot, form, UUID.randomUUID(), lease, false));
            return SeeOther.to(page(sitting, part, slot));
        }
        return SeeOther.to(page(sitting, part, part == Part.EXAM ? firstOpen(sitting, caller) : 0));
    }

    private View question(Screen screen, Sheet sheet, Form form) {
        var questions = papers.questions(sheet.sitting().form());
        if (sheet.slot() < 1 || sheet.slot() > questions.size()) throw Problem.notFound();
        var question = questions.get(sheet.slot() - 1);
        return Page.of((html, plain) -> JtequestionGenerated.render(html, plain, screen, sheet, question, form));
    }

    private View task(Screen screen, Sheet sheet, Form form) {
        var task = papers.task(sheet.sitting().task().orElseThrow(Problem::notFound));
        return Page.of((html, plain) -> JtetaskGenerated.render(html, plain, screen, sheet, task.content(), form));
    }

    private View review(Screen screen, Caller caller, SittingId id, Part part, HttpServletRequest request) {
        var sitting = appointments.of(id, caller.person());
        if (!mayWrite(sitting, part, request)) return SeeOther.to("/sittings/" + id);
        var current = answers.current(id, part);
        var sheet = sheet(sitting, part, 0, leases.of(request, part), false);
        return Page.of((html, plain) -> JtereviewGenerated.render(html, plain, screen, sheet, current));
    }

    private boolean mayWrite(Appointment sitting, Part part, HttpServletRequest request) {
        return sitting.progress(part)
                .filter(p -> p.writable() && p.lease() == leases.of(request, part))
                .isPresent();
    }

    private Sheet sheet(Appointment sitting, Part part, int slot, int lease, boolean elsewhere) {
        if (sitting.progress(part).isEmpty()) throw Problem.notFound();
        var current = answers.current(sitting.id(), part);
        int seq = current.values().stream().mapToInt(Answers.Current::seq).max().orElse(0);
        return new Sheet(
                sitting,
                names.title(sitting.microCredential()),
                part,
                slot,
                lease,
                UUID.randomUUID(),
                Optional.ofNullable(current.get(slot)),
                seq,
                elsewhere,
                settings.zone());
    }

    /**
     * Saves what a form without the script sent. What is stored already is not stored again. Going back in the browser
     * can send an old key with a new answer: that is a new change and gets a key of its own.
     */
    private Answers.Reply savePlainly(Appointment sitting, Part part, int slot, Form form) {
        int lease = lease(form);
        var progress = sitting.progress(part).orElseThrow(Problem::notFound);
        var change = change(sitting.form(), part, slot, form, key(form), lease, false);
        var current = Optional.ofNullable(answers.current(sitting.id(), part).get(slot));
        boolean nothingNew = change.text().equals(current.flatMap(Answers.Current::text))
                && change.flagged() == current.map(Answers.Current::flagged).orElse(false);
        if (nothingNew && lease == progress.lease() && progress.open()) {
            return new Answers.Reply.Saved(0, sitting.now(), java.time.Duration.ZERO, false, true);
        }
        var reply = answers.save(sitting.id(), sitting.candidate(), change);
        return reply instanceof Answers.Reply.KeyReused
                ? answers.save(
                        sitting.id(),
                        sitting.candidate(),
                        change(sitting.form(), part, slot, form, UUID.randomUUID(), lease, false))
                : reply;
    }

    private Map<String, Object> saveByScript(
            SittingId sitting, Caller caller, Part part, int slot, Form form, UUID key, String onward) {
        var reply = answers.save(
                sitting, caller.person(), part, paper -> change(paper, part, slot, form, key, lease(form), true));
        return switch (reply) {
            case Answers.Reply.Saved saved -> {
                var json = new LinkedHashMap<String, Object>();
                json.put("savedSeq", saved.savedSeq());
                json.put("serverTime", saved.at().toString());
                json.put("time", Sheet.time(saved.at(), settings.zone()));
                json.put("remaining", saved.remaining().toSeconds());
                json.put("late", saved.late());
                json.put("counted", saved.counted());
                json.put("next", saved.counted() ? onward : "/sittings/" + sitting);
                yield json;
            }
            case Answers.Reply.Elsewhere e -> throw Problem.conflict("assess.problem.elsewhere");
            case Answers.Reply.KeyReused r ->
                throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "assess.problem.key-reused");
        };
    }

    private Answers.Change change(UUID paper, Part part, int slot, Form form, UUID key, int lease, boolean numbered) {
        return new Answers.Change(
                part,
                slot,
                key,
                lease,
                numbered && form.value("seq").matches("[1-9][0-9]{0,8}")
                        ? Optional.of(Integer.valueOf(form.value("seq")))
                        : Optional.empty(),
                part == Part.EXAM ? papers.typed(paper, slot, form) : Optional.of(form.value("answer")),
                form.has("flag"));
    }

    private static int lease(Form form) {
        return form.value("lease").matches("[0-9]{1,6}") ? Integer.parseInt(form.value("lease")) : 0;
    }

    private static UUID key(Form form) {
        try {
            return UUID.fromString(form.value("key"));
        } catch (IllegalArgumentException absent) {
            return UUID.randomUUID();
        }
    }

    private static Part part(Form form) {
        return Part.ofCode(form.value("part"));
    }

    private int firstOpen(SittingId sitting, Caller caller) {
        var answered = answers.current(sitting, Part.EXAM);
        int questions = appointments.of(sitting, caller.person()).questions();
        for (int n = 1; n <= questions; n++) {
            var current = answered.get(n);
            if (current == null || !current.answered()) return n;
        }
        return questions;
    }

    private static String onward(Appointment sitting, int number, Form form) {
        int wanted = switch (form.value("go")) {
            case "previous" -> number - 1;
            case "save" -> number;
            case "review" -> sitting.questions() + 1;
            default -> number + 1;
        };
        return wanted > sitting.questions()
                ? "/sittings/" + sitting.id() + "/review"
                : page(sitting.id(), Part.EXAM, Math.max(1, wanted));
    }

    private static String afterTask(SittingId sitting, Form form) {
        return page(sitting, Part.TASK, 0) + (form.value("go").equals("review") ? "/review" : "");
    }

    private static String page(SittingId sitting, Part part, @Nullable Integer slot) {
        return "/sittings/" + sitting + (part == Part.EXAM ? "/questions/" + slot : "/task");
    }
}
