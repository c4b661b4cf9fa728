package org.tessera.passport.badges;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tessera.platform.PersonId;

/** A person's credentials of ours as Open Badges. */
@Component
class OwnBadges {
    /** Those that were issued since, the newest first, each as a JSON Web Token. */
    List<Badge> of(PersonId holder, Instant since) {
        return List.of();
    }
}
