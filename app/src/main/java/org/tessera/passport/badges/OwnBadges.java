package org.tessera.passport.badges;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
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

    /**
     * Those that were issued since, the newest first, each as a JSON Web Token. One that is not in force, or that the
     * sealer has not come to yet, is left out.
     */
    List<Badge> of(PersonId holder, Instant since) {
        return credentials.of(holder).stream()
                .filter(issued -> !issued.issuedAt().isBefore(since))
                .flatMap(issued -> badge(holder, issued).stream())
                .toList();
    }

    private Optional<Badge> badge(PersonId holder, Issued issued) {
        var order = copies.order(issued.id(), holder, Form.OPEN_BADGE_TOKEN, Optional.empty());
        return copies.of(order, PATIENCE) instanceof Copies.Copy.Ready ready
                ? Optional.of(new Badge(
                        settings.address(""),
                        issued.id().toString(),
                        issued.issuedAt(),
                        true,
                        new String(ready.file(), StandardCharsets.US_ASCII).strip()))
                : Optional.empty();
    }
}
