package org.tessera.passport;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.people.People;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;
import org.tessera.platform.Settings;

/**
 * Showing credentials to somebody: choose, look at exactly what they will see (a page of {@code verify}), confirm, give
 * them the link, and stop it again.
 */
@Controller
class SharePages {
    /**
     * The session remembers the link that was made last, so that reloading the page or coming back from the PDF does not
     * lose it. It ends with the session; the tables have only its hash.
     */
    private static final String LAST_MADE = "passport.last-made";

    private static final int VIEWS_SHOWN = 50;
    private final Shares shares;
    private final Holdings holdings;
    private final People people;
    private final PaperPassport paper;
    private final Settings settings;
    private final Clock clock;

    SharePages(Shares shares, Holdings holdings, People people, PaperPassport paper, Settings settings, Clock clock) {
        this.shares = shares;
        this.holdings = holdings;
        this.people = people;
        this.paper = paper;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/passport/share")
    View choose(Caller caller, Form form, Screen screen) {
        return Page.of(choices(caller, prefilled(caller, form), screen));
    }

    @PostMapping("/passport/share/preview")
    View preview(Caller caller, Form form, Screen screen) {
        var choice = Choice.read(form);
        if (choice.isEmpty()) return Page.rejected(choices(caller, form, screen));
        shares.preview(caller.person(), choice.get());
        return SeeOther.to(choice.get().at("/v/preview"));
    }

    @PostMapping("/passport/share")
    View make(Caller caller, Form form, Screen screen, HttpSession session) {
        var choice = Choice.read(form);
        if (choice.isEmpty()) return Page.rejected(choices(caller, form, screen));
        var made = shares.make(caller.person(), choice.get());
        session.setAttribute(LAST_MADE, made.id() + " " + made.secret());
        return SeeOther.to("/passport/links/" + made.id());
    }

    @GetMapping("/passport/links/{id}")
    View link(@PathVariable UUID id, Caller caller, Screen screen, HttpServletRequest request) {
        var share = shares.of(caller.person(), id);
        var live = share.isLive(clock.instant());
        var address = live ? secret(id, request).map(this::address) : Optional.<String>empty();
        var held = holdings.of(caller.person(), share.credentials());
        var views = shares.views(id, VIEWS_SHOWN);
        return Page.of(
                (html, plain) -> JtelinkGenerated.render(html, plain, screen, share, live, held, views, address));
    }

    /** The shown credentials on paper, with the link as a QR code. Only while the link is still known. */
    @GetMapping("/passport/links/{id}/paper.pdf")
    ResponseEntity<byte[]> paper(@PathVariable UUID id, Caller caller, Screen screen, HttpServletRequest request) {
        var share = shares.of(caller.person(), id);
        if (!share.isLive(clock.instant())) throw Problem.of(HttpStatus.GONE, "passport.problem.link-ended");
        var secret = secret(id, request).orElseThrow(() -> Problem.conflict("passport.problem.link-forgotten"));
        var shown = shares.preview(caller.person(), id);
        var held = holdings.of(caller.person(), share.credentials());
        var pdf = paper.of(people.of(caller.person()), shown, held, address(secret), screen);
        return PassportPages.file("passport.pdf", MediaType.APPLICATION_PDF, pdf);
    }

    @PostMapping("/passport/links/{id}/stop")
    View stop(@PathVariable UUID id, Caller caller) {
        shares.stop(caller.person(), id);
        return SeeOther.to("/passport#links");
    }

    private java.util.function.BiConsumer<gg.jte.html.HtmlTemplateOutput, gg.jte.html.HtmlInterceptor> choices(
            Caller caller, Form form, Screen screen) {
        var person = people.of(caller.person());
        var credentials = new LinkedHashMap<String, String>();
        for (Held held : holdings.of(caller.person())) credentials.put(held.id().toString(), screen.pick(held.title()));
        var names = new LinkedHashMap<String, String>();
        names.put("full", person.fullName());
        names.put("short", ShortName.of(person).name());
        return (html, plain) -> JteshareGenerated.render(html, plain, screen, form, credentials, names, days(screen));
    }

    private static Map<String, String> days(Screen screen) {
        var days = new LinkedHashMap<String, String>();
        for (String each : Choice.DAYS) days.put(each, screen.say("passport.share.days.some", Integer.parseInt(each)));
        return days;
    }

    /** First choices: the credential whose button was pressed or everything in force, a short name for minors, a week. */
    private Form prefilled(Caller caller, Form form) {
        var chosen = form.values("credential").isEmpty()
                ? holdings.of(caller.person()).stream()
                        .filter(Held::counts)
                        .map(h -> h.id().toString())
                        .toList()
                : form.values("credential");
        var minor = ShortName.isDefaultFor(
                people.of(caller.person()), LocalDate.ofInstant(clock.instant(), settings.zone()));
        var days = Choice.DAYS.contains(form.value("days")) ? form.value("days") : "7";
        return Form.withAll(Map.of(
                "credential", chosen,
                "name", List.of(minor ? "short" : "full"),
                "days", List.of(days)));
    }

    private String address(String secret) {
        return settings.address("/v/" + secret);
    }

    private static Optional<String> secret(UUID share, HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(LAST_MADE) instanceof String last)) return Optional.empty();
        return last.startsWith(share + " ") ? Optional.of(last.substring(last.indexOf(' ') + 1)) : Optional.empty();
    }
}
