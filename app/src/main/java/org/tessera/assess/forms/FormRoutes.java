package org.tessera.assess.forms;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.tessera.platform.MenuEntry;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Who;

/** Who may come where between a blueprint and a cut. Pages of officers check whose form it is. */
@Configuration(proxyBeanMethods = false)
class FormRoutes {
    @Bean
    Routes routesOfForms() {
        var officer = Role.CERTIFICATION_OFFICER;
        return Routes.none()
                .holding(HttpMethod.GET, "/forms", officer)
                .holding(HttpMethod.GET, "/forms/skills/{code}", officer)
                .holding(HttpMethod.POST, "/forms/skills/{code}", officer)
                .holding(HttpMethod.POST, "/forms/skills/{code}/assemble", officer)
                .holding(HttpMethod.POST, "/forms/skills/{code}/calibrate", officer)
                .holding(HttpMethod.GET, "/forms/{id}", officer)
                .holding(HttpMethod.GET, "/forms/{id}/preview/{number:\\d+}", officer);
    }

    @Bean
    MenuEntry formsInMenu() {
        return new MenuEntry(54, "assess.menu.forms", "/forms", new Who.Holding(List.of(Role.CERTIFICATION_OFFICER)));
    }
}
