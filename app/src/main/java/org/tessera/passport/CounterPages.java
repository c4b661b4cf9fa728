package org.tessera.passport;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.issue.CredentialId;
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

/** The desk where credentials are handed over on paper: a name, a look at the person's document, a sheet to print. */
@Controller
class CounterPages {
    /** The session remembers the link on the sheet until the next one; the tables have only its hash. */
    private static final String LAST_MADE = "counter-last-made";

    private static final int LONGEST_NAME = 200;
    private static final Role[] DESK = {Role.CERTIFICATION_OFFICER, Role.INVIGILATOR};

    private final Counter counter;
    private final Shares shares;
    private final PaperPassport paper;
    private final Settings settings;

    CounterPages(Counter counter, Shares shares, PaperPassport paper, Settings settings) {
        this.counter = counter;
        this.shares = shares;
        this.paper = paper;
        this.settings = settings;
    }

    @GetMapping("/counter")
    View ask(Screen screen) {
        return Page.of(search(screen, Form.empty(), Optional.empty()));
    }

    /** A name is nobody's business in an address, so it is asked for like this; nothing is changed by it. */
    @PostMapping("/counter")
    View find(Caller caller, Form form, Screen screen) {
        var name = form.required("name", LONGEST_NAME);
        if (form.ok() && name.split("\\s+").length < 2) form.reject("name", "passport.counter.whole-name");
        if (!form.ok()) return Page.rejected(search(screen, form, Optional.empty()));
        return Page.of(search(screen, form, Optional.of(counter.named(name, caller))));
    }

    @GetMapping("/counter/{id}")
    View show(@PathVariable CredentialId id, Caller caller, Screen screen) {
        return Page.of(one(screen, Form.empty(), counter.one(id, caller)));
    }

    @PostMapping("/counter/{id}")
    View handOver(@PathVariable CredentialId id, Caller caller, Form form, Screen screen, HttpSession session) {
        var found = counter.one(id, caller);
        var document = form.oneOf("document", Counter.DOCUMENTS);
        form.oneOf("same", List.of("yes"));
        if (!form.ok()) return Page.rejected(one(screen, form, found));
        var made = counter.handOver(found, document, caller);
        session.setAttribute(LAST_MADE, id + " " + made.id() + " " + made.secret());
        return SeeOther.to("/counter/" + id + "/sheet");
    }

    /** Says what to do with the sheet. */
    @GetMapping("/counter/{id}/sheet")
    View sheet(@PathVariable CredentialId id, Caller caller, Screen screen, HttpServletRequest request) {
        var found = counter.one(id, caller);
        last(id, request);
        return Page.of((html, plain) -> JtecounterSheetGenerated.render(html, plain, screen, found));
    }

    @GetMapping("/counter/{id}/sheet.pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable CredentialId id, Caller caller, Screen screen, HttpServletRequest request) {
        var found = counter.one(id, caller);
        var last = last(id, request);
        var shown = shares.preview(found.person().id(), last.share());
        var pdf =
                paper.of(found.person(), shown, List.of(found.held()), settings.address("/v/" + last.secret()), screen);
        return PassportPages.file("certificate.pdf", MediaType.APPLICATION_PDF, pdf);
    }

    /** The link that this desk made last. */
    private record Last(UUID share, String secret) {}

    private static Last last(CredentialId id, HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(LAST_MADE) instanceof String last) || !last.startsWith(id + " "))
            throw Problem.notFound();
        var words = last.split(" ");
        return new Last(UUID.fromString(words[1]), words[2]);
    }

    private static java.util.function.BiConsumer<gg.jte.html.HtmlTemplateOutput, gg.jte.html.HtmlInterceptor> search(
            Screen screen, Form form, Optional<List<Counter.Found>> found) {
        return (html, plain) -> JtecounterGenerated.render(html, plain, screen, form, found);
    }

    private static java.util.function.BiConsumer<gg.jte.html.HtmlTemplateOutput, gg.jte.html.HtmlInterceptor> one(
            Screen screen, Form form, Counter.Found found) {
        var documents = new LinkedHashMap<String, String>();
        for (var each : Counter.DOCUMENTS) documents.put(each, screen.say("assess.document." + each));
        var same = Map.of("yes", screen.say("passport.counter.same.yes"));
        return (html, plain) -> JtecounterOneGenerated.render(html, plain, screen, form, found, documents, same);
    }

    @Bean
    static Routes counterRoutes() {
        return Routes.none()
                .holding(HttpMethod.GET, "/counter", DESK)
                .holding(HttpMethod.POST, "/counter", DESK)
                .holding(HttpMethod.GET, "/counter/{id}", DESK)
                .holding(HttpMethod.POST, "/counter/{id}", DESK)
                .holding(HttpMethod.GET, "/counter/{id}/sheet", DESK)
                .holding(HttpMethod.GET, "/counter/{id}/sheet.pdf", DESK);
    }

    @Bean
    static MenuEntry counterMenu() {
        return new MenuEntry(75, "passport.counter.menu", "/counter", new Who.Holding(List.of(DESK)));
    }
}
