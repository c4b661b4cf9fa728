package org.tessera.assess.bank;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;

/**
 * An item in the workshop with its newest version, without its words.
 *
 * @param name within its owner's bank, for example {@code K08-0012}
 * @param standard the published micro-credential whose outcome it asks for, with its hash
 * @param cell matrix version, skill and competence that the outcome rests on
 * @param practice whether it is for practice tests alone
 * @param number of the newest version
 * @param kind as stored: {@code single}, {@code order} …
 * @param languages the first is the one it was written in
 * @param translates the language that the newest version added
 * @param state of the newest version
 * @param since when it has been in that state
 */
public record Crafted(
        UUID id,
        OrganisationId owner,
        String microCredential,
        String name,
        String outcome,
        String standard,
        String cell,
        boolean practice,
        String origin,
        int number,
        String kind,
        List<String> languages,
        Optional<String> translates,
        State state,
        Instant since,
        PersonId author) {
    /** The language it was written in. */
    public String language() {
        return languages.getFirst();
    }
}
