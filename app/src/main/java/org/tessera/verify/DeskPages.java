package org.tessera.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.design.Catalogue;
import org.tessera.people.Organisations;
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

/**
 * An employer asks for a micro-credential, lets the candidate scan a code, and sees the verdict. An account is needed here
 * and nowhere else in this module: the wallet tells its owner who asks, and that has to be true.
 */
@Controller
class DeskPages {
    private static final Role[] MAY_ASK = {Role.EMPLOYER, Role.EMPLOYER_REPRESENTATIVE};

    private final WalletDesk desk;
    private final Catalogue catalogue;
    private final Organisations organisations;
    private final java.time.Clock clock;

    DeskPages(WalletDesk desk, Catalogue catalogue, Organisations organisations, java.time.Clock clock) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.clock = clock;
    }

    @GetMapping("/desk")
    View begin(Caller caller, Screen screen) {
        var form = Form.empty();
        return Page.of((html, plain) ->
                JtedeskGenerated.render(html, plain, screen, form, offered(screen), employers(caller)));
    }

    @PostMapping("/desk")
    View ask(Caller caller, Form form, Screen screen) {
        var offered = offered(screen);
        var employers = employers(caller);
        var what = form.oneOf("micro-credential", List.copyOf(offered.keySet()));
        var organisation = employers.size() == 1
                ? employers.keySet().iterator().next()
                : form.oneOf("organisation", List.copyOf(employers.keySet()));
        if (!form.ok())
            return Page.rejected(
                    (html, plain) -> JtedeskGenerated.render(html, plain, screen, form, offered, employers));
        var asked = desk.ask(caller.person(), OrganisationId.of(organisation), what, !form.has("unencrypted"));
        return SeeOther.to("/desk/" + asked.id());
    }

    /** The code while it waits, then the verdict. */
    @GetMapping("/desk/{id}")
    View show(@PathVariable UUID id, Caller caller, Screen screen) {
        var asked = desk.of(id, caller.person());
        var state = asked.stateAt(clock.instant());
        if (state != Asked.State.SHOWN) {
            var link = desk.link(asked);
            var title = catalogue.current(asked.microCredential()).orElseThrow().title();
            return Page.of((html, plain) ->
                    JtewaitingGenerated.render(html, plain, screen, asked, state, link, screen.pick(title)));
        }
        var shown = new Shown(Shown.Way.WALLET, List.of(desk.look(asked)), Optional.empty(), false, false);
        return Page.of((html, plain) -> JtepageGenerated.render(html, plain, screen, shown, Optional.empty()));
    }

    /** What the waiting page asks again and again, so that nobody has to. */
    @GetMapping("/desk/{id}/state")
    ResponseEntity<Map<String, String>> state(@PathVariable UUID id, Caller caller) {
        var state = desk.of(id, caller.person()).stateAt(clock.instant());
        return ResponseEntity.ok().header("Cache-Control", "no-store").body(Map.of("state", Words.code(state)));
    }

    @PostMapping("/desk/{id}/end")
    View end(@PathVariable UUID id, Caller caller) {
        desk.end(id, caller.person());
        return SeeOther.to("/desk");
    }

    /** The published micro-credentials, by id. */
    private Map<String, String> offered(Screen screen) {
        var offered = new LinkedHashMap<String, String>();
        catalogue.names().stream()
                .filter(name -> name.version() > 0)
                .forEach(name -> offered.put(name.id(), name.id() + " · " + screen.pick(name.title())));
        return offered;
    }

    /** The organisations that the caller may ask for, by id. */
    private Map<String, String> employers(Caller caller) {
        var employers = new LinkedHashMap<String, String>();
        caller.organisations(MAY_ASK)
                .forEach(id -> employers.put(id.toString(), organisations.of(id).legalName()));
        return employers;
    }

    @Bean
    static Routes deskRoutes() {
        var routes = Routes.none();
        for (String page : List.of("/desk", "/desk/{id}", "/desk/{id}/state"))
            routes.holding(HttpMethod.GET, page, MAY_ASK);
        return routes.holding(HttpMethod.POST, "/desk", MAY_ASK).holding(HttpMethod.POST, "/desk/{id}/end", MAY_ASK);
    }

    @Bean
    static MenuEntry deskMenu() {
        return new MenuEntry(82, "verify.desk.menu", "/desk", new Who.Holding(List.of(MAY_ASK)));
    }
}
