package org.tessera.research;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.tessera.platform.MenuEntry;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Who;

/** Who may ask and who may answer. */
@Configuration(proxyBeanMethods = false)
class ResearchRoutes {
    private static final String[] OWNERS_READ = {
        "/surveys",
        "/surveys/{id}",
        "/surveys/{id}/close",
        "/surveys/{id}/results",
        "/surveys/{id}/results.csv",
        "/surveys/{id}/codebook.csv"
    };
    private static final String[] OWNERS_SEND = {"/surveys", "/surveys/{id}/invitations", "/surveys/{id}/close"};

    @Bean
    Routes surveyRoutes() {
        var routes = Routes.none()
                .anyone(
                        HttpMethod.GET,
                        "/survey/{secret}",
                        "/survey/{secret}/{number:\\d+}",
                        "/survey/{secret}/organisation",
                        "/survey/{secret}/thanks")
                .anyone(HttpMethod.POST, "/survey/{secret}/{number:\\d+}", "/survey/{secret}/organisation");
        for (var pattern : OWNERS_READ) routes.holding(HttpMethod.GET, pattern, SurveyPages.OWNERS);
        for (var pattern : OWNERS_SEND) routes.holding(HttpMethod.POST, pattern, SurveyPages.OWNERS);
        return routes;
    }

    @Bean
    MenuEntry surveyMenu() {
        return new MenuEntry(
                10,
                "research.menu",
                "/surveys",
                new Who.Holding(java.util.List.of(Role.EMPLOYER_REPRESENTATIVE, Role.PLATFORM_ADMINISTRATOR)));
    }
}
