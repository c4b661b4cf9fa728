package org.tessera.platform;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The front page, and the pages that every site owes its readers. */
@Controller
class FrontPage {
    private final ObjectProvider<TileNames> names;

    FrontPage(ObjectProvider<TileNames> names) {
        this.names = names;
    }

    @GetMapping("/")
    View front(Screen screen) {
        var keySkills = named(Mosaic.ofKeySkills());
        var softSkills = named(Mosaic.ofSoftSkills());
        return Page.of((html, plain) -> JtefrontGenerated.render(html, plain, screen, keySkills, softSkills));
    }

    private List<TileNames.Named> named(Mosaic mosaic) {
        var catalogue = names.getIfAvailable();
        return catalogue == null ? List.of() : catalogue.of(mosaic);
    }

    @GetMapping("/help")
    View help(Screen screen) {
        return words(screen, "platform.help", 4);
    }

    @GetMapping("/privacy")
    View privacy(Screen screen) {
        return words(screen, "platform.privacy", 6);
    }

    @GetMapping("/accessibility")
    View accessibility(Screen screen) {
        return words(screen, "platform.accessibility", 4);
    }

    @GetMapping("/about")
    View about(Screen screen) {
        return words(screen, "platform.about", 4);
    }

    private static View words(Screen screen, String key, int paragraphs) {
        return Page.of((html, plain) -> JtewordsGenerated.render(html, plain, screen, key, paragraphs));
    }

    @Bean
    static Routes frontRoutes() {
        return Routes.none()
                .anyone(HttpMethod.GET, "/", "/help", "/privacy", "/accessibility", "/about", "/error")
                .anyone(HttpMethod.GET, "/actuator/health", "/actuator/health/**");
    }
}
