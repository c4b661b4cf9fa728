package org.tessera.assess.bank;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tessera.platform.Form;

/**
 * What somebody answered. As one text, which is how it is saved: the value itself where a question has one box
 * ({@code b}, {@code 12.5}), else {@code id=value;id=value} in the question's order with what is filled in alone, values
 * percent-encoded. A file is {@code file:} with its kind and SHA-256. It is the same in every language.
 *
 * @param values by the id of the field; a field that is not filled in is absent
 */
public record Response(Map<String, String> values) {
    private static final Pattern FILE = Pattern.compile("file:[a-z0-9]{2,5}:[0-9a-f]{64}");

    /** Nothing is filled in. */
    public static Response none() {
        return new Response(Map.of());
    }

    /** One box with this value. */
    public static Response one(String value) {
        return new Response(Map.of("", value));
    }

    /** A saved answer. What the question does not offer is left out. */
    public static Response of(Question question, String answer) {
        var fields = question.fields();
        if (fields.isEmpty()) return FILE.matcher(answer).matches() ? one(answer) : none();
        if (single(fields)) return answer.isEmpty() || !fields.getFirst().takes(answer) ? none() : one(answer);
        var given = parts(answer);
        var values = new LinkedHashMap<String, String>();
        for (Field field : fields) {
            var value = given.get(field.id());
            if (value != null && field.takes(value)) values.put(field.id(), value);
        }
        return new Response(values);
    }

    /** The same where there may be none. */
    public static Response of(Question question, Optional<String> answer) {
        return answer.map(a -> of(question, a)).orElseGet(Response::none);
    }

    /**
     * What a page's form says, as the text that is saved. Nothing where the form can't say it: radio buttons of which none
     * is chosen send nothing, and a file comes by another form. Empty tick boxes are an answer, for they can be emptied.
     */
    public static Optional<String> typed(Question question, Form form) {
        var fields = question.fields();
        if (fields.isEmpty()) return Optional.empty();
        if (single(fields)) {
            boolean chosen = !fields.getFirst().offered().isEmpty();
            return chosen && !form.has(Field.name("")) ? Optional.empty() : Optional.of(form.value(Field.name("")));
        }
        var values = new LinkedHashMap<String, String>();
        fields.stream().filter(f -> form.has(f.name())).forEach(f -> values.put(f.id(), form.value(f.name())));
        return Optional.of(new Response(values).text());
    }

    /** Whether a text is an answer to this question, complete or not. */
    static boolean fits(Question question, String answer) {
        var fields = question.fields();
        if (fields.isEmpty()) return FILE.matcher(answer).matches();
        if (single(fields)) {
            var only = fields.getFirst();
            return answer.isEmpty() ? only.offered().isEmpty() : only.takes(answer);
        }
        var given = parts(answer);
        return given.entrySet().stream()
                .allMatch(e -> fields.stream().anyMatch(f -> f.id().equals(e.getKey()) && f.takes(e.getValue())));
    }

    /** What stands in a field; empty when it is not filled in. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** Whether nothing at all is filled in. */
    public boolean blank() {
        return values.values().stream().allMatch(String::isBlank);
    }

    /** The text that is saved. */
    public String text() {
        if (values.containsKey("")) return value("");
        return values.entrySet().stream()
                .filter(e -> !e.getValue().isEmpty())
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(";"));
    }

    private static boolean single(List<Field> fields) {
        return fields.size() == 1 && fields.getFirst().id().isEmpty();
    }

    /** A part that can't be read stands under a name that no field has, so it does not fit. */
    private static Map<String, String> parts(String answer) {
        var parts = new LinkedHashMap<String, String>();
        if (answer.isEmpty()) return parts;
        for (String part : answer.split(";", -1)) {
            int sign = part.indexOf('=');
            try {
                if (sign < 1) parts.put("?", part);
                else
                    parts.put(
                            part.substring(0, sign),
                            URLDecoder.decode(part.substring(sign + 1), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException unreadable) {
                parts.put("?", part);
            }
        }
        return parts;
    }
}
