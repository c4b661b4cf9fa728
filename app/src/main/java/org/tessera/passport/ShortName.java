package org.tessera.passport;

import java.time.LocalDate;
import java.util.Optional;
import org.tessera.people.Person;

/**
 * A first name with an initial: enough to be recognised in an interview, too little to be searched for.
 *
 * @param name in the person's own letters
 * @param latinName the same in Latin letters, where they differ
 */
public record ShortName(String name, Optional<String> latinName) {
    private static final int OF_AGE = 18;

    static ShortName of(Person person) {
        return new ShortName(
                person.givenName() + " " + initial(person.familyName()),
                person.latinName().map(ShortName::latin));
    }

    /** Whether the short name is the first choice offered: for everybody under 18. */
    static boolean isDefaultFor(Person person, LocalDate today) {
        return person.birthDate()
                .filter(day -> day.plusYears(OF_AGE).isAfter(today))
                .isPresent();
    }

    private static String latin(String whole) {
        var words = whole.strip().split("\\s+");
        return words.length == 1 ? words[0] : words[0] + " " + initial(words[words.length - 1]);
    }

    private static String initial(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)) + ".";
    }
}
