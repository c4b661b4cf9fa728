package org.tessera.assess.cut;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;

/** Officers lead a standard setting; a panel's pages look absent to everybody who is not on it. */
@Configuration(proxyBeanMethods = false)
class CutRoutes {
    @Bean
    Routes routesOfCuts() {
        var officer = Role.CERTIFICATION_OFFICER;
        return Routes.none()
                .holding(HttpMethod.GET, "/forms/{id}/cut", officer)
                .holding(HttpMethod.POST, "/forms/{id}/cut/open", officer)
                .holding(HttpMethod.POST, "/forms/{id}/cut/invite", officer)
                .holding(HttpMethod.POST, "/forms/{id}/cut/step", officer)
                .holding(HttpMethod.POST, "/forms/{id}/cut/decide", officer)
                .holding(HttpMethod.POST, "/forms/{id}/cut/carry", officer)
                .signedIn(HttpMethod.GET, "/panel", "/panel/{study}")
                .signedIn(HttpMethod.POST, "/panel/{study}");
    }
}
