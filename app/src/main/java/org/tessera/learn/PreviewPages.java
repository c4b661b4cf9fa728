package org.tessera.learn;

import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.tessera.design.CourseDrafts;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;

/** A unit that is still being written, in the player that its learners will have. Nothing done there is kept or sent. */
@Controller
class PreviewPages {
    private final CourseDrafts drafts;
    private final KeptUnits units;

    PreviewPages(CourseDrafts drafts, KeptUnits units) {
        this.drafts = drafts;
        this.units = units;
    }

    @GetMapping("/learn/preview/{work}/{unit}/{language}")
    View unit(Screen screen, @PathVariable UUID work, @PathVariable String unit, @PathVariable String language) {
        return units.preview(work, drafts.last(work), unit, language)
                .<Page>map(draft -> units.page(screen, draft))
                .orElseThrow(Problem::notFound);
    }

    @Bean
    static Routes previewRoutes() {
        return Routes.none()
                .holding(HttpMethod.GET, "/learn/preview/{work}/{unit}/{language}", Role.AUTHOR, Role.REVIEWER);
    }
}
