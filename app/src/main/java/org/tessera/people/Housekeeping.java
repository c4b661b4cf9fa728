package org.tessera.people;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is no longer needed is forgotten every night. */
@Configuration(proxyBeanMethods = false)
class Housekeeping {
    @Bean
    Task<?> forgetSignInLinks(SignInLinks links) {
        return Tasks.recurring("people-forget-sign-in-links", Schedules.daily(LocalTime.of(3, 10)))
                .execute((instance, context) -> links.forget());
    }
}
