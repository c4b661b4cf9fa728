package org.tessera.passport.badges;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tessera.certify.State;
import org.tessera.issue.Copies;
import org.tessera.issue.Credentials;
import org.tessera.issue.Form;
import org.tessera.issue.Issued;
import org.tessera.platform.PersonId;
import org.tessera.platform.Settings;

/** A person's credentials of ours as Open Badges: copies, which the sealer makes when they are first asked for. */
@Component
class OwnBadges {
    /** Whoever asks again after this finds it. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Credentials credentials;
    private final Copies copies;
    private final Settings settings;

    OwnBadges(Credentials credentials, Copies copies, Settings settings) {
        this.credentials = credentials;
        this.copies = copies;
        this.settings = settings;
    }

    /** Those that were issued since and are in force, the newest first. Nothing is sealed for knowing them. */
    List<Issued> of(PersonId holder, Instant since) {
        return credentials.of(holder).stream()
                .filter(issued -> !issued.issuedAt().isBefore(since))
                .filter(issued -> credentials.standing(issued.id()).state() == State.VALID)
                .toList();
    }

    /**
     * Each of them as a JSON Web Token. One that the sealer has not come to yet, or was just suspended, is left out; all
     * together wait no longer than for one.
     */
    List<Badge> badges(List<Issued> some) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        return some.stream().flatMap(issued -> badge(issued, end).stream()).toList();
    }

    private Optional<Badge> badge(Issued issued, long end) {
        return copies.made(issued.id(), issued.holder(), Form.OPEN_BADGE_TOKEN)
                .or(() -> sealed(issued, Duration.ofNanos(Math.max(0, end - System.nanoTime()))))
                .map(file -> new Badge(
                        settings.address(""),
                        issued.id().toString(),
                        issued.issuedAt(),
                        true,
                        new String(file, StandardCharsets.US_ASCII).strip()));
    }

    private Optional<byte[]> sealed(Issued issued, Duration patience) {
        var order = copies.order(issued.id(), issued.holder(), Form.OPEN_BADGE_TOKEN, Optional.empty());
        return copies.of(order, patience) instanceof Copies.Copy.Ready(var file) ? Optional.of(file) : Optional.empty();
    }
}
