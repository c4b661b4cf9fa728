package org.tessera.issue.wallet;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.issue.Credentials;
import org.tessera.issue.oauth.Permission;

/** What people may allow wallets, and the job that deletes what is over. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class Wallets {
    private static final Duration A_DAY = Duration.ofDays(1);

    @Bean
    static Permission microCredentialPermission(Credentials credentials, Offers offers) {
        return new WalletPermission(Configuration.MICRO_CREDENTIAL, credentials, offers);
    }

    @Bean
    static Permission openBadgePermission(Credentials credentials, Offers offers) {
        return new WalletPermission(Configuration.OPEN_BADGE, credentials, offers);
    }

    @Bean
    static Task<?> forgetWallets(JdbcClient jdbc, Clock clock) {
        return Tasks.recurring("issue-forget-wallets", FixedDelay.ofHours(1)).execute((_, _) -> {
            var now = clock.instant();
            jdbc.sql("delete from wallet.offer where expires_at < :past")
                    .param("past", Timestamp.from(now.minus(A_DAY)))
                    .update();
            jdbc.sql("delete from wallet.nonce where expires_at < :past")
                    .param("past", Timestamp.from(now))
                    .update();
            jdbc.sql("delete from wallet.delivery where asked_at < :past")
                    .param("past", Timestamp.from(now.minus(A_DAY)))
                    .update();
        });
    }
}
