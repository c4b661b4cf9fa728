package org.tessera.learn.classes;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.tessera.platform.MenuEntry;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Who;

/** Who may come where. Which class it is, the pages themselves ask. */
@Configuration(proxyBeanMethods = false)
class ClassRoutes {
    private static final Role[] SCHOOL = {Role.EDUCATOR, Role.ORGANISATION_ADMINISTRATOR};

    @Bean
    Routes classPages() {
        return Routes.none()
                .holding(HttpMethod.GET, "/classes", SCHOOL)
                .holding(HttpMethod.POST, "/classes", Role.EDUCATOR)
                .holding(HttpMethod.GET, "/classes/{id}", SCHOOL)
                .holding(HttpMethod.POST, "/classes/{id}/courses", Role.EDUCATOR)
                .holding(HttpMethod.POST, "/classes/{id}/educators", Role.EDUCATOR)
                .holding(HttpMethod.POST, "/classes/{id}/cards", Role.EDUCATOR)
                .holding(HttpMethod.GET, "/classes/{id}/lists", Role.EDUCATOR)
                .holding(HttpMethod.POST, "/classes/{id}/lists", Role.EDUCATOR)
                .holding(HttpMethod.GET, "/classes/{id}/lists/empty.csv", Role.EDUCATOR)
                .holding(HttpMethod.GET, "/classes/{id}/lists/{list}", Role.EDUCATOR)
                .holding(HttpMethod.POST, "/classes/{id}/lists/{list}", Role.EDUCATOR)
                .holding(HttpMethod.POST, "/classes/{id}/lists/{list}/undo", Role.EDUCATOR)
                .holding(HttpMethod.GET, "/classes/{id}/messages", Role.EDUCATOR)
                .holding(HttpMethod.POST, "/classes/{id}/messages", Role.EDUCATOR)
                .holding(HttpMethod.GET, "/classes/{id}/meetings", Role.EDUCATOR)
                .holding(HttpMethod.POST, "/classes/{id}/meetings", Role.EDUCATOR)
                .holding(HttpMethod.GET, "/classes/{id}/meetings/{meeting}", Role.EDUCATOR)
                .holding(HttpMethod.POST, "/classes/{id}/meetings/{meeting}", Role.EDUCATOR)
                .holding(HttpMethod.POST, "/classes/{id}/meetings/{meeting}/off", Role.EDUCATOR)
                .signedIn(HttpMethod.GET, "/my/class");
    }

    @Bean
    MenuEntry classesInMenu() {
        return new MenuEntry(42, "learn.class.menu", "/classes", new Who.Holding(List.of(SCHOOL)));
    }
}
