package org.tessera.design.studio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.design.Catalogue;
import org.tessera.design.CoursePack;
import org.tessera.design.CoursePacks;
import org.tessera.design.RefusedPack;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;

/** The courses, the works on them, and the way of one work from its first draft to its release. */
@Controller
class WorkPages {
    /** A course with the works on it. */
    record Shelf(CoursePack pack, Map<String, String> title, List<Work> works) {}

    private static final int LONGEST_COMMENT = 2000;
    private final Works works;
    private final Workbench studio;
    private final CoursePacks packs;
    private final Catalogue catalogue;

    WorkPages(Works works, Workbench studio, CoursePacks packs, Catalogue catalogue) {
        this.works = works;
        this.studio = studio;
        this.packs = packs;
        this.catalogue = catalogue;
    }

    @GetMapping("/design/courses")
    View courses(Screen screen, Caller caller) {
        var titles = new LinkedHashMap<String, Map<String, String>>();
        catalogue.drafts().forEach(d -> titles.put(d.id(), d.title()));
        var shelves = packs.all().stream()
                .filter(pack -> titles.containsKey(pack.id()))
                .map(pack -> new Shelf(pack, titles.getOrDefault(pack.id(), Map.of()), works.on(pack.id())))
                .toList();
        boolean author = caller.holds(Role.AUTHOR);
        return Page.of((html, plain) -> JtecoursesGenerated.render(html, plain, screen, shelves, author));
    }

    @PostMapping("/design/courses/{pack}/start")
    View start(@PathVariable String pack, Caller caller) {
        var organisation = caller.organisation(Role.AUTHOR).orElseThrow(Problem::notYours);
        return SeeOther.to("/design/work/" + works.start(pack, caller.person(), organisation));
    }

    @GetMapping("/design/work/{id}")
    View work(@PathVariable UUID id, Screen screen, Caller caller) {
        return page(screen, Form.empty(), works.of(id), caller);
    }

    @PostMapping("/design/work/{id}/hand-in")
    View handIn(@PathVariable UUID id, Caller caller) {
        works.handIn(mine(id, caller), caller.person());
        return SeeOther.to("/design/work/" + id);
    }

    @PostMapping("/design/work/{id}/review")
    View review(@PathVariable UUID id, Screen screen, Caller caller, Form form) {
        var work = works.of(id);
        var verdict = form.oneOf("verdict", List.of("approve", "change"));
        var body = verdict.equals("change")
                ? form.required("comment", LONGEST_COMMENT)
                : form.optional("comment", LONGEST_COMMENT);
        if (!form.ok()) return page(screen, form, work, caller).with(HttpStatus.UNPROCESSABLE_CONTENT);
        // The draft comes from the page that was read: one that was written since then is not what was approved.
        var draft = work.drafts().stream()
                .filter(d -> d.id().toString().equals(form.value("draft")))
                .findFirst()
                .orElseThrow(Problem::notFound);
        works.review(
                work,
                draft.id(),
                caller.person(),
                Workbench.speaker(work, caller).organisation(),
                verdict.equals("approve"),
                body);
        return SeeOther.to("/design/work/" + id);
    }

    @PostMapping("/design/work/{id}/release")
    View release(@PathVariable UUID id, Screen screen, Caller caller) {
        var work = mine(id, caller);
        try {
            works.release(work, caller.person());
            return SeeOther.to("/design/work/" + id);
        } catch (RefusedPack refused) {
            var form = Form.empty();
            form.reject("check", "design.problem.course-refused");
            return page(screen, form, work, caller).with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private Work mine(UUID id, Caller caller) {
        var work = works.of(id);
        if (!Workbench.mayWrite(work, caller)) throw Problem.notFound();
        return work;
    }

    private Page page(Screen screen, Form form, Work work, Caller caller) {
        var view = studio.of(work, caller);
        return Page.of((html, plain) -> JteworkGenerated.render(html, plain, screen, form, view));
    }

    @Bean
    static Routes workRoutes() {
        return Routes.none()
                .holding(HttpMethod.GET, "/design/courses", Role.AUTHOR, Role.REVIEWER)
                .holding(HttpMethod.POST, "/design/courses/{pack}/start", Role.AUTHOR)
                .holding(HttpMethod.GET, "/design/work/{id}", Role.AUTHOR, Role.REVIEWER)
                .holding(HttpMethod.POST, "/design/work/{id}/hand-in", Role.AUTHOR)
                .holding(HttpMethod.POST, "/design/work/{id}/review", Role.REVIEWER)
                .holding(HttpMethod.POST, "/design/work/{id}/release", Role.AUTHOR);
    }
}
