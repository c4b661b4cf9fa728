package org.tessera.people;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is entered about a person who gets an account.
 *
 * @param latinName the whole name in Latin letters, when the name is written otherwise
 * @param language a BCP 47 code
 * @param email not needed: whoever has none signs in by card or passkey
 */
public record NewPerson(
        String givenName,
        String familyName,
        Optional<String> latinName,
        Optional<LocalDate> birthDate,
        String language,
        Optional<String> email) {}
