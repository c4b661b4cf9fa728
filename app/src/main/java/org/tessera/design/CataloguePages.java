package org.tessera.design;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.tessera.platform.MenuEntry;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.Who;

/** What everybody may read: the programmes, and the standard of every published version. */
@Controller
class CataloguePages {
    private static final Duration FOR_EVER = Duration.ofDays(365);
    private final Catalogue catalogue;
    private final Drafts drafts;
    private final Outlines outlines;

    CataloguePages(Catalogue catalogue, Drafts drafts, Outlines outlines) {
        this.catalogue = catalogue;
        this.drafts = drafts;
        this.outlines = outlines;
    }

    @GetMapping("/catalogue")
    View programmes(Screen screen) {
        var published = new LinkedHashMap<String, Long>();
        for (var programme : catalogue.programmes())
            published.put(
                    programme.id(),
                    programme.microCredentials().stream()
                            .filter(id -> !catalogue.versions(id).isEmpty())
                            .count());
        return Page.of(
                (html, plain) -> JteprogrammesGenerated.render(html, plain, screen, catalogue.programmes(), published));
    }

    @GetMapping("/catalogue/{programme}")
    View programme(@PathVariable String programme, Screen screen) {
        var found = known(programme);
        var drafts = catalogue.drafts().stream()
                .filter(d -> d.programme().equals(programme))
                .toList();
        Map<String, MicroCredential> published = new LinkedHashMap<>();
        for (var draft : drafts) catalogue.current(draft.id()).ifPresent(m -> published.put(m.id(), m));
        var planned = drafts.stream()
                .map(Draft::id)
                .filter(id -> outlines.of(programme, id).isPresent())
                .toList();
        return Page.of(
                (html, plain) -> JteprogrammeGenerated.render(html, plain, screen, found, drafts, published, planned));
    }

    /** The plan of a course that is not written yet. */
    @GetMapping("/catalogue/{programme}/{id}")
    View outline(@PathVariable String programme, @PathVariable String id, Screen screen) {
        var found = known(programme);
        if (!found.microCredentials().contains(id)) throw Problem.notFound();
        var outline = outlines.of(programme, id).orElseThrow(Problem::notFound);
        var says = drafts.of(id).orElseThrow(Problem::notFound).specification();
        return Page.of((html, plain) -> JteoutlineGenerated.render(html, plain, screen, found, says, outline));
    }

    private Programme known(String programme) {
        return catalogue.programmes().stream()
                .filter(p -> p.id().equals(programme))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    @GetMapping("/standards/{id}/{version:\\d+}")
    View standard(@PathVariable String id, @PathVariable int version, Screen screen) {
        var published = catalogue.version(id, version).orElseThrow(Problem::notFound);
        var says = catalogue.specification(id, version).orElseThrow();
        int newest = catalogue.versions(id).getFirst();
        return Page.of((html, plain) -> JtestandardGenerated.render(html, plain, screen, published, says, newest));
    }

    /** The canonical content itself, so that anybody can check its name: {@code sha256sum} of this file is the hash. */
    @GetMapping("/standards/{id}/{version:\\d+}.json")
    ResponseEntity<String> data(@PathVariable String id, @PathVariable int version) {
        var published = catalogue.version(id, version).orElseThrow(Problem::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable())
                .eTag(published.hash())
                .lastModified(published.publishedAt())
                .body(catalogue.text(id, version).orElseThrow(Problem::notFound));
    }

    /** The JSON Schema of a kind of content file, for the editors in which authors write. */
    @GetMapping("/schemas/{kind:[a-z]+}.json")
    ResponseEntity<String> schema(@PathVariable String kind) {
        var shape = Shape.of(kind + ".yaml").orElseThrow(Problem::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(shape.schema());
    }

    @Bean
    static Routes catalogueRoutes() {
        return Routes.none()
                .anyone(
                        HttpMethod.GET,
                        "/catalogue",
                        "/catalogue/{programme}",
                        "/catalogue/{programme}/{id}",
                        "/standards/{id}/{version:\\d+}",
                        "/standards/{id}/{version:\\d+}.json",
                        "/schemas/{kind:[a-z]+}.json");
    }

    @Bean
    static MenuEntry catalogueMenu() {
        return new MenuEntry(30, "design.menu.catalogue", "/catalogue", new Who.Anyone());
    }
}
