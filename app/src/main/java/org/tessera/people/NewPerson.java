package org.tessera.people;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

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
        Optional<String> email) {
    static final int LONGEST_EMAIL = 254;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,189}");

    /** Whether a text could be an e-mail address. Whether somebody reads what is sent there, only a letter can tell. */
    public static boolean isEmail(String text) {
        return text.length() <= LONGEST_EMAIL && EMAIL.matcher(text).matches();
    }
}
