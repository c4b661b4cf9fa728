package org.tessera.tour;

import java.util.Arrays;
import java.util.List;

/**
 * Somebody who is played. Made up: no such person exists.
 *
 * @param given name, as on the identity document
 * @param family name
 * @param latin the name in Latin letters, or empty
 * @param birth day as {@code 2001-05-17}, or empty
 * @param email address of the demonstration's mailbox, or empty for somebody who comes with a card
 * @param language of their account and their browser
 * @param roles text keys such as {@code certification-officer}
 */
record Persona(
        String given, String family, String latin, String birth, String email, String language, List<String> roles) {
    /** Staff: with an address and without a day of birth. */
    static Persona staff(String given, String family, String email, String language, String... roles) {
        return new Persona(given, family, "", "", email, language, Arrays.asList(roles));
    }

    String name() {
        return given + " " + family;
    }
}
