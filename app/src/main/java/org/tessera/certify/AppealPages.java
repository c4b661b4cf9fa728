package org.tessera.certify;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.MenuEntry;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;
import org.tessera.platform.Throttle;
import org.tessera.platform.Who;

/** Appeals, for those who hear them; complaints, for everybody to make and for officers to answer. */
@Controller
class AppealPages {
    private static final Throttle.Budget MADE = new Throttle.Budget("complaint", 10, Duration.ofHours(1));

    private final Throttle throttle;
    private final Appeals appeals;
    private final Complaints complaints;
    private final Organisations organisations;

    AppealPages(Appeals appeals, Complaints complaints, Organisations organisations, Throttle throttle) {
        this.throttle = throttle;
        this.appeals = appeals;
        this.complaints = complaints;
        this.organisations = organisations;
    }

    @GetMapping("/certify/appeals")
    View appeals(Screen screen, Caller caller) {
        var all = new ArrayList<Appeals.Appeal>();
        caller.organisations(Role.APPEALS_MEMBER).forEach(body -> all.addAll(appeals.to(body)));
        return Page.of((html, plain) -> JteappealsGenerated.render(html, plain, screen, all));
    }

    @GetMapping("/certify/appeals/{id}")
    View appeal(Screen screen, Caller caller, @PathVariable String id) {
        return page(screen, own(id, caller), Form.empty());
    }

    @PostMapping("/certify/appeals/{id}")
    View hear(Screen screen, Caller caller, Form form, @PathVariable String id) {
        var appeal = own(id, caller);
        var outcome = form.oneOf("outcome", List.of("upheld", "dismissed"));
        var reasons = form.required("reasons", OfficerPages.LONGEST);
        if (!form.ok()) return page(screen, appeal, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        appeals.hear(appeal, caller.person(), outcome.equals("upheld"), reasons);
        return SeeOther.to("/certify/appeals/" + id);
    }

    @GetMapping("/complaints")
    View complain(Screen screen) {
        return complainPage(screen, Form.empty());
    }

    @PostMapping("/complaints")
    View complain(Screen screen, Form form, HttpServletRequest request) {
        var body = form.oneOf("body", List.copyOf(bodies().keySet()));
        var about = form.required("about", OfficerPages.LONGEST);
        var contact = form.optional("contact", 200);
        if (!form.ok()) return complainPage(screen, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        throttle.take(MADE, request);
        complaints.make(OrganisationId.of(body), screen.caller().map(Caller::person), contact, about);
        return SeeOther.to("/complaints/thanks");
    }

    @GetMapping("/complaints/thanks")
    View thanks(Screen screen) {
        return Page.of((html, plain) -> JtethanksGenerated.render(html, plain, screen));
    }

    @GetMapping("/certify/complaints")
    View complaints(Screen screen, Caller caller) {
        return complaintsPage(screen, caller, Form.empty());
    }

    @PostMapping("/certify/complaints/{id}")
    View answer(Screen screen, Caller caller, Form form, @PathVariable String id) {
        var complaint = complaints.find(Paths.uuid(id)).orElseThrow(Problem::notFound);
        if (!caller.holdsIn(complaint.body(), Role.CERTIFICATION_OFFICER)) throw Problem.notFound();
        var answer = form.required("answer-" + id, OfficerPages.LONGEST);
        if (!form.ok()) return complaintsPage(screen, caller, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        complaints.answer(complaint.id(), caller.person(), answer);
        return SeeOther.to("/certify/complaints");
    }

    private Appeals.Appeal own(String id, Caller caller) {
        var appeal = appeals.find(Paths.uuid(id)).orElseThrow(Problem::notFound);
        if (!caller.holdsIn(appeal.body(), Role.APPEALS_MEMBER)) throw Problem.notFound();
        return appeal;
    }

    private static Page page(Screen screen, Appeals.Appeal appeal, Form form) {
        return Page.of((html, plain) -> JteappealGenerated.render(html, plain, screen, appeal, form));
    }

    private Page complaintsPage(Screen screen, Caller caller, Form form) {
        var all = new ArrayList<Complaints.Complaint>();
        caller.organisations(Role.CERTIFICATION_OFFICER).forEach(body -> all.addAll(complaints.to(body)));
        return Page.of((html, plain) -> JtecomplaintsGenerated.render(html, plain, screen, all, form));
    }

    private Page complainPage(Screen screen, Form form) {
        return Page.of((html, plain) -> JtecomplainGenerated.render(html, plain, screen, form, bodies()));
    }

    private Map<String, String> bodies() {
        var bodies = new LinkedHashMap<String, String>();
        organisations
                .all(Organisation.Kind.CERTIFICATION_BODY)
                .forEach(o -> bodies.put(o.id().toString(), o.legalName() + ", " + o.country()));
        return bodies;
    }

    @Bean
    static Routes appealRoutes() {
        return Routes.none()
                .holding(HttpMethod.GET, "/certify/appeals", Role.APPEALS_MEMBER)
                .holding(HttpMethod.GET, "/certify/appeals/{id}", Role.APPEALS_MEMBER)
                .holding(HttpMethod.POST, "/certify/appeals/{id}", Role.APPEALS_MEMBER)
                .holding(HttpMethod.GET, "/certify/complaints", Role.CERTIFICATION_OFFICER)
                .holding(HttpMethod.POST, "/certify/complaints/{id}", Role.CERTIFICATION_OFFICER)
                .anyone(HttpMethod.GET, "/complaints", "/complaints/thanks")
                .anyone(HttpMethod.POST, "/complaints");
    }

    @Bean
    static MenuEntry appealMenu() {
        return new MenuEntry(
                62, "certify.menu.appeals", "/certify/appeals", new Who.Holding(List.of(Role.APPEALS_MEMBER)));
    }
}
