package org.tessera.improve;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import org.tessera.platform.MenuEntry;
import org.tessera.platform.Page;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.Who;

/** One page of honest counts, for everybody. */
@Controller
class FiguresPage {
    /** The kinds in the order of a credential's life. */
    static final List<String> KINDS = List.of(
            "employers",
            "learners",
            "applicants",
            "examined",
            "passed",
            "certified",
            "sealed",
            "withdrawn",
            "appeals",
            "pledged");

    private final Figures figures;

    FiguresPage(Figures figures) {
        this.figures = figures;
    }

    @GetMapping("/figures")
    View figures(Screen screen) {
        var counted = figures.newest();
        return Page.of((html, plain) -> JtefiguresGenerated.render(html, plain, screen, counted));
    }

    @Bean
    static Routes figuresRoutes() {
        return Routes.none().anyone(HttpMethod.GET, "/figures");
    }

    @Bean
    static MenuEntry figuresMenu() {
        return new MenuEntry(100, "improve.menu", "/figures", new Who.Anyone());
    }
}
