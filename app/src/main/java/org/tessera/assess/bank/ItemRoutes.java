package org.tessera.assess.bank;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tessera.platform.MenuEntry;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Who;

/** Who may come to the workshop; in which body they hold the role, each page asks itself. */
@Configuration(proxyBeanMethods = false)
class ItemRoutes {
    @Bean
    Routes itemRules() {
        return Routes.none()
                .holding(GET, "/items", Access.ROLES)
                .holding(GET, "/items/new", Role.AUTHOR)
                .holding(POST, "/items/new", Role.AUTHOR)
                .holding(GET, "/items/import", Role.AUTHOR)
                .holding(POST, "/items/import", Role.AUTHOR)
                .holding(GET, "/items/qti", Role.AUTHOR)
                .holding(GET, "/items/{id}", Access.ROLES)
                .holding(GET, "/items/{id}/preview", Role.AUTHOR, Role.REVIEWER)
                .holding(GET, "/items/{id}/edit", Role.AUTHOR)
                .holding(POST, "/items/{id}/edit", Role.AUTHOR)
                .holding(POST, "/items/{id}/step", Role.AUTHOR, Role.CERTIFICATION_OFFICER)
                .holding(POST, "/items/{id}/review", Role.REVIEWER)
                .holding(POST, "/items/{id}/enemies", Access.ROLES)
                .holding(GET, "/items/{id}/translate/{language}", Role.AUTHOR)
                .holding(POST, "/items/{id}/translate/{language}", Role.AUTHOR);
    }

    @Bean
    MenuEntry itemsInMenu() {
        return new MenuEntry(54, "assess.menu.items", "/items", new Who.Holding(List.of(Access.ROLES)));
    }
}
