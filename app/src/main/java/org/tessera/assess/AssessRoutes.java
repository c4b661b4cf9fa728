package org.tessera.assess;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.tessera.platform.MenuEntry;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Who;

/** Who may come where. A candidate's own routes check whose sitting it is; another one's looks absent. */
@Configuration(proxyBeanMethods = false)
class AssessRoutes {
    @Bean
    Routes assessPages() {
        return Routes.none()
                .signedIn(
                        HttpMethod.GET,
                        "/exams",
                        "/sittings/{id}",
                        "/sittings/{id}/questions/{number}",
                        "/sittings/{id}/review",
                        "/sittings/{id}/task",
                        "/sittings/{id}/task/review",
                        "/sittings/{id}/feedback",
                        "/sittings/{id}/result")
                .signedIn(
                        HttpMethod.POST,
                        "/exams/practice",
                        "/sittings/{id}/start",
                        "/sittings/{id}/continue",
                        "/sittings/{id}/questions/{number}",
                        "/sittings/{id}/questions/{number}/file",
                        "/sittings/{id}/task",
                        "/sittings/{id}/submit")
                .holding(HttpMethod.GET, "/invigilate", Role.INVIGILATOR)
                .holding(HttpMethod.GET, "/invigilate/{id}", Role.INVIGILATOR)
                .holding(HttpMethod.POST, "/invigilate/{id}", Role.INVIGILATOR)
                .holding(HttpMethod.GET, "/marking", Role.EXAMINER)
                .holding(HttpMethod.POST, "/marking/next", Role.EXAMINER)
                .holding(HttpMethod.GET, "/marking/{script}", Role.EXAMINER)
                .holding(HttpMethod.GET, "/marking/{script}/files/{number}", Role.EXAMINER)
                .holding(HttpMethod.POST, "/marking/{script}", Role.EXAMINER)
                .holding(HttpMethod.POST, "/marking/{script}/return", Role.EXAMINER)
                .holding(HttpMethod.GET, "/marking/practice/{task}", Role.EXAMINER)
                .holding(HttpMethod.GET, "/marking/practice/{task}/{script}", Role.EXAMINER)
                .holding(HttpMethod.POST, "/marking/practice/{task}/{script}", Role.EXAMINER)
                .holding(HttpMethod.GET, "/marking/examiners", Role.CERTIFICATION_OFFICER)
                .holding(HttpMethod.POST, "/marking/examiners", Role.CERTIFICATION_OFFICER)
                .holding(HttpMethod.GET, "/banks", Role.CERTIFICATION_OFFICER)
                .holding(HttpMethod.POST, "/banks", Role.CERTIFICATION_OFFICER);
    }

    @Bean
    MenuEntry examsInMenu() {
        return new MenuEntry(50, "assess.menu.exams", "/exams", new Who.Holding(java.util.List.of(Role.LEARNER)));
    }

    @Bean
    MenuEntry invigilateInMenu() {
        return new MenuEntry(
                51, "assess.menu.invigilate", "/invigilate", new Who.Holding(java.util.List.of(Role.INVIGILATOR)));
    }

    @Bean
    MenuEntry markingInMenu() {
        return new MenuEntry(52, "assess.menu.marking", "/marking", new Who.Holding(java.util.List.of(Role.EXAMINER)));
    }

    @Bean
    MenuEntry banksInMenu() {
        return new MenuEntry(
                53, "assess.menu.banks", "/banks", new Who.Holding(java.util.List.of(Role.CERTIFICATION_OFFICER)));
    }
}
