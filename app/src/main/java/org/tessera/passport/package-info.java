/**
 * The passport: what a learner holds, sees and shows.
 *
 * <p>It belongs to the learner. Nobody sees a credential unless its holder makes a link for it, chooses what the link
 * shows, for how long, and sees beforehand exactly what the other side will see. A link is 32 random bytes of which
 * only the hash is kept; what it shows can never be widened, only stopped. Each opening is counted with its time, never
 * with who opened it.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "people",
            "design",
            "certify",
            "issue",
            "issue::oauth",
            "issue::wallet",
            "credential"
        })
package org.tessera.passport;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
