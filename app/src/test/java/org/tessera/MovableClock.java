package org.tessera;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The application's clock in tests: right, until somebody moves it. The database keeps a clock of its own. */
@Component
@Primary
public class MovableClock extends Clock {
    private volatile Duration wrong = Duration.ZERO;

    /** From now on it is wrong by this much; {@link Duration#ZERO} puts it right. */
    public void moveBy(Duration by) {
        wrong = by;
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(wrong);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
