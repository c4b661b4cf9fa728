package org.tessera.measurement.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.measurement.DataProblem;

/** Just enough JSON (RFC 8259) for reference files: maps, lists, doubles, strings, booleans and null. */
final class Json {

    private final Path file;
    private final String text;
    private int at;

    private Json(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /** The value of a file. */
    static @Nullable Object read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new DataProblem(file, 0, "the file cannot be read (" + e.getMessage() + ").");
        }
        var json = new Json(file, text);
        var value = json.value();
        json.blanks();
        if (json.at < text.length()) throw json.problem("text after the end of the value");
        return value;
    }

    private @Nullable Object value() {
        blanks();
        if (at >= text.length()) throw problem("the file ends too early");
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        at++;
        blanks();
        if (peek('}')) return map;
        do {
            blanks();
            var key = string();
            blanks();
            expect(':');
            map.put(key, value());
            blanks();
        } while (peek(','));
        expect('}');
        return map;
    }

    private List<@Nullable Object> array() {
        var list = new ArrayList<@Nullable Object>();
        at++;
        blanks();
        if (peek(']')) return list;
        do {
            list.add(value());
            blanks();
        } while (peek(','));
        expect(']');
        return list;
    }

    private String string() {
        expect('"');
        var string = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            var c = text.charAt(at++);
            if (c != '\\') {
                string.append(c);
                continue;
            }
            var escaped = at < text.length() ? text.charAt(at++) : '"';
            switch (escaped) {
                case 'n' -> string.append('\n');
                case 't' -> string.append('\t');
                case 'r' -> string.append('\r');
                case 'b' -> string.append('\b');
                case 'f' -> string.append('\f');
                case 'u' -> {
                    string.append((char) Integer.parseInt(text, at, at + 4, 16));
                    at += 4;
                }
                default -> string.append(escaped);
            }
        }
        expect('"');
        return string.toString();
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) throw problem("an unknown word");
        at += word.length();
        return value;
    }

    private Double number() {
        var from = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) at++;
        try {
            return Double.valueOf(text.substring(from, at));
        } catch (NumberFormatException e) {
            throw problem("something that is no JSON value");
        }
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
    }

    private boolean peek(char c) {
        if (at >= text.length() || text.charAt(at) != c) return false;
        at++;
        return true;
    }

    private void expect(char c) {
        if (!peek(c)) throw problem("a missing \"" + c + "\"");
    }

    private DataProblem problem(String what) {
        var line = text.substring(0, Math.min(at, text.length())).lines().count();
        return new DataProblem(file, Math.max(1, line), "this is not valid JSON: " + what + ".");
    }

    /** A value as indented text; NaN and infinities become null. */
    static String write(@Nullable Object value) {
        var out = new StringBuilder();
        write(value, "", out);
        return out.append('\n').toString();
    }

    private static void write(@Nullable Object value, String indent, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> map -> {
                out.append('{');
                var separator = "\n";
                for (var entry : map.entrySet()) {
                    out.append(separator).append(indent).append("  ");
                    quote(String.valueOf(entry.getKey()), out);
                    out.append(": ");
                    write(entry.getValue(), indent + "  ", out);
                    separator = ",\n";
                }
                out.append('\n').append(indent).append('}');
            }
            case List<?> list -> {
                out.append('[');
                var separator = "";
                for (var element : list) {
                    out.append(separator);
                    write(element, indent + "  ", out);
                    separator = ", ";
                }
                out.append(']');
            }
            case double[] numbers -> {
                var list = new ArrayList<Object>();
                for (var number : numbers) list.add(number);
                write(list, indent, out);
            }
            case Double number -> {
                if (!Double.isFinite(number)) out.append("null");
                else if (number == Math.rint(number) && Math.abs(number) < 1e15) out.append(number.longValue());
                else out.append(number);
            }
            case Number number -> out.append(number);
            case Boolean flag -> out.append(flag);
            default -> quote(value.toString(), out);
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c < ' ') out.append(String.format("\\u%04x", (int) c));
            else out.append(c);
        }
        out.append('"');
    }
}
