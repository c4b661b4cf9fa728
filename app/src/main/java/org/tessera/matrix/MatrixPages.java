package org.tessera.matrix;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.MenuEntry;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.Who;
import org.tessera.research.Surveys;

/** The Key Skills Matrix for everybody: every version as a page and as data, and where a new one is published. */
@Controller
class MatrixPages {
    /** A catalogue on the overview: its newest version and all its versions. */
    record Shelf(MatrixVersion current, List<Matrices.Listed> versions) {}

    private static final Duration FOR_EVER = Duration.ofDays(365);
    private final Matrices matrices;
    private final Proposals proposals;
    private final Frameworks frameworks;
    private final Surveys surveys;

    MatrixPages(Matrices matrices, Proposals proposals, Frameworks frameworks, Surveys surveys) {
        this.matrices = matrices;
        this.proposals = proposals;
        this.frameworks = frameworks;
        this.surveys = surveys;
    }

    @GetMapping("/matrix")
    View overview(Screen screen) {
        var shelves = proposals.catalogues().stream()
                .flatMap(c -> matrices.current(c).map(v -> new Shelf(v, matrices.versions(c))).stream())
                .toList();
        return Page.of((html, plain) -> JteoverviewGenerated.render(html, plain, screen, shelves));
    }

    @GetMapping("/matrix/{catalogue}/{number:\\d+}")
    View version(@PathVariable String catalogue, @PathVariable int number, Screen screen) {
        var version = matrices.version(catalogue, number).orElseThrow(Problem::notFound);
        var difference = matrices.version(catalogue, number - 1).map(earlier -> Difference.between(earlier, version));
        int newest = matrices.versions(catalogue).getFirst().number();
        return Page.of((html, plain) ->
                JteversionGenerated.render(html, plain, screen, version, frameworks, difference, newest));
    }

    /** The canonical content itself, so that anybody can check its name: {@code sha256sum} of this file is the hash. */
    @GetMapping("/matrix/{catalogue}/{number:\\d+}.json")
    ResponseEntity<String> data(@PathVariable String catalogue, @PathVariable int number) {
        var version = matrices.version(catalogue, number).orElseThrow(Problem::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable())
                .eTag(version.hash())
                .lastModified(version.publishedAt())
                .body(matrices.text(catalogue, number).orElseThrow(Problem::notFound));
    }

    @GetMapping("/matrix/publish")
    View form(Screen screen) {
        return form(screen, Form.empty());
    }

    @PostMapping("/matrix/publish")
    View publish(Screen screen, Caller caller, Form form) {
        var catalogue = form.oneOf("catalogue", proposals.catalogues());
        var survey = form.oneOf(
                "survey",
                surveys.closed().stream().map(e -> e.survey().toString()).toList());
        if (!form.ok()) return ((Page) form(screen, form)).with(HttpStatus.UNPROCESSABLE_CONTENT);
        var version = matrices.publish(
                catalogue, Optional.of(org.tessera.research.SurveyId.of(survey)), Optional.of(caller.person()));
        var redirect = new RedirectView("/matrix/" + catalogue + "/" + version.number());
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return redirect;
    }

    private View form(Screen screen, Form form) {
        Map<String, String> catalogues = new LinkedHashMap<>();
        for (var catalogue : proposals.catalogues()) catalogues.put(catalogue, screen.say("matrix.title." + catalogue));
        Map<String, String> closed = new LinkedHashMap<>();
        for (var evidence : surveys.closed())
            closed.put(
                    evidence.survey().toString(),
                    screen.say(
                            "matrix.publish.survey-facts",
                            screen.pick(evidence.title()),
                            evidence.answers(),
                            screen.date(evidence.closed())));
        return Page.of((html, plain) -> JtepublishGenerated.render(html, plain, screen, form, catalogues, closed));
    }

    @Bean
    static Routes matrixRoutes() {
        return Routes.none()
                .anyone(
                        HttpMethod.GET,
                        "/matrix",
                        "/matrix/{catalogue}/{number:\\d+}",
                        "/matrix/{catalogue}/{number:\\d+}.json")
                .holding(HttpMethod.GET, "/matrix/publish", Role.PLATFORM_ADMINISTRATOR)
                .holding(HttpMethod.POST, "/matrix/publish", Role.PLATFORM_ADMINISTRATOR);
    }

    @Bean
    static MenuEntry matrixMenu() {
        return new MenuEntry(20, "matrix.menu", "/matrix", new Who.Anyone());
    }
}
