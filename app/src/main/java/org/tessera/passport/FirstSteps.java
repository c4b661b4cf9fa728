package org.tessera.passport;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tessera.issue.Credentials;
import org.tessera.platform.NextStep;
import org.tessera.platform.PersonId;
import org.tessera.platform.Screen;

/** What the passport itself suggests when no other module has anything more urgent. */
@Component
class FirstSteps implements NextStep {
    private static final int WAITS = 900;
    private final Credentials credentials;
    private final Shares shares;
    private final Clock clock;

    FirstSteps(Credentials credentials, Shares shares, Clock clock) {
        this.credentials = credentials;
        this.shares = shares;
        this.clock = clock;
    }

    @Override
    public Optional<Step> of(PersonId person, Screen screen) {
        if (credentials.of(person).isEmpty()) return Optional.of(step(screen, "first", "/catalogue"));
        var now = clock.instant();
        var shown = shares.of(person).stream().anyMatch(s -> s.isLive(now));
        return Optional.of(shown ? step(screen, "more", "/catalogue") : step(screen, "share", "/passport/share"));
    }

    private static Step step(Screen screen, String which, String path) {
        var key = "passport.next." + which;
        return new Step(WAITS, screen.say(key), screen.say(key + ".go"), path);
    }
}
