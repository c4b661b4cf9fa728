package org.tessera.learn.mentor;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.tessera.platform.MenuEntry;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Who;

/** Who may come where. Which mentoring it is, the pages themselves ask: the learner's role may be gone, their log is not. */
@Configuration(proxyBeanMethods = false)
class MentorRoutes {
    private static final Role[] SCHOOL = {Role.MENTOR, Role.EDUCATOR, Role.ORGANISATION_ADMINISTRATOR};

    @Bean
    Routes mentoringPages() {
        return Routes.none()
                .holding(HttpMethod.GET, "/mentoring", SCHOOL)
                .holding(HttpMethod.POST, "/mentoring", Role.EDUCATOR, Role.ORGANISATION_ADMINISTRATOR)
                .signedIn(HttpMethod.GET, "/mentoring/{id}", "/my/people")
                .signedIn(
                        HttpMethod.POST,
                        "/mentoring/{id}/guidance",
                        "/mentoring/{id}/goals",
                        "/mentoring/{id}/goals/{goal}",
                        "/mentoring/{id}/end");
    }

    @Bean
    MenuEntry mentoringInMenu() {
        return new MenuEntry(43, "learn.mentor.menu", "/mentoring", new Who.Holding(List.of(SCHOOL)));
    }
}
