package org.tessera.people;

import java.time.LocalDate;
import java.util.Optional;
import org.tessera.platform.PersonId;

/**
 * A person with an account.
 *
 * @param latinName the whole name in Latin letters, as on an identity card, when the name is written otherwise
 * @param language in which they read pages and messages, a BCP 47 code
 */
public record Person(
        PersonId id,
        String givenName,
        String familyName,
        Optional<String> latinName,
        Optional<LocalDate> birthDate,
        String language) {
    /** Given name and family name. */
    public String fullName() {
        return givenName + " " + familyName;
    }
}
