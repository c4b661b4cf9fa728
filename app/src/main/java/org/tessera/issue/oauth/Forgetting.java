package org.tessera.issue.oauth;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes what is over. A spent code stays for a day, so that its return is still noticed. */
@Configuration(proxyBeanMethods = false)
class Forgetting {
    private static final Duration A_DAY = Duration.ofDays(1);

    /** A program that nobody used for a year registers itself anew. */
    private static final Duration A_YEAR = Duration.ofDays(365);

    @Bean
    static Task<?> forgetGrants(JdbcClient jdbc, Clock clock) {
        return Tasks.recurring("issue-forget-grants", FixedDelay.ofHours(1)).execute((_, _) -> {
            var past = Timestamp.from(clock.instant().minus(A_DAY));
            for (String table : List.of("request", "code", "token", "proof")) {
                jdbc.sql("delete from oauth." + table + " where expires_at < :past")
                        .param("past", past)
                        .update();
            }
            jdbc.sql("delete from oauth.client where used_at < :long")
                    .param("long", Timestamp.from(clock.instant().minus(A_YEAR)))
                    .update();
        });
    }
}
