package org.tessera.community;

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
import org.tessera.people.Organisation;
import org.tessera.people.Organisations;
import org.tessera.people.People;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.MenuEntry;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.Who;

/** The pledge: its text for everybody, signing and withdrawing for those who may speak for an organisation. */
@Controller
class PledgePages {
    /** One line of the directory. */
    record Member(Organisation organisation, Pledge pledge) {}

    private static final Role[] SIGNERS = {Role.ORGANISATION_ADMINISTRATOR, Role.EMPLOYER};
    private static final int LONGEST_AUTHORITY = 120;
    private final Pledges pledges;
    private final PledgeTexts texts;
    private final Organisations organisations;
    private final People people;

    PledgePages(Pledges pledges, PledgeTexts texts, Organisations organisations, People people) {
        this.pledges = pledges;
        this.texts = texts;
        this.organisations = organisations;
        this.people = people;
    }

    @GetMapping("/pledge")
    View read(Screen screen) {
        var own = screen.caller().stream()
                .flatMap(caller -> caller.organisations(SIGNERS).stream())
                .map(organisations::of)
                .toList();
        return page(screen, pledges.text(), own);
    }

    @GetMapping("/pledge/versions/{version}")
    View version(Screen screen, @PathVariable int version) {
        return page(screen, texts.version(version).orElseThrow(Problem::notFound), List.of());
    }

    @GetMapping("/pledge/{organisation}")
    View one(Screen screen, Caller caller, @PathVariable UUID organisation) {
        return page(screen, own(caller, organisation), Form.with(Map.of("listed", "yes")));
    }

    @PostMapping("/pledge/{organisation}")
    View sign(Screen screen, Caller caller, Form form, @PathVariable UUID organisation) {
        var signing = own(caller, organisation);
        var authority = form.required("authority", LONGEST_AUTHORITY);
        if (!form.has("may")) form.reject("may", "community.sign.may.missing");
        int version = form.number("version", 1, Integer.MAX_VALUE);
        if (!form.ok()) return page(screen, signing, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        pledges.sign(signing.id(), version, caller.person(), authority, form.has("listed"));
        return seeOther("/pledge/" + organisation);
    }

    @PostMapping("/pledge/{organisation}/withdrawal")
    View withdraw(Caller caller, @PathVariable UUID organisation) {
        pledges.withdraw(own(caller, organisation).id(), caller.person());
        return seeOther("/pledge/" + organisation);
    }

    @PostMapping("/pledge/{organisation}/listing")
    View list(Caller caller, Form form, @PathVariable UUID organisation) {
        pledges.list(own(caller, organisation).id(), form.has("listed"), caller.person());
        return seeOther("/pledge/" + organisation);
    }

    @GetMapping("/directory")
    View directory(Screen screen) {
        var order = screen.alphabetical();
        var members = pledges.listed().stream()
                .map(p -> new Member(organisations.of(p.organisation()), p))
                .sorted((a, b) -> order.compare(
                        a.organisation().legalName(), b.organisation().legalName()))
                .toList();
        return Page.of((html, plain) -> JtedirectoryGenerated.render(html, plain, screen, members));
    }

    private Organisation own(Caller caller, UUID id) {
        var organisation = new OrganisationId(id);
        if (!caller.holdsIn(organisation, SIGNERS)) throw Problem.notFound();
        return organisations.of(organisation);
    }

    private static Page page(Screen screen, PledgeText text, List<Organisation> own) {
        return Page.of((html, plain) -> JtepledgeGenerated.render(html, plain, screen, text, own));
    }

    private Page page(Screen screen, Organisation organisation, Form form) {
        var pledge = pledges.of(organisation.id());
        var signer = pledge.map(p -> people.of(p.signer()).fullName()).orElse("");
        var text = pledges.text();
        return Page.of((html, plain) ->
                JtesignGenerated.render(html, plain, screen, form, organisation, text, pledge, signer));
    }

    private static View seeOther(String path) {
        return (model, request, response) -> {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", path);
        };
    }

    @Bean
    static Routes pledgeRoutes() {
        return Routes.none()
                .anyone(HttpMethod.GET, "/pledge", "/pledge/versions/{version}", "/directory")
                .holding(HttpMethod.GET, "/pledge/{organisation}", SIGNERS)
                .holding(HttpMethod.POST, "/pledge/{organisation}", SIGNERS)
                .holding(HttpMethod.POST, "/pledge/{organisation}/withdrawal", SIGNERS)
                .holding(HttpMethod.POST, "/pledge/{organisation}/listing", SIGNERS);
    }

    @Bean
    static MenuEntry directoryMenu() {
        return new MenuEntry(700, "community.menu", "/directory", new Who.Anyone());
    }

    /** Whether the organisation still has to sign the newest text. */
    static boolean asksAgain(PledgeText text, Optional<Pledge> pledge) {
        return pledge.filter(p -> p.version() == text.version()).isEmpty();
    }
}
