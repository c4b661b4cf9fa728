package org.tessera.learn.classes;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tessera.people.NewPerson;
import org.tessera.people.People;
import org.tessera.people.Person;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Role;
import org.tessera.platform.Settings;
import org.tessera.platform.TableFile;
import org.tessera.platform.Texts;
import org.tessera.platform.WrittenDay;

/**
 * Reads a list of learners: first a row that names the columns, in any order and in any of our languages, then one row
 * for each learner. Given name and family name must be there; other columns than ours are refused, so that nobody
 * believes they count.
 */
@Component
class ClassFile {
    /** The columns; the first two must be there. */
    static final List<String> COLUMNS = List.of("given", "family", "latin", "birth-date", "email", "language");

    private static final int LONGEST_NAME = 100;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    /** What was read. */
    record Read(String encoding, List<ClassList.Entered> rows, List<ClassList.Mistake> mistakes) {}

    private final People people;
    private final Letters letters;
    private final Settings settings;
    private final Clock clock;
    private final Map<String, String> columns = new HashMap<>();

    ClassFile(People people, Letters letters, Texts texts, Settings settings, Clock clock) {
        this.people = people;
        this.letters = letters;
        this.settings = settings;
        this.clock = clock;
        for (String column : COLUMNS) {
            columns.put(column, column);
            for (String language : settings.languages())
                columns.put(TableFile.plain(texts.say(language, "learn.class.column." + column)), column);
        }
    }

    /** @param reader the language of whoever brings the file, and of learners whose row names none */
    Read read(byte[] file, OrganisationId school, String reader) {
        try {
            return read(letters.likeliest(TableFile.readings(file), reader), school, reader);
        } catch (TableFile.Unreadable why) {
            return wrong("", String.valueOf(why.getMessage()));
        }
    }

    private static Read wrong(String encoding, String key) {
        return new Read(encoding, List.of(), List.of(new ClassList.Mistake(0, key)));
    }

    private Read read(TableFile.Reading reading, OrganisationId school, String reader) {
        var lines = new ArrayList<>(reading.rows().entrySet());
        if (lines.size() < 2) return wrong(reading.encoding(), "learn.class.file.empty");
        var head = lines.removeFirst().getValue().stream()
                .map(cell -> columns.getOrDefault(TableFile.plain(cell), ""))
                .toList();
        boolean known = !head.contains("") && head.stream().distinct().count() == head.size();
        if (!known || !head.contains("given") || !head.contains("family"))
            return wrong(reading.encoding(), "learn.class.file.columns");
        var here = people.holding(school, Role.LEARNER);
        var rows = new ArrayList<ClassList.Entered>();
        var mistakes = new ArrayList<ClassList.Mistake>();
        for (var line : lines) {
            var row = new Row(cells(head, line.getValue()), reader);
            var mistake = line.getValue().stream().skip(head.size()).anyMatch(cell -> !cell.isBlank())
                    ? "learn.class.row.wide"
                    : enter(line.getKey(), row, here, rows);
            if (!mistake.isEmpty()) mistakes.add(new ClassList.Mistake(line.getKey(), mistake));
        }
        return new Read(reading.encoding(), rows, mistakes);
    }

    private static Map<String, String> cells(List<String> head, List<String> line) {
        var cells = new HashMap<String, String>();
        for (int at = 0; at < head.size(); at++)
            cells.put(
                    head.get(at),
                    at < line.size()
                            ? line.get(at).replaceFirst("^'(?=[=+@-])", "").strip()
                            : "");
        return cells;
    }

    /** The key of what is wrong; empty when nothing is, and then the row is among the rows. */
    private String enter(int number, Row row, List<Person> here, List<ClassList.Entered> rows) {
        var wrong = wrongIn(row);
        if (!wrong.isEmpty()) return wrong;
        var person = row.person();
        if (rows.stream().anyMatch(other -> same(other.person(), person))) return "learn.class.row.twice";
        var meant = here.stream().filter(p -> isMeant(p, person)).toList();
        if (meant.size() > 1) return "learn.class.row.ambiguous";
        var known = meant.stream().findFirst().map(Person::id);
        if (person.email()
                .flatMap(people::byEmail)
                .filter(owner -> !Optional.of(owner).equals(known))
                .isPresent()) return "learn.class.row.email-taken";
        if (known.isPresent() && rows.stream().anyMatch(other -> other.known().equals(known)))
            return "learn.class.row.twice";
        rows.add(new ClassList.Entered(number, person, known));
        return "";
    }

    private String wrongIn(Row row) {
        if (row.cell("given").isEmpty() || row.cell("family").isEmpty()) return "learn.class.row.name";
        if (row.cell("given").length() > LONGEST_NAME || row.cell("family").length() > LONGEST_NAME)
            return "learn.class.row.long";
        var birth = row.cell("birth-date");
        if (!birth.isEmpty() && WrittenDay.read(birth).filter(this::isBirthDate).isEmpty())
            return "learn.class.row.birth-date";
        var email = row.cell("email");
        if (!email.isEmpty() && !NewPerson.isEmail(email)) return "learn.class.row.email";
        var language = row.cell("language");
        return language.isEmpty() || settings.languages().contains(language) ? "" : "learn.class.row.language";
    }

    private boolean isBirthDate(LocalDate day) {
        return day.isAfter(EARLIEST) && day.isBefore(LocalDate.now(clock));
    }

    private static boolean same(NewPerson one, NewPerson other) {
        return name(one).equals(name(other)) && one.birthDate().equals(other.birthDate());
    }

    /** The same name, and no other birth date where both are known. */
    private static boolean isMeant(Person here, NewPerson row) {
        return TableFile.plain(here.fullName()).equals(name(row))
                && (here.birthDate().isEmpty()
                        || row.birthDate().isEmpty()
                        || here.birthDate().equals(row.birthDate()));
    }

    private static String name(NewPerson person) {
        return TableFile.plain(person.givenName() + " " + person.familyName());
    }

    /** The cells of a row by column. */
    private record Row(Map<String, String> cells, String reader) {
        String cell(String column) {
            return cells.getOrDefault(column, "");
        }

        private Optional<String> given(String column) {
            return Optional.of(cell(column)).filter(text -> !text.isEmpty());
        }

        NewPerson person() {
            return new NewPerson(
                    cell("given"),
                    cell("family"),
                    given("latin"),
                    given("birth-date").flatMap(WrittenDay::read),
                    given("language").orElse(reader),
                    given("email"));
        }
    }

    /** An empty list to fill in, in the words of a language. */
    static String blank(Texts texts, String language) {
        return "\uFEFF"
                + String.join(
                        ";",
                        COLUMNS.stream()
                                .map(c -> TableFile.cell(texts.say(language, "learn.class.column." + c)))
                                .toList())
                + "\r\n";
    }
}
