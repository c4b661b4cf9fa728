package org.tessera.research;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Tables as text with commas (RFC 4180), safe to open in a spreadsheet: a text that a spreadsheet would take for a formula
 * gets an apostrophe in front.
 */
final class Csv {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private Csv() {}

    /** Rows of cells, the first row being the heading. With a byte order mark, so that Greek opens rightly everywhere. */
    static String of(List<List<?>> rows) {
        return "\ufeff"
                + rows.stream()
                        .map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String cell(Object value) {
        if (value instanceof Number) return value.toString();
        var text = value.toString();
        // A space in front does not keep a spreadsheet from seeing the formula behind it.
        var seen = text.stripLeading();
        boolean formula = (!seen.isEmpty() && FORMULA_STARTS.indexOf(seen.charAt(0)) >= 0)
                || (!text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0);
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }
}
