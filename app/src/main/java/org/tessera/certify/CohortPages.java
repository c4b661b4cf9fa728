package org.tessera.certify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.tessera.people.Organisations;
import org.tessera.people.People;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;
import org.tessera.platform.TableFile;

/** Officers decide on many applications from one file: fetch the list, leave out whom you don't decide on, bring it back. */
@Controller
class CohortPages {
    /** A row with the candidate's name. */
    record Shown(Cohort.Row row, String name, String microCredential) {}

    /** One file with its rows' names. */
    record Opened(Cohort cohort, List<Shown> rows) {}

    private final Cohorts cohorts;
    private final Applications applications;
    private final Organisations organisations;
    private final People people;

    CohortPages(Cohorts cohorts, Applications applications, Organisations organisations, People people) {
        this.cohorts = cohorts;
        this.applications = applications;
        this.organisations = organisations;
        this.people = people;
    }

    @GetMapping("/certify/cohorts")
    View list(Screen screen, Caller caller) {
        return page(screen, caller, Form.empty(), List.of());
    }

    /** The applications that wait for a decision, as a file to be brought back. */
    @GetMapping("/certify/cohorts/waiting.csv")
    ResponseEntity<byte[]> waiting(Caller caller) {
        var text = new StringBuilder("\uFEFF" + String.join(";", CohortFile.COLUMNS) + "\r\n");
        for (var body : caller.organisations(Role.CERTIFICATION_OFFICER)) {
            applications.waiting(body).stream()
                    .filter(a -> a.stage() == Application.Stage.ACCEPTED)
                    .forEach(a -> text.append(a.id())
                            .append(';')
                            .append(TableFile.cell(people.of(a.candidate()).fullName()))
                            .append(';')
                            .append(a.microCredential())
                            .append("\r\n"));
        }
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"waiting.csv\"")
                .header("Cache-Control", "no-store")
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/certify/cohorts")
    View bring(Screen screen, Caller caller, Form form, @RequestParam(required = false) Optional<MultipartFile> file)
            throws IOException {
        var bodies = caller.organisations(Role.CERTIFICATION_OFFICER).stream()
                .map(OrganisationId::toString)
                .toList();
        var body = bodies.size() == 1 ? bodies.getFirst() : form.oneOf("body", bodies);
        if (file.isEmpty() || file.get().isEmpty()) form.reject("file", "certify.cohort.file.none");
        if (!form.ok()) return rejected(screen, caller, form, List.of());
        return switch (cohorts.bring(
                OrganisationId.of(body), caller.person(), file.orElseThrow().getBytes())) {
            case Cohort.Brought.Kept kept -> SeeOther.to("/certify/cohorts/" + kept.id());
            case Cohort.Brought.Refused refused -> {
                form.reject(
                        "file",
                        "certify.cohort.file.refused",
                        refused.mistakes().size());
                yield rejected(screen, caller, form, refused.mistakes());
            }
        };
    }

    @GetMapping("/certify/cohorts/{id}")
    View one(Screen screen, Caller caller, @PathVariable String id) {
        return page(screen, opened(id, caller), Form.empty());
    }

    @PostMapping("/certify/cohorts/{id}")
    View confirm(Screen screen, Caller caller, Form form, @PathVariable String id) {
        var opened = opened(id, caller);
        var reasons = form.required("reasons", OfficerPages.LONGEST);
        if (!form.has("looked")) form.reject("looked", "certify.cohort.looked.needed");
        if (!form.ok()) return page(screen, opened, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        cohorts.confirm(opened.cohort().id(), caller.person(), reasons);
        return SeeOther.to("/certify/cohorts/" + id);
    }

    private Opened opened(String id, Caller caller) {
        var cohort = cohorts.of(Paths.uuid(id));
        if (!caller.holdsIn(cohort.body(), Role.CERTIFICATION_OFFICER)) throw Problem.notFound();
        return new Opened(
                cohort,
                cohort.rows().stream()
                        .map(row -> {
                            var application =
                                    applications.find(row.application()).orElseThrow();
                            return new Shown(
                                    row, people.of(application.candidate()).fullName(), application.microCredential());
                        })
                        .toList());
    }

    private Page page(Screen screen, Caller caller, Form form, List<Cohort.Mistake> mistakes) {
        var bodies = caller.organisations(Role.CERTIFICATION_OFFICER);
        var names = bodies.stream()
                .collect(Collectors.toMap(
                        OrganisationId::toString, body -> organisations.of(body).legalName()));
        var brought = bodies.stream().flatMap(body -> cohorts.of(body).stream()).toList();
        return Page.of(
                (html, plain) -> JtecohortsGenerated.render(html, plain, screen, form, names, brought, mistakes));
    }

    private View rejected(Screen screen, Caller caller, Form form, List<Cohort.Mistake> mistakes) {
        return page(screen, caller, form, mistakes).with(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static Page page(Screen screen, Opened opened, Form form) {
        return Page.of((html, plain) -> JtecohortGenerated.render(html, plain, screen, opened, form));
    }

    @Bean
    static Routes cohortRoutes() {
        return Routes.none()
                .holding(HttpMethod.GET, "/certify/cohorts", Role.CERTIFICATION_OFFICER)
                .holding(HttpMethod.GET, "/certify/cohorts/waiting.csv", Role.CERTIFICATION_OFFICER)
                .holding(HttpMethod.POST, "/certify/cohorts", Role.CERTIFICATION_OFFICER)
                .holding(HttpMethod.GET, "/certify/cohorts/{id}", Role.CERTIFICATION_OFFICER)
                .holding(HttpMethod.POST, "/certify/cohorts/{id}", Role.CERTIFICATION_OFFICER);
    }
}
