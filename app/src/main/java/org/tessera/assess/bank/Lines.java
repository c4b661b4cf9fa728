package org.tessera.assess.bank;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The short hand in which authors write lists on a page: one thing a line, {@code *} before what is right, {@code =}
 * between what belongs together, braces around a gap.
 */
final class Lines {
    /** A line, and whether it was marked as right. */
    record Line(String text, boolean right) {}

    /** A passage whose gaps were numbered, the gaps, and what fits them. */
    record Gapped(String passage, List<Question.Gaps.Gap> gaps, Map<String, List<String>> accepted) {}

    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");

    private Lines() {}

    static List<Line> of(String text) {
        return text.lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .map(l -> l.startsWith("*") ? new Line(l.substring(1).strip(), true) : new Line(l, false))
                .toList();
    }

    static List<Question.Option> options(List<String> texts, String language) {
        var options = new ArrayList<Question.Option>();
        for (String text : texts) options.add(new Question.Option(id(options.size()), Map.of(language, text)));
        return options;
    }

    /** a, b, … z, o26, o27 … */
    static String id(int place) {
        return place < 26 ? String.valueOf((char) ('a' + place)) : "o" + place;
    }

    /**
     * The same things in an order that says nothing about where they were written: the same each time for the same things,
     * and never as they were written.
     */
    static List<String> shuffled(List<String> texts) {
        var shuffled = new ArrayList<>(texts);
        Collections.shuffle(shuffled, new Random(String.join("\n", texts).hashCode()));
        if (shuffled.equals(texts)) Collections.rotate(shuffled, 1);
        return shuffled;
    }

    /** Gaps as {@code {right|wrong|wrong}} to choose from, or {@code {=word/other word}} to write into. */
    static Gapped gapped(String passage, String language) {
        var gaps = new ArrayList<Question.Gaps.Gap>();
        var accepted = new LinkedHashMap<String, List<String>>();
        var numbered = BRACES.matcher(passage).replaceAll(braces -> {
            var id = Integer.toString(gaps.size() + 1);
            var inside = braces.group(1).strip();
            if (inside.startsWith("=")) {
                accepted.put(id, pieces(inside.substring(1), "/"));
                gaps.add(new Question.Gaps.Gap(id, List.of()));
            } else {
                var words = pieces(inside, "\\|");
                var shown = options(shuffled(words), language);
                gaps.add(new Question.Gaps.Gap(id, shown));
                accepted.put(id, words.isEmpty() ? List.of() : List.of(idOf(shown, words.getFirst(), language)));
            }
            return "[[" + id + "]]";
        });
        return new Gapped(numbered, gaps, accepted);
    }

    /** The passage as its author wrote it. */
    static String ungapped(Question.Gaps gaps, Key.Fills key, String language) {
        var text = gaps.passage().getOrDefault(language, "");
        for (Question.Gaps.Gap gap : gaps.gaps()) {
            var right = key.accepted().getOrDefault(gap.id(), List.of());
            UnaryOperator<String> words = id -> gap.choices().stream()
                    .filter(o -> o.id().equals(id))
                    .findFirst()
                    .map(o -> o.text().getOrDefault(language, ""))
                    .orElse("");
            var inside = new ArrayList<String>();
            right.stream().limit(1).map(words).forEach(inside::add);
            gap.choices().stream()
                    .map(Question.Option::id)
                    .filter(id -> !right.contains(id))
                    .map(words)
                    .forEach(inside::add);
            text = text.replace(
                    "[[" + gap.id() + "]]",
                    gap.choices().isEmpty()
                            ? "{=" + String.join("/", right) + "}"
                            : "{" + String.join("|", inside) + "}");
        }
        return text;
    }

    static String idOf(List<Question.Option> options, String text, String language) {
        return options.stream()
                .filter(o -> text.equals(o.text().get(language)))
                .findFirst()
                .map(Question.Option::id)
                .orElse("");
    }

    static List<String> pieces(String text, String separator) {
        return java.util.Arrays.stream(text.split(separator))
                .map(String::strip)
                .filter(p -> !p.isEmpty())
                .toList();
    }
}
