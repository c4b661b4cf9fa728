package org.tessera.assess.day;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.tessera.platform.MenuEntry;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Who;

/** Who may come where on exam day. Which session or sitting it is, the pages themselves ask. */
@Configuration(proxyBeanMethods = false)
class DayRoutes {
    private static final Role[] CENTRE = {Role.ORGANISATION_ADMINISTRATOR, Role.INVIGILATOR};

    @Bean
    Routes examDayPages() {
        return Routes.none()
                .holding(HttpMethod.GET, "/sessions", CENTRE)
                .holding(HttpMethod.GET, "/sessions/new", Role.ORGANISATION_ADMINISTRATOR)
                .holding(HttpMethod.POST, "/sessions", Role.ORGANISATION_ADMINISTRATOR)
                .holding(HttpMethod.GET, "/sessions/{id}", CENTRE)
                .holding(HttpMethod.GET, "/sessions/{id}/expected.csv", Role.ORGANISATION_ADMINISTRATOR)
                .holding(HttpMethod.GET, "/sessions/{id}/rosters", Role.ORGANISATION_ADMINISTRATOR)
                .holding(HttpMethod.POST, "/sessions/{id}/rosters", Role.ORGANISATION_ADMINISTRATOR)
                .holding(HttpMethod.GET, "/sessions/{id}/rosters/{roster}", Role.ORGANISATION_ADMINISTRATOR)
                .holding(HttpMethod.POST, "/sessions/{id}/rosters/{roster}", Role.ORGANISATION_ADMINISTRATOR)
                .holding(HttpMethod.POST, "/sessions/{id}/rosters/{roster}/undo", Role.ORGANISATION_ADMINISTRATOR)
                .holding(HttpMethod.POST, "/sessions/{id}/stop", Role.INVIGILATOR)
                .holding(HttpMethod.POST, "/sessions/{id}/go", Role.INVIGILATOR)
                .holding(HttpMethod.GET, "/sessions/{id}/seats/{sitting}", Role.INVIGILATOR)
                .holding(HttpMethod.POST, "/sessions/{id}/seats/{sitting}/stop", Role.INVIGILATOR)
                .holding(HttpMethod.POST, "/sessions/{id}/seats/{sitting}/go", Role.INVIGILATOR)
                .holding(HttpMethod.POST, "/sessions/{id}/seats/{sitting}/extra", Role.INVIGILATOR)
                .holding(HttpMethod.POST, "/sessions/{id}/incidents", Role.INVIGILATOR)
                .holding(HttpMethod.POST, "/sessions/{id}/incidents/{incident}", Role.INVIGILATOR)
                .signedIn(HttpMethod.GET, "/sittings/{id}/accommodation", "/sittings/{id}/exam.seb")
                .signedIn(
                        HttpMethod.POST,
                        "/sittings/{id}/accommodation",
                        "/sittings/{id}/break",
                        "/sittings/{id}/break/end")
                .holding(HttpMethod.GET, "/accommodations", Role.CERTIFICATION_OFFICER)
                .holding(HttpMethod.GET, "/accommodations/{id}", Role.CERTIFICATION_OFFICER)
                .holding(HttpMethod.POST, "/accommodations/{id}", Role.CERTIFICATION_OFFICER)
                .holding(HttpMethod.GET, "/incidents", Role.CERTIFICATION_OFFICER)
                .holding(HttpMethod.POST, "/incidents/{id}", Role.CERTIFICATION_OFFICER);
    }

    @Bean
    MenuEntry sessionsInMenu() {
        return new MenuEntry(54, "assess.day.menu", "/sessions", new Who.Holding(List.of(CENTRE)));
    }

    @Bean
    MenuEntry accommodationsInMenu() {
        return new MenuEntry(
                55, "assess.day.needs.menu", "/accommodations", new Who.Holding(List.of(Role.CERTIFICATION_OFFICER)));
    }
}
