package org.tessera.assess.results;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.tessera.platform.MenuEntry;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Who;

/** Officers plan, count anew and report; a candidate's own answers check whose they are and that they are released. */
@Configuration(proxyBeanMethods = false)
class ResultRoutes {
    @Bean
    Routes routesOfResults() {
        var officer = Role.CERTIFICATION_OFFICER;
        return Routes.none()
                .signedIn(HttpMethod.GET, "/sittings/{id}/answers")
                .holding(HttpMethod.GET, "/releases", officer)
                .holding(HttpMethod.POST, "/releases", officer)
                .holding(HttpMethod.POST, "/releases/policy", officer)
                .holding(HttpMethod.GET, "/forms/{id}/rescore", officer)
                .holding(HttpMethod.POST, "/forms/{id}/rescore", officer)
                .holding(HttpMethod.GET, "/forms/{id}/report", officer)
                .holding(HttpMethod.GET, "/forms/{id}/report.html", officer);
    }

    @Bean
    MenuEntry releasesInMenu() {
        return new MenuEntry(
                55, "assess.menu.releases", "/releases", new Who.Holding(List.of(Role.CERTIFICATION_OFFICER)));
    }
}
