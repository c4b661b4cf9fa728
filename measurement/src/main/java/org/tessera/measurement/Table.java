package org.tessera.measurement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A comma-separated file with a header (RFC 4180, UTF-8; {@code .gz} is unpacked). Every cell knows its line, so that a
 * mistake can be shown to the person who made it.
 */
public final class Table {

    /** More columns than this are taken for a mistake (a transposed file, most often). */
    public static final int MOST_COLUMNS = 5000;

    private static final String[] SHORT = new String[128];

    static {
        for (char c = 0; c < SHORT.length; c++) SHORT[c] = String.valueOf(c).strip();
    }

    private final Path file;
    private final List<String> header;
    private final List<String[]> rows;

    private Table(Path file, List<String> header, List<String[]> rows) {
        this.file = file;
        this.header = header;
        this.rows = rows;
    }

    /**
     * Reads a file whole.
     *
     * @throws DataProblem where the file is missing, empty, ragged, too wide or has two columns of one name
     */
    public static Table read(Path file) {
        if (!Files.isRegularFile(file)) throw new DataProblem(file, 0, "there is no such file.");
        try (var stream = Files.newInputStream(file);
                var unpacked = file.toString().endsWith(".gz") ? new GZIPInputStream(stream) : stream;
                var reader = new BufferedReader(new InputStreamReader(unpacked, StandardCharsets.UTF_8), 1 << 16)) {
            return read(file, reader);
        } catch (IOException e) {
            throw new DataProblem(file, 0, "the file cannot be read (" + e.getMessage() + ").");
        }
    }

    private static Table read(Path file, BufferedReader reader) throws IOException {
        var first = reader.readLine();
        if (first == null || first.isBlank())
            throw new DataProblem(file, 0, "the file is empty; a header is expected.");
        if (first.startsWith("\uFEFF")) first = first.substring(1);
        var header = List.of(cells(first, -1));
        if (header.size() > MOST_COLUMNS)
            throw new DataProblem(
                    file,
                    1,
                    "there are " + header.size() + " columns; at most " + MOST_COLUMNS
                            + " are read. Persons belong in rows and items in columns.");
        var seen = new HashSet<String>();
        for (var name : header)
            if (!seen.add(name)) throw new DataProblem(file, 1, "two columns are called \"" + name + "\".");
        var rows = new ArrayList<String[]>();
        var line = 1L;
        for (var text = reader.readLine(); text != null; text = reader.readLine()) {
            line++;
            if (text.isEmpty() && header.size() > 1) {
                if (reader.readLine() == null) break;
                throw new DataProblem(file, line, "the line is empty.");
            }
            var cells = cells(text, header.size());
            if (cells.length != header.size())
                throw new DataProblem(
                        file, line, "there are " + cells.length + " cells, the header has " + header.size() + ".");
            rows.add(cells);
        }
        if (rows.isEmpty()) throw new DataProblem(file, 1, "there is a header but no line of data.");
        return new Table(file, header, rows);
    }

    private static String[] cells(String line, int expected) {
        var cells = new ArrayList<String>(Math.max(4, expected));
        var at = 0;
        while (at <= line.length()) {
            if (at < line.length() && line.charAt(at) == '"') {
                var cell = new StringBuilder();
                at++;
                while (at < line.length()) {
                    if (line.charAt(at) == '"' && at + 1 < line.length() && line.charAt(at + 1) == '"') at++;
                    else if (line.charAt(at) == '"') break;
                    cell.append(line.charAt(at++));
                }
                var comma = line.indexOf(',', at);
                cells.add(cell.toString());
                at = comma < 0 ? line.length() + 1 : comma + 1;
            } else {
                var comma = line.indexOf(',', at);
                var end = comma < 0 ? line.length() : comma;
                cells.add(cell(line, at, end));
                at = end + 1;
            }
        }
        return cells.toArray(String[]::new);
    }

    /** One-letter cells share their strings: millions of answers would otherwise be millions of objects. */
    private static String cell(String line, int from, int to) {
        if (to - from == 1 && line.charAt(from) < SHORT.length) return SHORT[line.charAt(from)];
        return line.substring(from, to).strip();
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** Names of the columns. */
    public List<String> header() {
        return header;
    }

    /** Number of data lines. */
    public int size() {
        return rows.size();
    }

    /** Whether there is a column of that name. */
    public boolean has(String column) {
        return header.contains(column);
    }

    /** A cell as text. */
    public String text(int row, String column) {
        return rows.get(row)[position(column)];
    }

    /** A column as text. */
    public String[] texts(String column) {
        var position = position(column);
        return rows.stream().map(row -> row[position]).toArray(String[]::new);
    }

    /** A column of numbers; NaN where a cell is empty or NA. */
    public double[] numbers(String column) {
        var position = position(column);
        var numbers = new double[rows.size()];
        for (int r = 0; r < numbers.length; r++) numbers[r] = number(r, position);
        return numbers;
    }

    /** Several columns of numbers, as rows. */
    public double[][] numbers(List<String> columns) {
        var matrix = new double[rows.size()][columns.size()];
        for (int c = 0; c < columns.size(); c++) {
            var position = position(columns.get(c));
            for (int r = 0; r < matrix.length; r++) matrix[r][c] = number(r, position);
        }
        return matrix;
    }

    /** A column of whole numbers without blanks. */
    public int[] whole(String column) {
        var numbers = numbers(column);
        var whole = new int[numbers.length];
        for (int r = 0; r < whole.length; r++) {
            whole[r] = (int) numbers[r];
            if (whole[r] != numbers[r])
                throw new DataProblem(
                        file,
                        r + 2L,
                        "column \"" + column + "\" needs a whole number, not \"" + text(r, column) + "\".");
        }
        return whole;
    }

    /**
     * Columns as answers: whole numbers from 0; an empty cell or NA was not administered, {@code O} omitted, {@code N}
     * not reached.
     */
    public Responses responses(List<String> columns) {
        var codes = new byte[rows.size() * columns.size()];
        for (int c = 0; c < columns.size(); c++) {
            var position = position(columns.get(c));
            for (int r = 0; r < rows.size(); r++) codes[r * columns.size() + c] = code(r, position);
        }
        return Responses.of(columns, codes);
    }

    /** All columns but the named ones, in order. */
    public List<String> without(List<String> columns) {
        return header.stream().filter(name -> !columns.contains(name)).toList();
    }

    private byte code(int row, int position) {
        var cell = rows.get(row)[position];
        if (cell.length() == 1 && Character.isDigit(cell.charAt(0))) return (byte) (cell.charAt(0) - '0');
        return switch (cell) {
            case "", "NA" -> Responses.NOT_ADMINISTERED;
            case "O" -> Responses.OMITTED;
            case "N" -> Responses.NOT_REACHED;
            default -> {
                var number = number(row, position);
                if (number != Math.rint(number) || number < 0 || number > Responses.HIGHEST)
                    throw new DataProblem(
                            file,
                            row + 2L,
                            "column \"" + header.get(position) + "\" needs a whole score from 0 to " + Responses.HIGHEST
                                    + ", not \"" + cell + "\".");
                yield (byte) number;
            }
        };
    }

    private double number(int row, int position) {
        var cell = rows.get(row)[position];
        if (cell.isEmpty() || cell.equals("NA")) return Double.NaN;
        try {
            var number = Double.parseDouble(cell);
            // The parser of the language also takes "NaN", "Infinity" and "1d", which no data file means.
            if (Double.isFinite(number) && !Character.isLetter(cell.charAt(cell.length() - 1))) return number;
        } catch (NumberFormatException e) {
            // Told below, with the place.
        }
        throw new DataProblem(
                file, row + 2L, "column \"" + header.get(position) + "\" needs a number, not \"" + cell + "\".");
    }

    private int position(String column) {
        var position = header.indexOf(column);
        if (position < 0)
            throw new DataProblem(
                    file,
                    1,
                    "there is no column \"" + column + "\"; the columns are "
                            + String.join(", ", header.subList(0, Math.min(12, header.size()))) + ".");
        return position;
    }
}
