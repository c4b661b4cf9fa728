package org.tessera.learn.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tessera.platform.TableFile;

/** The tables of a report as CSV (RFC 4180, commas, UTF-8 with its mark): withheld counts are empty, names of columns English in every language. */
final class Sheets {
    private Sheets() {}

    /** By file name. */
    static Map<String, String> of(LearningReport report, Words words) {
        var where = rows("course", "where", "learners");
        var units = rows(
                "course",
                "unit",
                "title",
                "begun",
                "finished",
                "median_minutes",
                "planned_minutes",
                "useful_no",
                "useful_partly",
                "useful_yes",
                "clear_no",
                "clear_partly",
                "clear_yes");
        var exercises = rows("course", "unit", "exercise", "title", "answered", "right_at_first", "tries_per_learner");
        var sentences = rows("course", "unit", "sentence");
        for (var course : report.courses()) {
            course.where().forEach(c -> where.add(List.of(course.id(), c.key(), number(c.count()))));
            for (var unit : course.units()) {
                var row = new ArrayList<>(List.of(
                        course.id(),
                        unit.id(),
                        words.pick(unit.title()),
                        number(unit.begun()),
                        number(unit.done()),
                        number(unit.minutes()),
                        number(unit.planned())));
                for (var cells : List.of(unit.useful(), unit.clear()))
                    for (String tap : List.of("1", "2", "3")) row.add(tap(cells, tap));
                units.add(row);
                unit.sentences().forEach(s -> sentences.add(List.of(course.id(), unit.id(), s)));
            }
            for (var x : course.exercises())
                exercises.add(List.of(
                        course.id(),
                        Integer.toString(x.unit()),
                        x.id(),
                        words.pick(x.title()),
                        number(x.answered()),
                        number(x.first()),
                        x.tries() < 0 ? "" : Double.toString(x.tries() / 100.0)));
        }
        var sheets = new LinkedHashMap<String, String>();
        sheets.put("where.csv", text(where));
        sheets.put("units.csv", text(units));
        sheets.put("exercises.csv", text(exercises));
        sheets.put("sentences.csv", text(sentences));
        return sheets;
    }

    private static List<List<String>> rows(String... head) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(head));
        return rows;
    }

    private static String tap(List<org.tessera.platform.SmallCells.Cell> cells, String tap) {
        if (cells.isEmpty()) return "";
        return cells.stream()
                .filter(c -> c.key().equals(tap))
                .map(c -> number(c.count()))
                .findFirst()
                .orElse("0");
    }

    private static String number(int count) {
        return count < 0 ? "" : Integer.toString(count);
    }

    private static String text(List<List<String>> rows) {
        return "\uFEFF"
                + rows.stream()
                        .map(row -> row.stream().map(TableFile::cell).collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\r\n", "", "\r\n"));
    }
}
