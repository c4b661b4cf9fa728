package org.tessera.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.Settings;
import org.tessera.platform.SignIn;

/** The first start: the console shows an address, and whoever opens it becomes the platform's administrator. */
@Controller
class SetupPages {
    private final Setup setup;
    private final Settings settings;
    private final SignIn signIn;

    SetupPages(Setup setup, Settings settings, SignIn signIn) {
        this.setup = setup;
        this.settings = settings;
        this.signIn = signIn;
    }

    /** The address goes to the console and not to the log, because it grants access. */
    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        if (settings.demo()) return;
        setup.begin()
                .ifPresent(path ->
                        System.out.println("Nobody administers this Tessera yet. Open this address once to begin: "
                                + settings.address(path)));
    }

    @GetMapping("/setup/{secret}")
    View ask(Screen screen, @PathVariable String secret) {
        if (!setup.isOpen(secret)) throw Problem.notFound();
        return page(screen, Form.empty());
    }

    /** Answers with the card itself, not with a redirect, since its secret is known at this moment only. */
    @PostMapping("/setup/{secret}")
    View finish(
            Screen screen,
            Form form,
            @PathVariable String secret,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!setup.isOpen(secret)) throw Problem.notFound();
        var organisation = NewOrganisation.read(form);
        var person = Names.read(form, screen.languages());
        if (!form.ok()) return page(screen, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        var done = setup.finish(secret, organisation.kind(), organisation.legalName(), organisation.country(), person)
                .orElseThrow(Problem::notFound);
        signIn.open(done.administrator(), request, response);
        return new PrintedCard(done.card(), person.givenName() + " " + person.familyName(), organisation.legalName())
                .page(screen, "/organisations/" + done.organisation());
    }

    private static Page page(Screen screen, Form form) {
        return Page.of((html, plain) -> JtesetupGenerated.render(html, plain, screen, form));
    }

    @Bean
    static Routes setupRoutes() {
        return Routes.none().anyone(HttpMethod.GET, "/setup/{secret}").anyone(HttpMethod.POST, "/setup/{secret}");
    }
}
