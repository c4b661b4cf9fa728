package org.tessera.learn.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.tessera.platform.Caller;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.Settings;
import org.tessera.platform.Texts;

/** Reports as pages and CSV: of a class for those who teach it or administer its school, of a pilot for the platform. */
@Controller
class ReportPages {
    /** A class that a caller may read about. */
    record Named(UUID id, String name) {}

    private final Gathering gathering;
    private final JdbcClient jdbc;
    private final Texts texts;
    private final Settings settings;

    ReportPages(Gathering gathering, JdbcClient jdbc, Texts texts, Settings settings) {
        this.gathering = gathering;
        this.jdbc = jdbc;
        this.texts = texts;
        this.settings = settings;
    }

    @GetMapping("/reports/learning")
    View all(Screen screen, Caller caller) {
        var classes = classes(caller);
        var cohorts = caller.holds(Role.PLATFORM_ADMINISTRATOR) ? gathering.cohorts() : List.<String>of();
        var words = words(screen);
        return Page.of((html, plain) -> JtereportsGenerated.render(html, plain, screen, words, classes, cohorts));
    }

    @GetMapping("/reports/learning/{id}")
    View one(Screen screen, Caller caller, @PathVariable UUID id) {
        return page(screen, report(caller, id), "/reports/learning/" + id + "/");
    }

    @GetMapping("/reports/learning/{id}/{sheet}")
    ResponseEntity<byte[]> sheet(Screen screen, Caller caller, @PathVariable UUID id, @PathVariable String sheet) {
        var text = Optional.ofNullable(
                        Sheets.of(report(caller, id), words(screen)).get(sheet))
                .orElseThrow(Problem::notFound);
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"" + sheet + "\"")
                .header("Cache-Control", "no-store")
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/reports/pilot")
    View cohort(Screen screen, @RequestParam(defaultValue = "") String name) {
        var classes = gathering.cohort(name);
        if (classes.isEmpty()) throw Problem.notFound();
        return page(screen, gathering.of(name, classes), "");
    }

    private Page page(Screen screen, LearningReport report, String sheets) {
        var words = words(screen);
        return Page.of((html, plain) -> JtepageGenerated.render(html, plain, screen, words, report, sheets));
    }

    private Words words(Screen screen) {
        return new Words(texts, settings, screen.language());
    }

    private LearningReport report(Caller caller, UUID id) {
        var named = classes(caller).stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow(Problem::notFound);
        return gathering.of(named.name(), List.of(id));
    }

    /** The classes that the caller teaches at a school where they still do, and those of schools that they administer. */
    private List<Named> classes(Caller caller) {
        var teaches = values(caller.organisations(Role.EDUCATOR));
        var administers = values(caller.organisations(Role.ORGANISATION_ADMINISTRATOR));
        return jdbc.sql("""
                select id, name
                  from learn.school_class c
                 where organisation in (:administers)
                    or organisation in (:teaches)
                       and exists (select 1 from learn.class_educator e where e.class = c.id and e.educator = :me)
                 order by name, id
                """)
                .param("administers", administers)
                .param("teaches", teaches)
                .param("me", caller.person().value())
                .query(Named.class)
                .list();
    }

    /** Their ids, and one that no organisation has, because SQL knows no empty list. */
    private static List<UUID> values(List<OrganisationId> organisations) {
        var ids = new java.util.ArrayList<>(
                organisations.stream().map(OrganisationId::value).toList());
        ids.add(new UUID(0, 0));
        return ids;
    }

    @Bean
    static Routes reportRoutes() {
        var school = new Role[] {Role.EDUCATOR, Role.ORGANISATION_ADMINISTRATOR};
        return Routes.none()
                .holding(
                        HttpMethod.GET,
                        "/reports/learning",
                        Role.EDUCATOR,
                        Role.ORGANISATION_ADMINISTRATOR,
                        Role.PLATFORM_ADMINISTRATOR)
                .holding(HttpMethod.GET, "/reports/learning/{id}", school)
                .holding(HttpMethod.GET, "/reports/learning/{id}/{sheet}", school)
                .holding(HttpMethod.GET, "/reports/pilot", Role.PLATFORM_ADMINISTRATOR);
    }
}
