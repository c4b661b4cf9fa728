package org.tessera.assess.results;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.assess.ScoredAnswers;
import org.tessera.assess.bank.KeyNotation;
import org.tessera.assess.forms.FormBook;
import org.tessera.design.Catalogue;
import org.tessera.people.People;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;
import org.tessera.platform.Settings;

/** The certification body's side of results: when they are released, what is shown, and counting anew. */
@Controller
class ReleasePages {
    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_KEY = 500;

    /** A question of the form, and how its key is written. */
    record Writing(int position, String label, KeyNotation.Reading.Wrong way) {}

    /** A person whose released result would change. */
    record Line(String name, Rescoring.Change change) {}

    private final Releases releases;
    private final Rescoring rescoring;
    private final ScoredAnswers answers;
    private final FormBook book;
    private final Catalogue catalogue;
    private final People people;
    private final Settings settings;
    private final Corrections corrections;

    ReleasePages(
            Releases releases,
            Rescoring rescoring,
            ScoredAnswers answers,
            FormBook book,
            Catalogue catalogue,
            People people,
            Settings settings,
            Corrections corrections) {
        this.corrections = corrections;
        this.releases = releases;
        this.rescoring = rescoring;
        this.answers = answers;
        this.book = book;
        this.catalogue = catalogue;
        this.people = people;
        this.settings = settings;
    }

    @GetMapping("/releases")
    View releases(Screen screen, Caller caller) {
        return page(screen, caller, Form.empty());
    }

    @PostMapping("/releases")
    View plan(Screen screen, Caller caller, Form form) {
        var codes = catalogue.names().stream().map(Catalogue.Name::id).toList();
        var code = form.oneOf("skill", codes);
        var first = form.date("first");
        var last = form.date("last");
        var day = form.date("day");
        var time = time(form);
        if (form.ok() && last.get().isBefore(first.get())) form.reject("last", "assess.release.last");
        if (!form.ok()) return ((Page) page(screen, caller, form)).with(HttpStatus.UNPROCESSABLE_CONTENT);
        releases.plan(
                owner(caller),
                code,
                start(first.orElseThrow()),
                start(last.orElseThrow().plusDays(1)),
                day.orElseThrow()
                        .atTime(time.orElseThrow())
                        .atZone(settings.zone())
                        .toInstant(),
                caller.person());
        return SeeOther.to("/releases");
    }

    @PostMapping("/releases/policy")
    View policy(Screen screen, Caller caller, Form form) {
        var shows = form.oneOf("shows", Releases.POLICIES);
        if (!form.ok()) return ((Page) page(screen, caller, form)).with(HttpStatus.UNPROCESSABLE_CONTENT);
        releases.choosePolicy(owner(caller), shows, caller.person());
        return SeeOther.to("/releases");
    }

    /** With a question and options in the address the trial is shown; nothing is written. */
    @GetMapping("/forms/{id}/rescore")
    View rescore(Screen screen, Caller caller, Form form, @PathVariable UUID id) {
        var frozen = book.of(id, caller);
        var trial = form.has("item") ? supposed(form, id).map(rescoring::trial) : Optional.<Rescoring.Trial>empty();
        return rescorePage(screen, frozen, form, trial);
    }

    @PostMapping("/forms/{id}/rescore")
    View correct(Screen screen, Caller caller, Form form, @PathVariable UUID id) {
        var frozen = book.of(id, caller);
        var supposed = supposed(form, id);
        var reason = form.required("reason", LONGEST_REASON);
        if (!form.ok())
            return ((Page) rescorePage(screen, frozen, form, supposed.map(rescoring::trial)))
                    .with(HttpStatus.UNPROCESSABLE_CONTENT);
        rescoring.correct(supposed.orElseThrow(), frozen.owner(), reason, caller.person());
        return SeeOther.to("/forms/" + id);
    }

    private Optional<ScoredAnswers.Supposed> supposed(Form form, UUID id) {
        var asked = answers.asked(id);
        var item =
                form.oneOf("item", asked.stream().map(a -> a.item().toString()).toList());
        var accepts = form.required("accepts", LONGEST_KEY);
        if (!form.ok()) return Optional.empty();
        var key = UUID.fromString(item);
        if (accepts.equals(Corrections.ANY))
            return Optional.of(new ScoredAnswers.Supposed(key, accepts, (answer, most) -> most));
        var question = asked.stream()
                .filter(a -> a.item().equals(key))
                .map(a -> corrections.question(id, a))
                .findFirst()
                .orElseThrow();
        return switch (corrections.read(key, question, accepts)) {
            case KeyNotation.Reading.Understood(var keys) ->
                Optional.of(new ScoredAnswers.Supposed(
                        key, accepts, (answer, most) -> KeyNotation.points(question, keys, answer, most)));
            case KeyNotation.Reading.Wrong(var message, var arguments) -> {
                form.reject("accepts", message, arguments.toArray());
                yield Optional.empty();
            }
        };
    }

    private View rescorePage(Screen screen, FormBook.Frozen frozen, Form form, Optional<Rescoring.Trial> trial) {
        var questions = new LinkedHashMap<String, String>();
        var asked = answers.asked(frozen.id());
        asked.forEach(a -> questions.put(
                a.item().toString(), screen.say("assess.review.question", a.position()) + " · " + a.label()));
        var ways = asked.stream()
                .map(a -> new Writing(a.position(), a.label(), KeyNotation.way(corrections.question(frozen.id(), a))))
                .toList();
        var lines = trial.stream()
                .flatMap(t -> t.changes().stream())
                .map(c -> new Line(people.of(c.candidate()).fullName(), c))
                .toList();
        return Page.of((html, plain) ->
                JterescoreGenerated.render(html, plain, screen, frozen, form, questions, ways, trial, lines));
    }

    private View page(Screen screen, Caller caller, Form form) {
        var skills = new LinkedHashMap<String, String>();
        catalogue.names().forEach(n -> skills.put(n.id(), n.id() + " " + screen.pick(n.title())));
        var policies = new LinkedHashMap<String, String>();
        Releases.POLICIES.forEach(p -> policies.put(p, screen.say("assess.release.shows." + p)));
        var owner = owner(caller);
        var now = releases.policy(owner);
        List<Releases.Plan> plans = releases.plans(owner);
        return Page.of(
                (html, plain) -> JtereleasesGenerated.render(html, plain, screen, form, skills, policies, now, plans));
    }

    private static Optional<LocalTime> time(Form form) {
        try {
            return Optional.of(LocalTime.parse(form.value("time")));
        } catch (DateTimeParseException notATime) {
            form.reject("time", "assess.release.time.wrong");
            return Optional.empty();
        }
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(settings.zone()).toInstant();
    }

    private static OrganisationId owner(Caller caller) {
        return caller.organisation(Role.CERTIFICATION_OFFICER).orElseThrow(Problem::notYours);
    }
}
