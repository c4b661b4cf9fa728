package org.tessera.people;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tessera.platform.Form;
import org.tessera.platform.Screen;

/** What is typed about an organisation that is entered. */
record NewOrganisation(Organisation.Kind kind, String legalName, String country) {
    private static final int LONGEST_NAME = 200;
    private static final List<String> KINDS = Arrays.stream(Organisation.Kind.values())
            .map(Organisation.Kind::key)
            .toList();
    private static final List<String> COUNTRIES = List.of(Locale.getISOCountries());

    /** Reads the form; complaints stay in it, and then the values mean nothing. */
    static NewOrganisation read(Form form) {
        var name = form.required("legalName", LONGEST_NAME);
        var kind = form.oneOf("kind", KINDS);
        var country = form.oneOf("country", COUNTRIES);
        return new NewOrganisation(
                KINDS.contains(kind) ? Organisation.Kind.ofKey(kind) : Organisation.Kind.VET_PROVIDER, name, country);
    }

    /** The kinds, in the reader's words. */
    static Map<String, String> kinds(Screen screen) {
        var kinds = new LinkedHashMap<String, String>();
        for (String kind : KINDS) kinds.put(kind, screen.say("people.kind." + kind));
        return kinds;
    }

    /** The countries in the reader's words and alphabet, after an empty choice. */
    static Map<String, String> countries(Screen screen) {
        var reader = Locale.forLanguageTag(screen.language());
        var countries = new LinkedHashMap<String, String>();
        countries.put("", "");
        COUNTRIES.stream()
                .map(code -> Map.entry(code, Locale.of("", code).getDisplayCountry(reader)))
                .sorted(Map.Entry.comparingByValue(screen.alphabetical()))
                .forEach(entry -> countries.put(entry.getKey(), entry.getValue()));
        return countries;
    }
}
