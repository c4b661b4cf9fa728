package org.tessera.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.tessera.WholeApplication;

class ThrottleTest extends WholeApplication {
    private static final Instant NOON = Instant.parse("2026-03-02T12:03:00Z");

    @Autowired
    JdbcClient jdbc;

    private final Throttle.Budget budget = new Throttle.Budget(Ids.secret(), 3, Duration.ofMinutes(10));

    @Test
    void oneAddressIsStoppedWhenItsBudgetIsSpentAndTheOthersGoOn() {
        var throttle = at(NOON);
        for (int i = 0; i < 3; i++) at(NOON.plusNanos(1_000_001 * i)).take(budget, from("192.0.2.7"));
        assertThatThrownBy(() -> throttle.check(budget, from("192.0.2.7")))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
                    assertThat(problem.arguments()).containsExactly(8L);
                });
        assertThatCode(() -> throttle.check(budget, from("192.0.2.8"))).doesNotThrowAnyException();
    }

    @Test
    void theNextWindowBeginsAnew() {
        for (int i = 0; i < 3; i++) at(NOON).take(budget, from("192.0.2.7"));
        assertThatCode(() -> at(NOON.plus(Duration.ofMinutes(7))).take(budget, from("192.0.2.7")))
                .doesNotThrowAnyException();
    }

    @Test
    void manyAddressesOfOneIpv6LineAreOne() {
        for (int i = 1; i <= 3; i++) at(NOON).take(budget, from("2001:db8:1:2::" + i));
        assertThatThrownBy(() -> at(NOON).check(budget, from("2001:db8:1:2:ffff::9")))
                .isInstanceOf(Problem.class);
        assertThatCode(() -> at(NOON).check(budget, from("2001:db8:1:3::1"))).doesNotThrowAnyException();
    }

    @Test
    void addressesAreNotKeptAndTheirDigestsAreForgottenAfterADay() {
        at(NOON).take(budget, from("192.0.2.7"));
        assertThat(origins()).hasSize(1).noneMatch(origin -> ((String) origin).contains("192"));
        at(NOON.plus(Duration.ofDays(2))).forget();
        assertThat(origins()).isEmpty();
    }

    private java.util.List<Object> origins() {
        return jdbc.sql("select origin from platform.throttle where budget = :budget")
                .param("budget", budget.name())
                .query()
                .singleColumn();
    }

    private Throttle at(Instant now) {
        return new Throttle(jdbc, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }
}
