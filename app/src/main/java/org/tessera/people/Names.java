package org.tessera.people;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tessera.platform.Form;
import org.tessera.platform.Screen;

/** Reads what is typed about a person. */
final class Names {
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private Names() {}

    /** Reads the form; complaints stay in it, and then the values mean nothing. */
    static NewPerson read(Form form, List<String> languages) {
        var given = form.required("givenName", AccountPages.LONGEST_NAME);
        var family = form.required("familyName", AccountPages.LONGEST_NAME);
        var latin = form.optional("latinName", 2 * AccountPages.LONGEST_NAME);
        var birth = form.has("birthDate") ? form.date("birthDate") : Optional.<LocalDate>empty();
        if (birth.filter(day -> day.isBefore(EARLIEST) || day.isAfter(LocalDate.now()))
                .isPresent()) form.reject("birthDate", "people.person.birth-date.wrong");
        var email = form.value("email");
        if (!email.isEmpty() && !NewPerson.isEmail(email)) form.reject("email", "people.sign-in.not-an-address");
        var language = form.oneOf("language", languages);
        return new NewPerson(given, family, given(latin), birth, language, given(email));
    }

    /** The languages switched on, by their own names. */
    static Map<String, String> languages(Screen screen) {
        var languages = new LinkedHashMap<String, String>();
        for (String code : screen.languages()) languages.put(code, screen.nameOf(code));
        return languages;
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
