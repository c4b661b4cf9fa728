package org.tessera.platform;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says "wait" to whoever tries the same thing too often from one network address: guessing links, asking for mail.
 *
 * <p>Budgets are generous, since a whole school may stand behind one address; against guessing, the 32 random bytes of
 * every link are the lock, and this is only the doorkeeper. Addresses are kept as salted digests for a day at most. All
 * nodes share the count.
 */
@Component
public class Throttle {
    private static final int NETWORK_OF_IPV6 = 8;

    /**
     * How often something may be tried from one address.
     *
     * @param name kept in the database
     * @param tries in each window, at least 1
     * @param window counted from the epoch, so all nodes agree when one begins
     */
    public record Budget(String name, int tries, Duration window) {
        private Instant began(Instant now) {
            long millis = now.toEpochMilli();
            return Instant.ofEpochMilli(millis - millis % window.toMillis());
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Throttle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Stops a caller whose budget is spent.
     *
     * @throws Problem 429, with the minutes to wait
     */
    public void check(Budget budget, HttpServletRequest request) {
        var now = clock.instant();
        var began = budget.began(now);
        var spent = jdbc.sql("""
                select coalesce(sum(spent), 0)
                  from platform.throttle
                 where budget = :budget and origin = :origin and began = :began
                """)
                .param("budget", budget.name())
                .param("origin", origin(request, now))
                .param("began", Timestamp.from(began))
                .query(Integer.class)
                .single();
        if (spent < budget.tries()) return;
        long minutes = Duration.between(now, began.plus(budget.window())).toMinutes() + 1;
        throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "platform.problem.too-many", minutes);
    }

    /** Counts one try. */
    public void spend(Budget budget, HttpServletRequest request) {
        var now = clock.instant();
        jdbc.sql("""
                insert into platform.throttle (budget, origin, began, spent)
                values (:budget, :origin, :began, 1)
                on conflict (budget, origin, began) do update set spent = throttle.spent + 1
                """)
                .param("budget", budget.name())
                .param("origin", origin(request, now))
                .param("began", Timestamp.from(budget.began(now)))
                .update();
    }

    /** Stops a caller whose budget is spent, or counts this try. */
    public void take(Budget budget, HttpServletRequest request) {
        check(budget, request);
        spend(budget, request);
    }

    private String origin(HttpServletRequest request, Instant now) {
        return Sha256.of(salt(LocalDate.ofInstant(now, ZoneOffset.UTC)) + network(request.getRemoteAddr()));
    }

    /** An IPv4 address, or the /64 network of an IPv6 address, since one line usually owns all of that. */
    static String network(String address) {
        try {
            var bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, NETWORK_OF_IPV6)));
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private String salt(LocalDate day) {
        jdbc.sql("insert into platform.throttle_salt (day, salt) values (:day, :salt) on conflict do nothing")
                .param("day", Date.valueOf(day))
                .param("salt", Ids.secret())
                .update();
        return jdbc.sql("select salt from platform.throttle_salt where day = :day")
                .param("day", Date.valueOf(day))
                .query(String.class)
                .single();
    }

    /** Forgets what is older than a day. */
    void forget() {
        var yesterday = clock.instant().minus(Duration.ofDays(1));
        jdbc.sql("delete from platform.throttle where began < :yesterday")
                .param("yesterday", Timestamp.from(yesterday))
                .update();
        jdbc.sql("delete from platform.throttle_salt where day < :yesterday")
                .param("yesterday", Date.valueOf(LocalDate.ofInstant(yesterday, ZoneOffset.UTC)))
                .update();
    }

    @Bean
    static Task<?> forgetTries(JdbcClient jdbc, Clock clock) {
        return Tasks.recurring("platform-forget-tries", FixedDelay.ofHours(1))
                .execute((instance, context) -> new Throttle(jdbc, clock).forget());
    }
}
