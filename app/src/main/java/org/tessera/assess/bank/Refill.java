package org.tessera.assess.bank;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tessera.platform.Form;

/** Fills the author's page with an item that exists: {@link Editor} the other way round. */
final class Refill {
    private final String language;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    private Refill(String language) {
        this.language = language;
    }

    static Form of(Wording wording, String language) {
        var refill = new Refill(language);
        refill.put("why", wording.why().getOrDefault(language, ""));
        refill.fill(wording.question(), wording.key());
        return Form.withAll(refill.fields);
    }

    private void fill(Question question, Key key) {
        put("stem", word(question.stem()));
        if (key instanceof Key.People(var model)) put("model", word(model));
        switch (question) {
            case Question.Reading q -> {
                put("document-title", word(q.documents().getFirst().title()));
                put("document-text", word(q.documents().getFirst().text()));
                fill(q.question(), key);
            }
            case Question.Choice q -> options(q.options(), key);
            case Question.Several q -> options(q.options(), key);
            case Question.TrueFalse q -> put("truth", ((Key.One) key).option());
            case Question.Order q -> {
                var sequence = (Key.Sequence) key;
                rule(sequence.rule());
                put("options", sequence.options().stream().map(id -> text(q.options(), id)));
            }
            case Question.Match q -> match(q, (Key.Pairs) key);
            case Question.Gaps q -> {
                rule(((Key.Fills) key).rule());
                put("passage", Lines.ungapped(q, (Key.Fills) key, language));
            }
            case Question.Numeric q -> {
                put("unit", word(q.unit()));
                put("amount", ((Key.Amount) key).value().toPlainString());
                put("tolerance", ((Key.Amount) key).tolerance().toPlainString());
            }
            case Question.ShortText q -> {
                put("words", Integer.toString(q.words()));
                put("most", Integer.toString(q.most()));
            }
            case Question.Hotspot q -> hotspot(q, key);
            case Question.Judgement q -> {
                put("manner", q.manner().name());
                put("options", q.options().stream().map(o -> word(o.text())));
                put(
                        "ratings",
                        ((Key.Panel) key)
                                .ratings().stream()
                                        .map(row -> row.stream()
                                                .map(String::valueOf)
                                                .collect(Collectors.joining(" "))));
            }
            case Question.Performance q -> criteria(q.criteria());
            case Question.Upload q -> {
                fields.put("kinds", q.kinds().stream().map(FileKind::key).toList());
                put("megabytes", Integer.toString(q.megabytes()));
                criteria(q.criteria());
            }
            case Question.Recording q -> {
                put("seconds", Integer.toString(q.seconds()));
                criteria(q.criteria());
            }
        }
    }

    private void options(List<Question.Option> options, Key key) {
        if (key instanceof Key.Some some) rule(some.rule());
        put("options", options.stream().map(o -> mark(key, o.id()) + word(o.text())));
    }

    private void match(Question.Match question, Key.Pairs key) {
        rule(key.rule());
        var lines = new ArrayList<String>();
        question.lines()
                .forEach(l -> lines.add(word(l.text()) + " = "
                        + text(question.choices(), key.choices().getOrDefault(l.id(), ""))));
        question.choices().stream()
                .filter(c -> !key.choices().containsValue(c.id()))
                .forEach(c -> lines.add("= " + word(c.text())));
        put("pairs", lines.stream());
    }

    private void hotspot(Question.Hotspot question, Key key) {
        if (key instanceof Key.Some some) rule(some.rule());
        put("alt", word(question.picture().alt()));
        put(
                "areas",
                question.areas().stream()
                        .map(a -> mark(key, a.id()) + a.x() + " " + a.y() + " " + a.width() + " " + a.height() + " "
                                + word(a.label())));
    }

    private void criteria(List<Question.Criterion> criteria) {
        put(
                "criteria",
                criteria.stream()
                        .map(c -> Stream.concat(Stream.of(c.title()), c.benchmarks().stream())
                                .map(this::word)
                                .collect(Collectors.joining(" | "))));
    }

    private static String mark(Key key, String id) {
        return switch (key) {
            case Key.One one when one.option().equals(id) -> "* ";
            case Key.Some some when some.options().contains(id) -> "* ";
            default -> "";
        };
    }

    private String text(List<Question.Option> options, String id) {
        return options.stream()
                .filter(o -> o.id().equals(id))
                .findFirst()
                .map(o -> word(o.text()))
                .orElse("");
    }

    private String word(Map<String, String> words) {
        return words.getOrDefault(language, "");
    }

    private void rule(Rule rule) {
        put("rule", rule == Rule.PARTIAL ? "partial" : "whole");
    }

    private void put(String field, Stream<String> lines) {
        put(field, lines.collect(Collectors.joining("\n")));
    }

    private void put(String field, String value) {
        fields.put(field, List.of(value));
    }
}
