package org.tessera.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The rows of a table that somebody brings, as CSV (comma, semicolon or tab) or as the first sheet of an XLSX workbook.
 * Everything is text; formulas count as the value that was last shown.
 */
public final class TableFile {
    /** The file can't be read as a table; the message is a text key. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String key) {
            super(key);
        }
    }

    /** What programs for tables in our countries write: Greek, Central European and Western Windows after Unicode. */
    private static final List<Charset> ENCODINGS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16,
            Charset.forName("windows-1253"),
            Charset.forName("windows-1250"),
            Charset.forName("windows-1252"));

    private static final List<Charset> UNMISTAKABLE = List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16);
    private static final int MOST_ROWS = 5_000;
    private static final int MOST_PARTS = 200;

    /** What a workbook may unpack to, so that a small file can't fill the memory. */
    private static final int MOST_BYTES = 20 << 20;

    private TableFile() {}

    /**
     * One way to read a file.
     *
     * @param encoding of its text, as IANA calls it; {@code XLSX} for a workbook
     * @param rows by their number in the file, each with its cells in order; empty rows are left out, but counted
     */
    public record Reading(String encoding, Map<Integer, List<String>> rows) {}

    /** The rows of a file that must be in UTF-8 or a workbook, as {@link Reading#rows}. */
    public static Map<Integer, List<String>> read(byte[] file) throws Unreadable {
        return readings(file, List.of(StandardCharsets.UTF_8)).getFirst().rows();
    }

    /**
     * Every way to read a file, the likeliest first. What is valid UTF-8 or marked as UTF-16 is read as nothing else.
     * The old encodings of one byte for each letter can't be told apart by their bytes with certainty: whoever knows
     * which names to expect chooses among them.
     */
    public static List<Reading> readings(byte[] file) throws Unreadable {
        return readings(file, ENCODINGS);
    }

    /**
     * A cell as names are compared: programs for tables change accents' encoding, spaces and cases, and an apostrophe
     * before = keeps a name from being a formula.
     */
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceFirst("^'(?=[=+@-])", "")
                .replaceAll("\\s+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** A cell of a CSV: quoted, and with an apostrophe where a program for tables would take a name for a formula. */
    public static String cell(String text) {
        return '"' + (text.matches("(?s)[=+@-].*") ? "'" + text : text).replace("\"", "\"\"") + '"';
    }

    private static List<Reading> readings(byte[] file, List<Charset> encodings) throws Unreadable {
        if (file.length > 3 && file[0] == 'P' && file[1] == 'K')
            return List.of(new Reading("XLSX", filled(workbook(file))));
        var readings = new ArrayList<Reading>();
        for (Charset encoding : encodings) {
            var text = decoded(file, encoding);
            if (text.isEmpty() || (text.get().indexOf('\0') >= 0 && encodings.size() > 1)) continue;
            if (text.get().indexOf('\0') >= 0) throw new Unreadable("platform.table.unreadable");
            readings.add(new Reading(encoding.name(), filled(new Csv(text.get()).rows())));
            if (UNMISTAKABLE.contains(encoding)) break;
        }
        if (readings.isEmpty()) throw new Unreadable("platform.table.encoding");
        return readings;
    }

    private static Optional<String> decoded(byte[] file, Charset encoding) {
        boolean marked = file.length > 1 && ((file[0] & 0xFF) ^ (file[1] & 0xFF)) == 1 && (file[0] & 0xFE) == 0xFE;
        if (encoding.equals(StandardCharsets.UTF_16) && !marked) return Optional.empty();
        try {
            return Optional.of(encoding.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString()
                    .replaceFirst("^\uFEFF", ""));
        } catch (CharacterCodingException another) {
            return Optional.empty();
        }
    }

    private static Map<Integer, List<String>> filled(Map<Integer, List<String>> all) throws Unreadable {
        var rows = new TreeMap<Integer, List<String>>();
        all.forEach((number, cells) -> {
            if (cells.stream().anyMatch(cell -> !cell.isBlank())) rows.put(number, cells);
        });
        if (rows.size() > MOST_ROWS) throw new Unreadable("platform.table.too-many");
        return rows;
    }

    /** RFC 4180, with the separator that the first line uses most. */
    private static final class Csv {
        private final String text;
        private final char separator;
        private int at;

        Csv(String text) {
            this.text = text;
            var first = text.lines().findFirst().orElse("");
            this.separator = List.of(';', '\t', ',').stream()
                    .max(java.util.Comparator.comparingLong(
                            (Character c) -> first.chars().filter(x -> x == c).count()))
                    .orElse(',');
        }

        Map<Integer, List<String>> rows() throws Unreadable {
            var rows = new TreeMap<Integer, List<String>>();
            for (int number = 1; at < text.length(); number++) rows.put(number, row());
            return rows;
        }

        private List<String> row() throws Unreadable {
            var cells = new ArrayList<String>();
            while (true) {
                cells.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
                if (at >= text.length()) return cells;
                char next = text.charAt(at++);
                if (next == separator) continue;
                if (next == '\r' && at < text.length() && text.charAt(at) == '\n') at++;
                return cells;
            }
        }

        private String plain() {
            int from = at;
            while (at < text.length() && text.charAt(at) != separator && "\r\n".indexOf(text.charAt(at)) < 0) at++;
            return text.substring(from, at).strip();
        }

        private String quoted() throws Unreadable {
            var cell = new StringBuilder();
            at++;
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c != '"') cell.append(c);
                else if (at < text.length() && text.charAt(at) == '"') cell.append(text.charAt(at++));
                else {
                    while (at < text.length() && text.charAt(at) == ' ') at++;
                    if (at < text.length() && text.charAt(at) != separator && "\r\n".indexOf(text.charAt(at)) < 0)
                        throw new Unreadable("platform.table.unreadable");
                    return cell.toString().strip();
                }
            }
            throw new Unreadable("platform.table.unreadable");
        }
    }

    private static Map<Integer, List<String>> workbook(byte[] file) throws Unreadable {
        var parts = new HashMap<String, byte[]>();
        int left = MOST_BYTES;
        int count = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var bytes = zip.readNBytes(left + 1);
                left -= bytes.length;
                if (left < 0 || ++count > MOST_PARTS) throw new Unreadable("platform.table.too-many");
                parts.put(entry.getName(), bytes);
            }
            if (!parts.containsKey("xl/worksheets/sheet1.xml")) throw new Unreadable("platform.table.unreadable");
            var shared = parts.containsKey("xl/sharedStrings.xml")
                    ? strings(parts.get("xl/sharedStrings.xml"))
                    : List.<String>of();
            return sheet(parts.get("xl/worksheets/sheet1.xml"), shared);
        } catch (IOException | XMLStreamException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Unreadable("platform.table.unreadable");
        }
    }

    private static XMLStreamReader xml(byte[] part) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new ByteArrayInputStream(part));
    }

    /** The texts that cells point to; phonetic hints inside them are not text. */
    private static List<String> strings(byte[] part) throws XMLStreamException {
        var strings = new ArrayList<String>();
        var xml = xml(part);
        var text = new StringBuilder();
        boolean hint = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "si" -> text.setLength(0);
                    case "rPh" -> hint = true;
                    case "t" -> {
                        var piece = xml.getElementText();
                        if (!hint) text.append(piece);
                    }
                    default -> {}
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.getLocalName().equals("rPh")) hint = false;
                if (xml.getLocalName().equals("si")) strings.add(text.toString().strip());
            }
        }
        return strings;
    }

    private static Map<Integer, List<String>> sheet(byte[] part, List<String> shared) throws XMLStreamException {
        var rows = new TreeMap<Integer, List<String>>();
        var xml = xml(part);
        int number = 0;
        int column = 0;
        var type = "";
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
            switch (xml.getLocalName()) {
                case "row" -> {
                    var given = xml.getAttributeValue(null, "r");
                    number = given == null ? number + 1 : Integer.parseInt(given);
                    column = -1;
                    rows.put(number, new ArrayList<>());
                }
                case "c" -> {
                    var place = xml.getAttributeValue(null, "r");
                    column = place == null ? column + 1 : column(place);
                    type = String.valueOf(xml.getAttributeValue(null, "t"));
                }
                case "v", "t" -> {
                    var value = xml.getElementText();
                    var cells = rows.get(number);
                    if (cells == null || column > 100) throw new IllegalArgumentException("a cell outside of a row");
                    while (cells.size() <= column) cells.add("");
                    cells.set(column, type.equals("s") ? shared.get(Integer.parseInt(value)) : value.strip());
                }
                default -> {}
            }
        }
        return rows;
    }

    /** {@code C7} is column 2. */
    private static int column(String place) {
        int column = 0;
        for (int at = 0; at < place.length() && Character.isLetter(place.charAt(at)); at++)
            column = column * 26 + Character.toUpperCase(place.charAt(at)) - 'A' + 1;
        return column - 1;
    }
}
