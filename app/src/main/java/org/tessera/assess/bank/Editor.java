package org.tessera.assess.bank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tessera.assess.bank.Lines.Line;
import org.tessera.platform.Form;

/** Reads an item from the author's page, in the one language it is written in; complaints stand at their fields. */
final class Editor {
    /** The kinds to choose from. A document to be read can stand before any of them. */
    static final List<String> KINDS = List.of(
            "single",
            "several",
            "true-false",
            "order",
            "match",
            "gaps",
            "number",
            "text",
            "hotspot",
            "judgement",
            "performance",
            "upload",
            "recording");

    /** The longest text of any field, in characters. */
    static final int LONGEST = 12_000;

    private final Form form;
    private final String language;
    private final Optional<Question.Hotspot.Picture> picture;

    private Editor(Form form, String language, Optional<Question.Hotspot.Picture> picture) {
        this.form = form;
        this.language = language;
        this.picture = picture;
    }

    /**
     * The item; nothing when something is wrong with it, which the form then says.
     *
     * @param picture for a picture's question, without its words
     */
    static Optional<Wording> read(String kind, Form form, String language, Optional<Question.Hotspot.Picture> picture) {
        var editor = new Editor(form, language, picture);
        form.required("stem", LONGEST);
        var why = form.optional("why", LONGEST);
        var item = editor.item(kind);
        if (!form.ok()) return Optional.empty();
        var question = editor.behindDocument(item.question());
        for (String fault : Fit.faults(question, item.key())) form.reject(field(fault, kind), fault);
        return form.ok() ? Optional.of(new Wording(question, item.key(), editor.words(why))) : Optional.empty();
    }

    private record Item(Question question, Key key) {}

    private Item item(String kind) {
        return switch (kind) {
            case "several" -> several();
            case "true-false" ->
                new Item(new Question.TrueFalse(stem()), new Key.One(form.oneOf("truth", List.of("true", "false"))));
            case "order" -> order();
            case "match" -> match();
            case "gaps" -> gaps();
            case "number" -> number();
            case "text" ->
                new Item(
                        new Question.ShortText(stem(), form.number("words", 1, 500), form.number("most", 1, 6)),
                        people());
            case "hotspot" -> hotspot();
            case "judgement" -> judgement();
            case "performance" -> new Item(new Question.Performance(stem(), criteria()), people());
            case "upload" -> upload();
            case "recording" ->
                new Item(new Question.Recording(stem(), form.number("seconds", 10, 600), criteria()), people());
            default -> single();
        };
    }

    private Item single() {
        var lines = lines("options");
        return new Item(
                new Question.Choice(stem(), options(lines)),
                new Key.One(rights(lines).size() == 1 ? rights(lines).getFirst() : ""));
    }

    private Item several() {
        var lines = lines("options");
        return new Item(new Question.Several(stem(), options(lines)), new Key.Some(rights(lines), rule()));
    }

    private Item order() {
        var right = lines("options").stream().map(Line::text).toList();
        var shown = Lines.options(Lines.shuffled(right), language);
        return new Item(
                new Question.Order(stem(), shown),
                new Key.Sequence(
                        right.stream().map(t -> Lines.idOf(shown, t, language)).toList(), rule()));
    }

    private Item match() {
        var lines = new ArrayList<String>();
        var rights = new ArrayList<String>();
        var choices = new java.util.TreeSet<String>();
        for (Line line : lines("pairs")) {
            int sign = line.text().indexOf('=');
            var right = line.text().substring(sign + 1).strip();
            choices.add(right);
            if (sign < 1) continue;
            lines.add(line.text().substring(0, sign).strip());
            rights.add(right);
        }
        var offered = Lines.options(List.copyOf(choices), language);
        var left = new ArrayList<Question.Option>();
        var key = new LinkedHashMap<String, String>();
        for (int i = 0; i < lines.size(); i++) {
            left.add(new Question.Option("l" + (i + 1), words(lines.get(i))));
            key.put("l" + (i + 1), Lines.idOf(offered, rights.get(i), language));
        }
        return new Item(new Question.Match(stem(), left, offered), new Key.Pairs(key, rule()));
    }

    private Item gaps() {
        var gapped = Lines.gapped(form.required("passage", LONGEST), language);
        return new Item(
                new Question.Gaps(stem(), words(gapped.passage()), gapped.gaps()),
                new Key.Fills(gapped.accepted(), rule()));
    }

    private Item number() {
        return new Item(
                new Question.Numeric(stem(), words(form.optional("unit", 40))),
                new Key.Amount(decimal("amount"), form.has("tolerance") ? decimal("tolerance") : BigDecimal.ZERO));
    }

    private BigDecimal decimal(String field) {
        try {
            return new BigDecimal(form.value(field).replace(',', '.'));
        } catch (NumberFormatException notANumber) {
            form.reject(field, "assess.bank.editor.not-a-number");
            return BigDecimal.ZERO;
        }
    }

    private Item hotspot() {
        var areas = new ArrayList<Question.Hotspot.Area>();
        var lines = lines("areas");
        for (Line line : lines) {
            var parts = line.text().split("\\s+", 5);
            if (parts.length < 5 || !IntStream.range(0, 4).allMatch(i -> parts[i].matches("\\d{1,4}"))) {
                form.reject("areas", "assess.bank.editor.area", line.text());
                continue;
            }
            var at = IntStream.range(0, 4).map(i -> Integer.parseInt(parts[i])).toArray();
            areas.add(new Question.Hotspot.Area(Lines.id(areas.size()), at[0], at[1], at[2], at[3], words(parts[4])));
        }
        var alt = words(form.required("alt", 500));
        if (picture.isEmpty()) form.reject("picture", "assess.bank.editor.picture");
        var shown = picture.map(p -> new Question.Hotspot.Picture(p.type(), p.data(), p.width(), p.height(), alt))
                .orElseGet(() -> new Question.Hotspot.Picture("image/png", "", 1, 1, alt));
        var rights = rights(lines);
        boolean several = rights.size() != 1;
        return new Item(
                new Question.Hotspot(stem(), shown, areas, several),
                several ? new Key.Some(rights, rule()) : new Key.One(rights.getFirst()));
    }

    private Item judgement() {
        var manner = form.oneOf("manner", List.of("RATE", "BEST_WORST", "RANK"));
        var ratings = lines("ratings").stream()
                .map(l -> Lines.pieces(l.text(), "[\\s,;]+").stream()
                        .map(n -> n.matches("[1-5]") ? Integer.parseInt(n) : 0)
                        .toList())
                .toList();
        return new Item(
                new Question.Judgement(
                        stem(),
                        form.ok() ? Question.Judgement.Manner.valueOf(manner) : Question.Judgement.Manner.RATE,
                        options(lines("options"))),
                new Key.Panel(ratings));
    }

    private Item upload() {
        var kinds = form.values("kinds").stream()
                .flatMap(k -> java.util.Arrays.stream(FileKind.values())
                        .filter(f -> f.key().equals(k)))
                .toList();
        return new Item(new Question.Upload(stem(), kinds, form.number("megabytes", 1, 5), criteria()), people());
    }

    private List<Question.Criterion> criteria() {
        var criteria = new ArrayList<Question.Criterion>();
        for (Line line : lines("criteria")) {
            var parts = Lines.pieces(line.text(), "\\|");
            if (parts.isEmpty()) continue;
            criteria.add(new Question.Criterion(
                    "C" + (criteria.size() + 1),
                    words(parts.getFirst()),
                    parts.stream().skip(1).map(this::words).toList()));
        }
        return criteria;
    }

    private Question behindDocument(Question question) {
        if (!form.has("document-text")) return question;
        return new Question.Reading(
                List.of(new Question.Reading.Document(
                        words(form.optional("document-title", 200)), words(form.optional("document-text", LONGEST)))),
                question);
    }

    private Map<String, String> stem() {
        return words(form.value("stem"));
    }

    private Key people() {
        return new Key.People(words(form.optional("model", LONGEST)));
    }

    private Rule rule() {
        return form.value("rule").equals("partial") ? Rule.PARTIAL : Rule.ALL_OR_NOTHING;
    }

    private List<Line> lines(String field) {
        return Lines.of(form.required(field, LONGEST));
    }

    private List<Question.Option> options(List<Line> lines) {
        return Lines.options(lines.stream().map(Line::text).toList(), language);
    }

    private static List<String> rights(List<Line> lines) {
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).right())
                .mapToObj(Lines::id)
                .toList();
    }

    private Map<String, String> words(String text) {
        return text.isBlank() ? Map.of() : Map.of(language, text);
    }

    /** The field at which a fault of the whole is told. */
    private static String field(String fault, String kind) {
        var end = fault.substring(fault.lastIndexOf('.') + 1);
        return switch (end) {
            case "alt", "areas", "most", "criteria", "seconds" -> end;
            case "no-stem" -> "stem";
            case "file" -> "kinds";
            case "gaps" -> "passage";
            default ->
                switch (kind) {
                    case "match" -> "pairs";
                    case "gaps" -> "passage";
                    case "hotspot" -> "areas";
                    case "judgement" -> end.equals("key") ? "ratings" : "options";
                    case "true-false" -> "truth";
                    case "number" -> "amount";
                    case "performance", "upload", "recording" -> "criteria";
                    case "text" -> "stem";
                    default -> "options";
                };
        };
    }
}
