package org.tessera.passport.badges;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.WholeApplication;
import org.tessera.passport.PassportDay;

/** What a program that asks for badges makes the sealer do: no more than it is shown, and once. */
class OwnBadgesTest extends WholeApplication {
    @Autowired
    PassportDay day;

    @Autowired
    OwnBadges own;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whatIsShownIsSealedOnceAndWhatIsOnlyCountedNever() {
        var holder = day.holder();
        assertThat(own.of(holder.id(), Instant.now().plus(Duration.ofDays(1)))).isEmpty();
        var counted = own.of(holder.id(), Instant.EPOCH);
        assertThat(counted).hasSize(1);
        assertThat(ordered(holder)).isZero();
        var shown = own.badges(counted);
        assertThat(shown).hasSize(1);
        assertThat(own.badges(counted)).isEqualTo(shown);
        assertThat(ordered(holder)).isEqualTo(1);
        day.suspend(holder);
        assertThat(own.of(holder.id(), Instant.EPOCH)).isEmpty();
    }

    private int ordered(PassportDay.Holder holder) {
        return jdbc.sql("select count(*) from issue.copy_order where holder = :holder")
                .param("holder", holder.id().value())
                .query(Integer.class)
                .single();
    }
}
