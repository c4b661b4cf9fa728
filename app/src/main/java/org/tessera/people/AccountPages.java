package org.tessera.people;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.MenuEntry;
import org.tessera.platform.Page;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;
import org.tessera.platform.Who;

/** One's own account: the language, the name that pages use, and the ways to sign in. */
@Controller
class AccountPages {
    static final int LONGEST_NAME = 100;
    private final People people;
    private final Organisations organisations;

    AccountPages(People people, Organisations organisations) {
        this.people = people;
        this.organisations = organisations;
    }

    @GetMapping("/account")
    View account(Screen screen, Caller caller) {
        var form = Form.with(Map.of("called", people.called(caller.person()), "language", caller.language()));
        return page(screen, caller, form);
    }

    @PostMapping("/account")
    View change(Screen screen, Caller caller, Form form) {
        var called = form.optional("called", LONGEST_NAME);
        var language = form.oneOf("language", screen.languages());
        if (!form.ok()) return page(screen, caller, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        people.address(caller.person(), language, called);
        return SeeOther.to("/account?lang=" + language);
    }

    private Page page(Screen screen, Caller caller, Form form) {
        var languages = new LinkedHashMap<String, String>();
        for (String code : screen.languages()) languages.put(code, screen.nameOf(code));
        var roles = caller.memberships().stream()
                .map(m -> screen.say("people.role." + m.role().key()) + ", "
                        + organisations.of(m.organisation()).legalName())
                .toList();
        var person = people.of(caller.person());
        return Page.of(
                (html, plain) -> JteaccountGenerated.render(html, plain, screen, form, person, languages, roles));
    }

    @Bean
    static Routes accountRoutes() {
        return Routes.none().signedIn(HttpMethod.GET, "/account").signedIn(HttpMethod.POST, "/account");
    }

    @Bean
    static MenuEntry accountMenu() {
        return new MenuEntry(900, "people.menu.account", "/account", new Who.SignedIn());
    }
}
