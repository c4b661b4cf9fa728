package org.tessera.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.MenuEntry;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Page;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;
import org.tessera.platform.Who;

/** The organisations: all of them for platform administrators, their own for others. */
@Controller
class OrganisationPages {
    private static final Role[] THOSE_WHO_SEE_PEOPLE = {
        Role.PLATFORM_ADMINISTRATOR, Role.ORGANISATION_ADMINISTRATOR, Role.EDUCATOR
    };
    private final Organisations organisations;
    private final Standing standing;
    private final Clock clock;

    OrganisationPages(Organisations organisations, Standing standing, Clock clock) {
        this.organisations = organisations;
        this.standing = standing;
        this.clock = clock;
    }

    @GetMapping("/organisations")
    View list(Screen screen, Caller caller) {
        var all = caller.holds(Role.PLATFORM_ADMINISTRATOR);
        List<Organisation> shown = all
                ? organisations.all()
                : caller.organisations(THOSE_WHO_SEE_PEOPLE).stream()
                        .map(organisations::of)
                        .toList();
        return Page.of((html, plain) -> JteorganisationsGenerated.render(html, plain, screen, shown, all));
    }

    @GetMapping("/organisations/new")
    View blank(Screen screen) {
        return newPage(screen, Form.empty());
    }

    @PostMapping("/organisations")
    View register(Screen screen, Caller caller, Form form) {
        var entered = NewOrganisation.read(form);
        if (!form.ok()) return newPage(screen, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        var id = organisations.register(
                entered.kind(), entered.legalName(), entered.country(), Optional.of(caller.person()));
        return SeeOther.to("/organisations/" + id);
    }

    @GetMapping("/organisations/{id}")
    View one(Screen screen, Caller caller, @PathVariable UUID id) {
        return page(screen, caller, standing.organisation(caller, new OrganisationId(id)), Form.empty());
    }

    @PostMapping("/organisations/{id}/test-centre")
    View approve(Screen screen, Caller caller, Form form, @PathVariable UUID id) {
        var organisation = standing.organisation(caller, new OrganisationId(id));
        var until = form.date("until");
        if (!form.ok()) return page(screen, caller, organisation, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        organisations.approveTestCentre(organisation.id(), until.orElseThrow(), caller.person());
        return SeeOther.to("/organisations/" + organisation.id());
    }

    private Page page(Screen screen, Caller caller, Organisation organisation, Form form) {
        var approver = caller.holds(Role.PLATFORM_ADMINISTRATOR);
        var approved = organisation.isTestCentre(LocalDate.now(clock));
        return Page.of((html, plain) ->
                JteorganisationGenerated.render(html, plain, screen, form, organisation, approved, approver));
    }

    private static Page newPage(Screen screen, Form form) {
        return Page.of((html, plain) -> JteorganisationNewGenerated.render(html, plain, screen, form));
    }

    @Bean
    static Routes organisationRoutes() {
        return Routes.none()
                .holding(HttpMethod.GET, "/organisations", THOSE_WHO_SEE_PEOPLE)
                .holding(HttpMethod.GET, "/organisations/new", Role.PLATFORM_ADMINISTRATOR)
                .holding(HttpMethod.POST, "/organisations", Role.PLATFORM_ADMINISTRATOR)
                .holding(HttpMethod.GET, "/organisations/{id}", THOSE_WHO_SEE_PEOPLE)
                .holding(HttpMethod.POST, "/organisations/{id}/test-centre", Role.PLATFORM_ADMINISTRATOR);
    }

    @Bean
    static MenuEntry organisationMenu() {
        return new MenuEntry(
                800, "people.menu.organisations", "/organisations", new Who.Holding(List.of(THOSE_WHO_SEE_PEOPLE)));
    }
}
