package org.tessera.assess;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.people.Person;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;

/**
 * Takes the candidate's own name and that of their school out of a text, in case they signed it: the examiner shall not know
 * whose it is.
 */
@Component
class Anonymous {
    private static final String INSTEAD = "[…]";
    private static final int SHORTEST = 2;
    private final JdbcClient jdbc;
    private final Names names;

    Anonymous(JdbcClient jdbc, Names names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    String text(Marking.Script script) {
        return jdbc.sql("""
                select s.candidate, s.test_centre
                  from assess.script c join assess.sitting s on s.id = c.sitting where c.id = :id
                """)
                .param("id", script.id())
                .query((row, n) -> without(
                        without(
                                script.text(),
                                List.of(names.organisation(
                                        new OrganisationId(row.getObject("test_centre", UUID.class))))),
                        parts(names.person(new PersonId(row.getObject("candidate", UUID.class))))))
                .optional()
                .orElse(script.text());
    }

    static String without(String text, List<String> nameParts) {
        var anonymous = text;
        for (String part : nameParts) {
            if (part.isBlank()) continue;
            anonymous = Pattern.compile(
                            "(?<![\\p{L}\\p{M}])" + Pattern.quote(part) + "(?![\\p{L}\\p{M}])",
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(anonymous)
                    .replaceAll(INSTEAD);
        }
        return anonymous;
    }

    private static List<String> parts(Person person) {
        return Stream.of(Optional.of(person.givenName()), Optional.of(person.familyName()), person.latinName())
                .flatMap(Optional::stream)
                .flatMap(name -> Stream.of(name.split("[\\s-]+")))
                .filter(part -> part.length() >= SHORTEST)
                .distinct()
                .toList();
    }
}
