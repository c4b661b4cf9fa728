package org.tessera.measurement.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A report: sections of text, tables and figures. Text is plain text; the page escapes it.
 *
 * @param title title of the page
 * @param sections sections in order
 */
public record Report(String title, List<Section> sections) {

    /** Copies the list. */
    public Report {
        sections = List.copyOf(sections);
    }

    /** A part of a section. */
    public sealed interface Part {}

    /** A paragraph. */
    public record Text(String text) implements Part {}

    /** Methods, sources and settings, in English whatever the language of the report. */
    public record Method(String text) implements Part {}

    /** What could not be estimated, and why: the reason in English, as it arose. */
    public record Refusal(String what, String reason) implements Part {}

    /**
     * A table; the first column names the row.
     *
     * @param id name of the table in files: lower case, no blanks
     * @param caption what the table shows
     * @param columns headings
     * @param rows cells as text, one list per row
     */
    public record Table(String id, String caption, List<String> columns, List<List<String>> rows) implements Part {

        /** Copies the lists. */
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }

        /** The table as comma-separated values (RFC 4180). */
        public String csv() {
            var out = new StringBuilder();
            line(columns, out);
            rows.forEach(row -> line(row, out));
            return out.toString();
        }

        private static void line(List<String> cells, StringBuilder out) {
            for (int c = 0; c < cells.size(); c++) {
                if (c > 0) out.append(',');
                var cell = cells.get(c);
                // A spreadsheet would run a cell that begins like a formula.
                if (!cell.isEmpty() && "=@\t".indexOf(cell.charAt(0)) >= 0) cell = "'" + cell;
                var quote = cell.contains(",") || cell.contains("\"") || cell.contains("\n");
                out.append(quote ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
            }
            out.append('\n');
        }
    }

    /**
     * A figure with the numbers it shows.
     *
     * @param title what it shows
     * @param description what a reader who cannot see it should know
     * @param svg drawing without a title
     * @param table the same numbers
     */
    public record Figure(String title, String description, String svg, Table table) implements Part {}

    /** A section. */
    public record Section(String title, List<Part> parts) {

        /** Copies the list. */
        public Section {
            parts = List.copyOf(parts);
        }
    }

    /** All tables, those of figures included. */
    public List<Table> tables() {
        var tables = new ArrayList<Table>();
        for (var section : sections)
            for (var part : section.parts()) {
                if (part instanceof Table table) tables.add(table);
                if (part instanceof Figure figure) tables.add(figure.table());
            }
        return tables;
    }

    /** A number with so many decimals; a dash where there is none. */
    public static String number(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "–";
    }

    /** A p value: three decimals, or "< .001". */
    public static String p(double value) {
        return value < 0.001 ? "< .001" : number(value, 3);
    }
}
