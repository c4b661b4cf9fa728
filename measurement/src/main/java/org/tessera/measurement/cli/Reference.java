package org.tessera.measurement.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.measurement.DataProblem;
import org.tessera.measurement.Responses;
import org.tessera.measurement.Table;

/**
 * A reference file with the data beside it. An analysis may ask it for settings (cut scores, group sizes, names of
 * items), never for results.
 *
 * @param directory the folder of the data
 * @param name name of the analysis: the file's name without {@code .json}
 * @param root the file's value
 */
record Reference(Path directory, String name, @Nullable Object root) {

    /** A file of the folder as a table. */
    Table table(String file) {
        return Table.read(directory.resolve(file));
    }

    boolean has(String file) {
        return Files.exists(directory.resolve(file));
    }

    /** The answers this analysis is about: data_poly.csv, data_dich.csv, data_with_missing.csv or data.csv. */
    Table data() {
        var candidates = new ArrayList<String>();
        // An analysis called kappa_first is about data_first.csv where there is such a file.
        for (int at = name.indexOf('_'); at >= 0; at = name.indexOf('_', at + 1))
            candidates.add("data_" + name.substring(at + 1) + ".csv");
        if (name.contains("poly") || name.contains("ordinal") || name.contains("pcm")) candidates.add("data_poly.csv");
        if (name.contains("missing")) candidates.add("data_with_missing.csv");
        candidates.add("data.csv");
        if (name.contains("rasch") || name.contains("dich") || name.startsWith("dif")) candidates.add("data_dich.csv");
        candidates.add("data_poly.csv");
        for (var candidate : candidates) if (has(candidate)) return table(candidate);
        throw new DataProblem(directory, 0, "there is no data.csv for the analysis \"" + name + "\".");
    }

    /** The columns of the table that the reference calls items; all of them where it names none. */
    List<String> items(Table table, String... keys) {
        for (var key : keys) {
            var rows = list(key);
            if (rows.isEmpty()) continue;
            var names = new ArrayList<String>();
            for (var row : rows) if (row instanceof Map<?, ?> map) names.add(name(map));
            if (!names.isEmpty() && table.header().containsAll(names)) return names;
        }
        return table.header();
    }

    private static String name(Map<?, ?> row) {
        var item = row.get("item");
        return String.valueOf(item == null ? row.get("_row") : item);
    }

    Responses responses(String... keys) {
        var table = data();
        return table.responses(items(table, keys));
    }

    /** The list under a key; the root itself where the key is empty. */
    List<?> list(String key) {
        var value = key.isEmpty() ? root : value(key);
        return value instanceof List<?> list ? list : List.of();
    }

    @Nullable
    Object value(String key) {
        return root instanceof Map<?, ?> map ? map.get(key) : null;
    }

    Map<?, ?> map(String key) {
        return value(key) instanceof Map<?, ?> map ? map : Map.of();
    }

    double setting(Map<?, ?> map, String key, double otherwise) {
        return map.get(key) instanceof Double number ? number : otherwise;
    }

    /** A map in the order it is filled. */
    static Map<String, @Nullable Object> map() {
        return new LinkedHashMap<>();
    }
}
