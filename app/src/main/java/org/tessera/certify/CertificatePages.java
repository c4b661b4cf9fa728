package org.tessera.certify;

import java.util.ArrayList;
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
import org.tessera.design.Catalogue;
import org.tessera.design.MicroCredential;
import org.tessera.people.People;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;

/** The body's certificates, and what officers may do with one. */
@Controller
class CertificatePages {
    private static final int NEWEST = 100;

    /** A certificate with its holder's name and its history. */
    record Held(
            Certificate certificate,
            String holder,
            Map<String, String> title,
            List<CertificateBook.Entry> history,
            PersonId reader) {
        boolean may(String deed) {
            var last = history.getLast();
            return switch (deed) {
                case "suspend" -> certificate.state() == State.VALID;
                case "withdraw" ->
                    certificate.state() == State.VALID || (certificate.state() == State.SUSPENDED && !proposed());
                case "reinstate" -> certificate.state() == State.SUSPENDED;
                case "confirm" -> proposed() && !last.by().equals(reader);
                default -> false;
            };
        }

        boolean proposed() {
            return history.getLast().proposesWithdrawal() && certificate.state() != State.WITHDRAWN;
        }
    }

    private final CertificateBook book;
    private final Certificates certificates;
    private final Catalogue catalogue;
    private final People people;

    CertificatePages(CertificateBook book, Certificates certificates, Catalogue catalogue, People people) {
        this.book = book;
        this.certificates = certificates;
        this.catalogue = catalogue;
        this.people = people;
    }

    @GetMapping("/certify/certificates")
    View list(Screen screen, Caller caller) {
        var held = new ArrayList<Held>();
        for (var body : caller.organisations(Role.CERTIFICATION_OFFICER)) {
            book.of(body, NEWEST).forEach(c -> held.add(held(c, caller)));
        }
        return Page.of((html, plain) -> JtecertificatesGenerated.render(html, plain, screen, held));
    }

    @GetMapping("/certify/certificates/{id}")
    View one(Screen screen, Caller caller, @PathVariable String id) {
        return page(screen, held(id, caller), Form.empty());
    }

    @PostMapping("/certify/certificates/{id}")
    View change(Screen screen, Caller caller, Form form, @PathVariable String id) {
        var held = held(id, caller);
        var deed = form.oneOf("deed", List.of("suspend", "reinstate", "withdraw", "confirm"));
        var reason = deed.equals("confirm") ? "" : form.required("reason", OfficerPages.LONGEST);
        var told = form.has("told") ? PublicReason.of(form.value("told")) : Optional.<PublicReason>empty();
        if (form.has("told") && told.isEmpty()) form.reject("told", "platform.form.choose");
        if (!form.ok()) return page(screen, held, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        var certificate = held.certificate().id();
        switch (deed) {
            case "suspend" -> certificates.suspend(certificate, caller.person(), reason, told);
            case "reinstate" -> certificates.reinstate(certificate, caller.person(), reason);
            case "withdraw" -> certificates.withdraw(certificate, caller.person(), reason, told);
            default -> certificates.confirmWithdrawal(certificate, caller.person());
        }
        return SeeOther.to("/certify/certificates/" + id);
    }

    private Held held(String id, Caller caller) {
        var certificate = book.find(Paths.certificate(id)).orElseThrow(Problem::notFound);
        if (!caller.holdsIn(certificate.body(), Role.CERTIFICATION_OFFICER)) throw Problem.notFound();
        return held(certificate, caller);
    }

    private Held held(Certificate certificate, Caller caller) {
        return new Held(
                certificate,
                people.of(certificate.holder()).fullName(),
                catalogue
                        .current(certificate.microCredential())
                        .map(MicroCredential::title)
                        .orElse(Map.of("en", certificate.microCredential())),
                book.history(certificate.id()),
                caller.person());
    }

    private static Page page(Screen screen, Held held, Form form) {
        return Page.of((html, plain) -> JteheldGenerated.render(html, plain, screen, held, form));
    }

    @Bean
    static Routes certificateRoutes() {
        return Routes.none()
                .holding(HttpMethod.GET, "/certify/certificates", Role.CERTIFICATION_OFFICER)
                .holding(HttpMethod.GET, "/certify/certificates/{id}", Role.CERTIFICATION_OFFICER)
                .holding(HttpMethod.POST, "/certify/certificates/{id}", Role.CERTIFICATION_OFFICER);
    }
}
