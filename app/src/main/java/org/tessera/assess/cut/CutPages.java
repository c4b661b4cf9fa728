package org.tessera.assess.cut;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.assess.forms.FormBook;
import org.tessera.assess.forms.Format;
import org.tessera.measurement.standardsetting.Angoff;
import org.tessera.people.People;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Mail;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;
import org.tessera.platform.Settings;

/** The certification body's side of a standard setting: panel, rounds, recommendation, decision. */
@Controller
class CutPages {
    private static final int LONGEST_REASON = 4000;
    static final List<String> SECTORS = List.of("employer", "education", "profession");

    /** A judge with what the statistics say of them; NaN where nothing can be said. */
    record JudgeLine(
            String name,
            String sector,
            String language,
            int first,
            int second,
            double cut,
            double severity,
            double fit) {}

    /** Everything that the page shows. */
    record Room(
            FormBook.Frozen form,
            Format format,
            Optional<Study> study,
            Set<String> languages,
            List<Study.Lack> lacks,
            List<JudgeLine> judges,
            Optional<Judgements.Round> first,
            Optional<Judgements.Round> second,
            Optional<Judgements.Reality> reality,
            Optional<CutDecisions.Carried> carried) {
        /** The round that the recommendation rests on. */
        Optional<Angoff> recommendation() {
            return second.or(() -> first).flatMap(r -> r.angoff().known());
        }
    }

    private final FormBook book;
    private final Studies studies;
    private final Judgements judgements;
    private final CutDecisions decisions;
    private final People people;
    private final Mail mail;
    private final Settings settings;

    CutPages(
            FormBook book,
            Studies studies,
            Judgements judgements,
            CutDecisions decisions,
            People people,
            Mail mail,
            Settings settings) {
        this.book = book;
        this.studies = studies;
        this.judgements = judgements;
        this.decisions = decisions;
        this.people = people;
        this.mail = mail;
        this.settings = settings;
    }

    @GetMapping("/forms/{id}/cut")
    View cut(Screen screen, Caller caller, @PathVariable UUID id) {
        return page(screen, room(book.of(id, caller)), Form.empty());
    }

    @PostMapping("/forms/{id}/cut/open")
    View open(Caller caller, @PathVariable UUID id) {
        studies.open(book.of(id, caller), caller.person());
        return back(id);
    }

    @PostMapping("/forms/{id}/cut/invite")
    View invite(Screen screen, Caller caller, Form form, @PathVariable UUID id) {
        var room = room(book.of(id, caller));
        var study = room.study().orElseThrow(Problem::notFound);
        var email = form.required("email", 254);
        var sector = form.oneOf("sector", SECTORS);
        var language = form.oneOf("language", List.copyOf(room.languages()));
        var person = people.byEmail(email.toLowerCase(Locale.ROOT));
        if (form.ok() && person.isEmpty()) form.reject("email", "assess.cut.unknown");
        if (form.ok() && person.get().equals(caller.person())) form.reject("email", "assess.cut.yourself");
        if (!form.ok()) return rejected(screen, room, form);
        studies.invite(study, new Study.Judge(person.orElseThrow(), sector, language), caller.person());
        mail.send(
                email, people.of(person.get()).language(), "assess.cut.mail", settings.address("/panel/" + study.id()));
        return back(id);
    }

    /** The next step is taken only when the one before is complete: panel, then judgements. */
    @PostMapping("/forms/{id}/cut/step")
    View step(Screen screen, Caller caller, Form form, @PathVariable UUID id) {
        var room = room(book.of(id, caller));
        var study = room.study().orElseThrow(Problem::notFound);
        var unfinished = (study.step().round() == 2 ? room.second() : room.first())
                .map(Judgements.Round::unfinished)
                .orElse(0);
        if (study.step() == Study.Step.INVITING && !room.lacks().isEmpty()) form.reject("step", "assess.cut.lacking");
        if (study.step().round() > 0 && unfinished > 0) form.reject("step", "assess.cut.unfinished", unfinished);
        if (study.step() == Study.Step.CLOSED) form.reject("step", "assess.cut.step.closed.already");
        if (!form.ok()) return rejected(screen, room, form);
        studies.advance(study, caller.person());
        return back(id);
    }

    @PostMapping("/forms/{id}/cut/decide")
    View decide(Screen screen, Caller caller, Form form, @PathVariable UUID id) {
        var frozen = book.of(id, caller);
        var room = room(frozen);
        var study = room.study().orElseThrow(Problem::notFound);
        int cut = form.number("cut", 1, frozen.points());
        var reasons = form.required("reasons", LONGEST_REASON);
        if (!form.ok()) return rejected(screen, room, form);
        double recommended =
                room.recommendation().map(Angoff::cut).orElseThrow(() -> Problem.conflict("assess.problem.panel-open"));
        decisions.decide(frozen, study, recommended, cut, reasons, caller.person());
        return back(id);
    }

    @PostMapping("/forms/{id}/cut/carry")
    View carry(Screen screen, Caller caller, Form form, @PathVariable UUID id) {
        var frozen = book.of(id, caller);
        var room = room(frozen);
        var carried = room.carried().orElseThrow(Problem::notFound);
        var reasons = form.required("carry-reasons", LONGEST_REASON);
        if (!form.ok()) return rejected(screen, room, form);
        decisions.carry(frozen, carried, reasons, caller.person());
        return back(id);
    }

    private Room room(FormBook.Frozen form) {
        var format = studies.format(form);
        var study = studies.of(form.id());
        var languages = new java.util.TreeSet<>(studies.languages(form.id()));
        languages.retainAll(settings.languages());
        int least = format.panel().least();
        var first = study.filter(s -> s.step().ordinal() >= 1).map(s -> judgements.round(s, 1, least));
        var second = study.filter(s -> s.step().ordinal() >= 3).map(s -> judgements.round(s, 2, least));
        return new Room(
                form,
                format,
                study,
                languages,
                study.map(s -> s.lacks(format.panel(), languages)).orElse(List.of()),
                study.map(s -> lines(s, second.or(() -> first))).orElse(List.of()),
                first,
                second,
                study.filter(s -> s.step() == Study.Step.CLOSED).map(s -> judgements.reality(s, second.orElseThrow())),
                form.cut().isEmpty() ? decisions.carried(form) : Optional.empty());
    }

    /** Statistics of single judges only when all have finished: the library keeps the panel's order. */
    private List<JudgeLine> lines(Study study, Optional<Judgements.Round> round) {
        var angoff =
                round.filter(r -> r.unfinished() == 0).flatMap(r -> r.angoff().known());
        var lines = new ArrayList<JudgeLine>();
        for (int j = 0; j < study.judges().size(); j++) {
            int place = j;
            var judge = study.judges().get(j);
            lines.add(new JudgeLine(
                    people.of(judge.person()).fullName(),
                    judge.sector(),
                    judge.language(),
                    studies.ratings(study, 1, judge.person()).size(),
                    studies.ratings(study, 2, judge.person()).size(),
                    angoff.map(a -> a.judgeCuts()[place]).orElse(Double.NaN),
                    angoff.map(a -> a.severity()[place]).orElse(Double.NaN),
                    angoff.map(a -> a.consistency()[place]).orElse(Double.NaN)));
        }
        return lines;
    }

    private static View page(Screen screen, Room room, Form form) {
        var sectors = new java.util.LinkedHashMap<String, String>();
        SECTORS.forEach(s -> sectors.put(s, screen.say("assess.cut.sector." + s)));
        var languages = new java.util.LinkedHashMap<String, String>();
        room.languages().forEach(l -> languages.put(l, screen.nameOf(l)));
        return Page.of((html, plain) -> JteroomGenerated.render(html, plain, screen, room, form, sectors, languages));
    }

    private static View rejected(Screen screen, Room room, Form form) {
        return ((Page) page(screen, room, form)).with(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static View back(UUID form) {
        return SeeOther.to("/forms/" + form + "/cut");
    }
}
