package org.tessera.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody typed, and what is wrong with it. Reading a value checks it and remembers the complaint; the same form
 * is given back to the page, so nothing typed is lost.
 */
public final class Form {
    /** One complaint: the field, and the text key with its arguments. */
    public record Error(String field, String key, List<Object> arguments) {}

    private final Map<String, String[]> typed;
    private final List<Error> errors = new ArrayList<>();

    private Form(Map<String, String[]> typed) {
        this.typed = new LinkedHashMap<>(typed);
    }

    /** The form that a request carries. */
    public static Form of(HttpServletRequest request) {
        return new Form(request.getParameterMap());
    }

    /** A form that nobody has filled in. */
    public static Form empty() {
        return new Form(Map.of());
    }

    /** A form that is filled in beforehand, for changing what exists. */
    public static Form with(Map<String, String> values) {
        var typed = new LinkedHashMap<String, String[]>();
        values.forEach((field, value) -> typed.put(field, new String[] {value}));
        return new Form(typed);
    }

    /** The same where a field may have several values. */
    public static Form withAll(Map<String, List<String>> values) {
        var typed = new LinkedHashMap<String, String[]>();
        values.forEach((field, several) -> typed.put(field, several.toArray(String[]::new)));
        return new Form(typed);
    }

    /** What stands in a field, trimmed; empty when absent. Control characters other than line ends are dropped. */
    public String value(String field) {
        var values = typed.get(field);
        return values == null || values.length == 0 ? "" : clean(values[0]);
    }

    /** All values of a field that may be ticked more than once. */
    public List<String> values(String field) {
        var values = typed.get(field);
        return values == null
                ? List.of()
                : java.util.Arrays.stream(values).map(Form::clean).toList();
    }

    /** Whether a field was sent and is not empty. */
    public boolean has(String field) {
        return !value(field).isEmpty();
    }

    /** A text that must be there and must not be longer. */
    public String required(String field, int longest) {
        var value = value(field);
        if (value.isEmpty()) reject(field, "platform.form.required");
        else if (value.length() > longest) reject(field, "platform.form.too-long", longest);
        return value;
    }

    /** A text that may be left out, but must not be longer. */
    public String optional(String field, int longest) {
        var value = value(field);
        if (value.length() > longest) reject(field, "platform.form.too-long", longest);
        return value;
    }

    /** A whole number within bounds. */
    public int number(String field, int least, int most) {
        try {
            int number = Integer.parseInt(value(field));
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException notANumber) {
            // The complaint below says what is wanted.
        }
        reject(field, "platform.form.number", least, most);
        return least;
    }

    /** A day as {@code <input type=date>} sends it. */
    public Optional<LocalDate> date(String field) {
        try {
            return Optional.of(LocalDate.parse(value(field)));
        } catch (DateTimeException notADay) {
            reject(field, "platform.form.date");
            return Optional.empty();
        }
    }

    /** One of the values offered. */
    public String oneOf(String field, List<String> offered) {
        var value = value(field);
        if (!offered.contains(value)) reject(field, "platform.form.choose");
        return value;
    }

    /** Complains about a field. */
    public void reject(String field, String key, Object... arguments) {
        errors.add(new Error(field, key, List.of(arguments)));
    }

    /** Whether nothing is wrong. */
    public boolean ok() {
        return errors.isEmpty();
    }

    /** All complaints, in the order of the fields as they were read. */
    public List<Error> errors() {
        return List.copyOf(errors);
    }

    /** The first complaint about a field, in the reader's words; empty when there is none. */
    public String complaint(String field, Screen screen) {
        return errors.stream()
                .filter(e -> e.field().equals(field))
                .findFirst()
                .map(e -> screen.say(e.key(), e.arguments().toArray()))
                .orElse("");
    }

    private static String clean(String raw) {
        return raw.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip();
    }
}
