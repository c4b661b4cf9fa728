package org.tessera.certify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The rows of a table that somebody brings, as CSV in UTF-8 (comma, semicolon or tab) or as the first sheet of an XLSX
 * workbook. Everything is text; formulas count as the value that was last shown.
 */
final class TableFile {
    /** The file can't be read as a table; the message is a text key. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String key) {
            super(key);
        }
    }

    private static final int MOST_ROWS = 5_000;
    private static final int MOST_PARTS = 200;

    /** What a workbook may unpack to, so that a small file can't fill the memory. */
    private static final int MOST_BYTES = 20 << 20;

    private TableFile() {}

    /** The rows, each with its cells in order; empty rows are left out of the list, but counted in the map's keys. */
    static Map<Integer, List<String>> read(byte[] file) throws Unreadable {
        var rows = new TreeMap<Integer, List<String>>();
        boolean packed = file.length > 3 && file[0] == 'P' && file[1] == 'K';
        (packed ? workbook(file) : lines(file)).forEach((number, cells) -> {
            if (cells.stream().anyMatch(cell -> !cell.isBlank())) rows.put(number, cells);
        });
        if (rows.size() > MOST_ROWS) throw new Unreadable("certify.cohort.file.too-many");
        return rows;
    }

    private static Map<Integer, List<String>> lines(byte[] file) throws Unreadable {
        final String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString()
                    .replaceFirst("^\uFEFF", "");
        } catch (CharacterCodingException notUtf8) {
            throw new Unreadable("certify.cohort.file.encoding");
        }
        if (text.indexOf('\0') >= 0) throw new Unreadable("certify.cohort.file.unreadable");
        return new Csv(text).rows();
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
                        throw new Unreadable("certify.cohort.file.unreadable");
                    return cell.toString().strip();
                }
            }
            throw new Unreadable("certify.cohort.file.unreadable");
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
                if (left < 0 || ++count > MOST_PARTS) throw new Unreadable("certify.cohort.file.too-many");
                parts.put(entry.getName(), bytes);
            }
            if (!parts.containsKey("xl/worksheets/sheet1.xml")) throw new Unreadable("certify.cohort.file.unreadable");
            var shared = parts.containsKey("xl/sharedStrings.xml")
                    ? strings(parts.get("xl/sharedStrings.xml"))
                    : List.<String>of();
            return sheet(parts.get("xl/worksheets/sheet1.xml"), shared);
        } catch (IOException | XMLStreamException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Unreadable("certify.cohort.file.unreadable");
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
