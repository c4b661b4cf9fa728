package org.tessera.platform;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One text for one content: JSON by RFC 8785 (JSON Canonicalization Scheme), so that the same content has the same hash
 * whatever the order of its keys. Content is made of maps, lists, texts, truth values and numbers.
 */
public final class Canonical {
    private static final BigDecimal SMALLEST = new BigDecimal("0.000001");
    private static final BigDecimal LARGEST = new BigDecimal("9007199254740991");

    private Canonical() {}

    /**
     * The canonical text of a content.
     *
     * @throws IllegalArgumentException for a value of another kind, or a number that JSON can't carry between programs:
     *     not finite, nearer to zero than one millionth, or beyond 2^53
     */
    public static String of(@Nullable Object content) {
        var out = new StringBuilder();
        write(out, content);
        return out.toString();
    }

    private static void write(StringBuilder out, @Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case Boolean truth -> out.append(truth);
            case String text -> quote(out, text);
            case Number number -> out.append(plain(number));
            case Map<?, ?> map -> object(out, map);
            case List<?> list -> array(out, list);
            default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass());
        }
    }

    private static void object(StringBuilder out, Map<?, ?> map) {
        // The scheme sorts keys by UTF-16 code units, which is the order of String.
        var sorted = new TreeMap<String, Object>();
        map.forEach((key, value) -> sorted.put((String) key, value));
        out.append('{');
        sorted.forEach((key, value) -> {
            if (out.charAt(out.length() - 1) != '{') out.append(',');
            quote(out, key);
            out.append(':');
            write(out, value);
        });
        out.append('}');
    }

    private static void array(StringBuilder out, List<?> list) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) out.append(',');
            write(out, list.get(i));
        }
        out.append(']');
    }

    private static String plain(Number number) {
        if (number instanceof Double d && !Double.isFinite(d))
            throw new IllegalArgumentException("not a finite number: " + d);
        var decimal = new BigDecimal(number.toString()).stripTrailingZeros();
        var size = decimal.abs();
        if (size.compareTo(LARGEST) > 0 || (size.signum() != 0 && size.compareTo(SMALLEST) < 0))
            throw new IllegalArgumentException("a number that JSON can't carry safely: " + number);
        return size.signum() == 0 ? "0" : decimal.toPlainString();
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) out.append("\\u%04x".formatted((int) c));
                    else out.append(c);
                }
            }
        }
        out.append('"');
    }
}
