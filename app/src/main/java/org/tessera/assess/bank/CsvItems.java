package org.tessera.assess.bank;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tessera.platform.TableFile;

/**
 * Simple items from a table: the columns {@code question}, {@code a} to {@code h}, {@code right} and {@code why}, one item a
 * row. One letter under {@code right} makes one right answer, several letters make several.
 */
final class CsvItems {
    private static final List<String> LETTERS = List.of("a", "b", "c", "d", "e", "f", "g", "h");

    private CsvItems() {}

    /** @throws QtiPackage.Refused when it is no table with these columns */
    static List<QtiReader.Read> read(byte[] file, String language) throws QtiPackage.Refused {
        final Map<Integer, List<String>> rows;
        try {
            rows = new LinkedHashMap<>(TableFile.read(file));
        } catch (TableFile.Unreadable unreadable) {
            throw new QtiPackage.Refused(String.valueOf(unreadable.getMessage()));
        }
        var head = rows.entrySet().stream()
                .findFirst()
                .orElseThrow(() -> new QtiPackage.Refused("assess.qti.refused.columns"));
        var columns = head.getValue().stream().map(TableFile::plain).toList();
        if (!columns.containsAll(List.of("question", "a", "b", "right")))
            throw new QtiPackage.Refused("assess.qti.refused.columns");
        rows.remove(head.getKey());
        var items = new ArrayList<QtiReader.Read>();
        rows.forEach((number, cells) -> items.add(item(Integer.toString(number), columns, cells, language)));
        if (items.isEmpty()) throw new QtiPackage.Refused("assess.qti.refused.empty");
        return items;
    }

    private static QtiReader.Read item(String row, List<String> columns, List<String> cells, String language) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < Math.min(columns.size(), cells.size()); i++)
            values.put(columns.get(i), cells.get(i).strip());
        var options = LETTERS.stream()
                .filter(l -> !values.getOrDefault(l, "").isEmpty())
                .map(l -> new Question.Option(l, Map.of(language, values.get(l))))
                .toList();
        var right = Lines.pieces(values.getOrDefault("right", "").toLowerCase(Locale.ROOT), "[\\s,;]+");
        var stem = values.getOrDefault("question", "");
        var words = stem.isEmpty() ? Map.<String, String>of() : Map.of(language, stem);
        var why = values.getOrDefault("why", "");
        var wording = right.size() == 1
                ? wording(new Question.Choice(words, options), new Key.One(right.getFirst()), why, language)
                : wording(
                        new Question.Several(words, options), new Key.Some(right, Rule.ALL_OR_NOTHING), why, language);
        var notes = new ArrayList<QtiNote>();
        Fit.faults(wording.question(), wording.key()).forEach(f -> notes.add(new QtiNote(row, f, "")));
        return new QtiReader.Read(row, notes.isEmpty() ? Optional.of(wording) : Optional.empty(), notes);
    }

    private static Wording wording(Question question, Key key, String why, String language) {
        return new Wording(question, key, why.isEmpty() ? Map.of() : Map.of(language, why));
    }
}
