package org.tessera.certify;

import java.util.LinkedHashMap;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.tessera.design.Catalogue;
import org.tessera.design.MicroCredential;
import org.tessera.people.Organisation;
import org.tessera.people.Organisations;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.MenuEntry;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Page;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;
import org.tessera.platform.Who;

/** The candidate's own applications: what has come of each, and what comes next. */
@Controller
class CandidatePages {
    private static final int LONGEST = 2_000;

    /** An application as its candidate sees it. */
    record Mine(
            Application application,
            Map<String, String> title,
            String body,
            String centre,
            Optional<DecisionBook.Taken> decision,
            Optional<Certificate> certificate,
            Optional<Appeals.Appeal> appeal,
            boolean resultReleased) {
        /** Its stage in a word for text keys. */
        String stage() {
            if (application.stage() == Application.Stage.ACCEPTED && resultReleased) return "assessed";
            if (certificate.isPresent())
                return certificate.get().state() == State.VALID
                        ? "granted"
                        : certificate.get().state().key();
            if (application.stage() == Application.Stage.DECIDED) return "refused";
            return application.stage().key();
        }

        boolean mayAppeal() {
            return stage().equals("refused") && appeal.isEmpty();
        }
    }

    private final Applications applications;
    private final Eligibility eligibility;
    private final DecisionBook decisions;
    private final Certificates certificates;
    private final Appeals appeals;
    private final Catalogue catalogue;
    private final Organisations organisations;
    private final org.tessera.assess.Sittings sittings;

    CandidatePages(
            Applications applications,
            Eligibility eligibility,
            DecisionBook decisions,
            Certificates certificates,
            Appeals appeals,
            Catalogue catalogue,
            Organisations organisations,
            org.tessera.assess.Sittings sittings) {
        this.applications = applications;
        this.eligibility = eligibility;
        this.decisions = decisions;
        this.certificates = certificates;
        this.appeals = appeals;
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.sittings = sittings;
    }

    @GetMapping("/my/applications")
    View list(Screen screen, Caller caller) {
        var mine = applications.by(caller.person()).stream().map(this::mine).toList();
        return Page.of((html, plain) -> JtemyApplicationsGenerated.render(html, plain, screen, mine));
    }

    @GetMapping("/my/applications/new")
    View choose(Screen screen, Caller caller, @RequestParam(defaultValue = "") String what) {
        return applyPage(screen, caller, Form.with(Map.of("what", what)), List.of());
    }

    @PostMapping("/my/applications")
    View apply(Screen screen, Caller caller, Form form) {
        var what = form.oneOf("what", List.copyOf(published().keySet()));
        var body = form.oneOf("body", List.copyOf(bodies().keySet()));
        var centre = form.oneOf("centre", List.copyOf(centres().keySet()));
        form.oneOf("statement", List.of("yes"));
        if (!form.ok()) return applyPage(screen, caller, form, List.of()).with(HttpStatus.UNPROCESSABLE_CONTENT);
        try {
            var id = applications.apply(caller.person(), what, OrganisationId.of(body), OrganisationId.of(centre));
            return SeeOther.to("/my/applications/" + id);
        } catch (NotEligible no) {
            return applyPage(screen, caller, form, no.hindrances()).with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/my/applications/{id}")
    View one(Screen screen, Caller caller, @PathVariable String id) {
        return onePage(screen, own(caller, id), Form.empty());
    }

    @PostMapping("/my/applications/{id}/cancel")
    View cancel(Caller caller, @PathVariable String id) {
        applications.cancel(own(caller, id).application().id(), caller.person());
        return SeeOther.to("/my/applications");
    }

    @PostMapping("/my/applications/{id}/appeal")
    View appeal(Screen screen, Caller caller, Form form, @PathVariable String id) {
        var mine = own(caller, id);
        var grounds = form.required("grounds", LONGEST);
        if (!form.ok()) return onePage(screen, mine, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        if (!mine.mayAppeal()) throw Problem.conflict("certify.problem.handled");
        appeals.make(mine.application().id(), mine.decision().orElseThrow().id(), caller.person(), grounds);
        return SeeOther.to("/my/applications/" + id);
    }

    private Mine own(Caller caller, String id) {
        var application = applications.find(Paths.application(id)).orElseThrow(Problem::notFound);
        if (!application.candidate().equals(caller.person())) throw Problem.notFound();
        return mine(application);
    }

    private Mine mine(Application application) {
        var decision = decisions.on(application.id()).stream().findFirst();
        return new Mine(
                application,
                catalogue
                        .version(application.microCredential(), application.version())
                        .map(MicroCredential::title)
                        .orElse(Map.of("en", application.microCredential())),
                organisations.of(application.body()).legalName(),
                organisations.of(application.testCentre()).legalName(),
                decision,
                decision.flatMap(d -> certificates.grantedBy(d.id())),
                decision.flatMap(d -> appeals.against(d.id())),
                application.sitting().flatMap(sittings::released).isPresent());
    }

    private Page onePage(Screen screen, Mine mine, Form form) {
        return Page.of((html, plain) -> JtemyApplicationGenerated.render(html, plain, screen, mine, form));
    }

    private Page applyPage(Screen screen, Caller caller, Form form, List<Hindrance> hindrances) {
        var known = hindrances.isEmpty() ? known(caller.person(), form.value("what")) : hindrances;
        var what = new LinkedHashMap<String, String>();
        published().forEach((id, m) -> what.put(id, id + " · " + screen.pick(m.title())));
        return Page.of(
                (html, plain) -> JteapplyGenerated.render(html, plain, screen, form, known, what, bodies(), centres()));
    }

    /** What stands in the way is said before anything is filled in. */
    private List<Hindrance> known(PersonId candidate, String what) {
        return published().containsKey(what) ? eligibility.hindrances(candidate, what) : List.of();
    }

    private Map<String, MicroCredential> published() {
        var published = new LinkedHashMap<String, MicroCredential>();
        catalogue
                .programmes()
                .forEach(p ->
                        p.microCredentials().forEach(id -> catalogue.current(id).ifPresent(m -> published.put(id, m))));
        return published;
    }

    private Map<String, String> bodies() {
        return names(organisations.all(Organisation.Kind.CERTIFICATION_BODY));
    }

    private Map<String, String> centres() {
        return names(organisations.all().stream()
                .filter(eligibility::isTestCentreToday)
                .toList());
    }

    private static Map<String, String> names(List<Organisation> organisations) {
        var names = new LinkedHashMap<String, String>();
        organisations.forEach(o -> names.put(o.id().toString(), o.legalName() + ", " + o.country()));
        return names;
    }

    @Bean
    static Routes candidateRoutes() {
        return Routes.none()
                .signedIn(HttpMethod.GET, "/my/applications", "/my/applications/new", "/my/applications/{id}")
                .signedIn(
                        HttpMethod.POST,
                        "/my/applications",
                        "/my/applications/{id}/cancel",
                        "/my/applications/{id}/appeal");
    }

    @Bean
    static MenuEntry candidateMenu() {
        return new MenuEntry(60, "certify.menu.mine", "/my/applications", new Who.Holding(List.of(Role.LEARNER)));
    }
}
