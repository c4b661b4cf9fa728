package org.tessera.assess.profile;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;

/** Everybody sees their own profile; a body's officers decide on the bands of its forms. */
@Configuration(proxyBeanMethods = false)
class ProfileRoutes {
    @Bean
    Routes routesOfProfiles() {
        return Routes.none()
                .signedIn(HttpMethod.GET, "/profile", "/sittings/{id}/profile", "/profile/myself/{skill}")
                .signedIn(HttpMethod.POST, "/profile/myself/{skill}", "/profile/forget")
                .holding(HttpMethod.GET, "/forms/{id}/bands", Role.CERTIFICATION_OFFICER)
                .holding(HttpMethod.POST, "/forms/{id}/bands", Role.CERTIFICATION_OFFICER);
    }
}
