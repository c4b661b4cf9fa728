package org.tessera.certify;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.assess.Result;
import org.tessera.assess.Sittings;
import org.tessera.design.Catalogue;
import org.tessera.design.MicroCredential;
import org.tessera.people.Organisations;
import org.tessera.people.People;
import org.tessera.people.Person;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.MenuEntry;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;
import org.tessera.platform.Settings;
import org.tessera.platform.Who;

/** The officers' queue and their file on one application. */
@Controller
class OfficerPages {
    private static final int ON_A_PAGE = 50;
    static final int LONGEST = 2_000;

    /** A file as an officer sees it. The obstacles are those of this officer and this moment. */
    record File(
            Application application,
            Person candidate,
            Map<String, String> title,
            String centre,
            Optional<Result> result,
            List<DecisionBook.Taken> decisions,
            List<Obstacle> obstacles,
            List<Obstacle> againstGranting) {
        boolean isNew() {
            return application.stage() == Application.Stage.APPLIED;
        }

        boolean toDecide() {
            return application.stage() == Application.Stage.ACCEPTED && result.isPresent();
        }

        boolean waiting() {
            return application.stage() == Application.Stage.ACCEPTED && result.isEmpty();
        }
    }

    private final Applications applications;
    private final Deciding deciding;
    private final DecisionBook decisions;
    private final Sittings sittings;
    private final Catalogue catalogue;
    private final Organisations organisations;
    private final People people;
    private final Settings settings;
    private final Clock clock;

    OfficerPages(
            Applications applications,
            Deciding deciding,
            DecisionBook decisions,
            Sittings sittings,
            Catalogue catalogue,
            Organisations organisations,
            People people,
            Settings settings,
            Clock clock) {
        this.applications = applications;
        this.deciding = deciding;
        this.decisions = decisions;
        this.sittings = sittings;
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/certify")
    View queue(Screen screen, Caller caller) {
        var asked = screen.parameter("page");
        int page = asked.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(asked) : 1;
        var found = applications.waiting(caller.organisations(Role.CERTIFICATION_OFFICER), page, ON_A_PAGE);
        var files = found.stream().limit(ON_A_PAGE).map(a -> file(a, caller)).toList();
        boolean more = found.size() > ON_A_PAGE;
        return Page.of((html, plain) -> JtequeueGenerated.render(html, plain, screen, files, page, more));
    }

    @GetMapping("/certify/applications/{id}")
    View one(Screen screen, Caller caller, @PathVariable String id) {
        return page(
                screen,
                file(id, caller),
                Form.with(Map.of(
                        "from",
                        today().toString(),
                        "until",
                        today().plusDays(30).toString())));
    }

    @PostMapping("/certify/applications/{id}/accept")
    View accept(Screen screen, Caller caller, Form form, @PathVariable String id) {
        var file = file(id, caller);
        var from = form.date("from");
        var until = form.date("until");
        if (form.ok() && until.orElseThrow().isBefore(from.orElseThrow())) form.reject("until", "certify.accept.order");
        if (form.ok() && until.orElseThrow().isBefore(today())) form.reject("until", "certify.accept.past");
        if (!form.ok()) return page(screen, file, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        applications.accept(
                file.application().id(),
                caller.person(),
                from.orElseThrow().atStartOfDay(settings.zone()).toInstant(),
                until.orElseThrow().plusDays(1).atStartOfDay(settings.zone()).toInstant());
        return SeeOther.to("/certify/applications/" + id);
    }

    @PostMapping("/certify/applications/{id}/decline")
    View decline(Screen screen, Caller caller, Form form, @PathVariable String id) {
        var file = file(id, caller);
        var note = form.required("note", LONGEST);
        if (!form.ok()) return page(screen, file, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        applications.decline(file.application().id(), caller.person(), note);
        return SeeOther.to("/certify");
    }

    @PostMapping("/certify/applications/{id}/decide")
    View decide(Screen screen, Caller caller, Form form, @PathVariable String id) {
        var file = file(id, caller);
        boolean grant = form.oneOf("decision", List.of("grant", "refuse")).equals("grant");
        var reasons = form.optional("reasons", LONGEST);
        if (form.ok() && !grant && reasons.isEmpty()) form.reject("reasons", "certify.decide.reasons-needed");
        if (form.ok() && grant) file.againstGranting().forEach(o -> form.reject("decision", key(o)));
        if (!form.ok()) return page(screen, file, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        return switch (applications.decide(file.application().id(), caller.person(), grant, reasons)) {
            case Decision.NotTaken no -> {
                no.obstacles().forEach(o -> form.reject("decision", key(o)));
                yield page(screen, file(id, caller), form).with(HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case Decision.Granted granted -> SeeOther.to("/certify/certificates/" + granted.certificate());
            case Decision.Refused refused -> SeeOther.to("/certify/applications/" + id);
        };
    }

    private static String key(Obstacle obstacle) {
        return "certify.obstacle." + obstacle.key();
    }

    private File file(String id, Caller caller) {
        var application = applications.find(Paths.application(id)).orElseThrow(Problem::notFound);
        if (!caller.holdsIn(application.body(), Role.CERTIFICATION_OFFICER)) throw Problem.notFound();
        return file(application, caller);
    }

    private File file(Application application, Caller caller) {
        var result = application.sitting().flatMap(sittings::released);
        return new File(
                application,
                people.of(application.candidate()),
                catalogue
                        .version(application.microCredential(), application.version())
                        .map(MicroCredential::title)
                        .orElse(Map.of("en", application.microCredential())),
                organisations.of(application.testCentre()).legalName(),
                result,
                decisions.on(application.id()),
                deciding.obstacles(application, caller.person(), result),
                result.map(deciding::againstGranting).orElse(List.of()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    private static Page page(Screen screen, File file, Form form) {
        return Page.of((html, plain) -> JtefileGenerated.render(html, plain, screen, file, form));
    }

    @Bean
    static Routes officerRoutes() {
        var routes = Routes.none()
                .holding(HttpMethod.GET, "/certify", Role.CERTIFICATION_OFFICER)
                .holding(HttpMethod.GET, "/certify/applications/{id}", Role.CERTIFICATION_OFFICER);
        for (var deed : List.of("accept", "decline", "decide"))
            routes.holding(HttpMethod.POST, "/certify/applications/{id}/" + deed, Role.CERTIFICATION_OFFICER);
        return routes;
    }

    @Bean
    static MenuEntry officerMenu() {
        return new MenuEntry(
                61, "certify.menu.officer", "/certify", new Who.Holding(List.of(Role.CERTIFICATION_OFFICER)));
    }
}
