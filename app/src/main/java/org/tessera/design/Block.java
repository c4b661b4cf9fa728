package org.tessera.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A heading and the lines below it, up to the next heading of the same rank.
 *
 * @param heading without the marks; empty for what stands before the first one
 * @param line of the heading in the file, counted from 1
 * @param lines below the heading
 */
record Block(String heading, int line, List<String> lines) {
    /** Splits by headings that begin with these marks, for example {@code "## "}. What stands before the first is left out. */
    List<Block> split(String marks) {
        var blocks = new ArrayList<Block>();
        int start = -1;
        for (int i = 0; i <= lines.size(); i++) {
            if (i < lines.size() && !lines.get(i).startsWith(marks)) continue;
            if (start >= 0) {
                blocks.add(new Block(
                        lines.get(start).substring(marks.length()).strip(),
                        lineOf(start),
                        lines.subList(start + 1, i)));
            }
            start = i;
        }
        return blocks;
    }

    /** What stands before the first line of this kind. */
    Block before(Predicate<String> kind) {
        return new Block(heading, line, lines.subList(0, firstOf(kind).orElse(lines.size())));
    }

    /** What stands from the first line of this kind on; empty when there is none. */
    Block from(Predicate<String> kind) {
        int first = firstOf(kind).orElse(lines.size());
        return new Block(heading, line + first, lines.subList(first, lines.size()));
    }

    /** The line in the file of one of these lines. */
    int lineOf(int index) {
        return line + index + 1;
    }

    /** The lines as one text, without empty lines at its ends. */
    String text() {
        return String.join("\n", lines).strip();
    }

    /** The paragraphs of plain text. */
    List<String> paragraphs() {
        var text = text();
        return text.isEmpty()
                ? List.of()
                : List.of(text.split("\n\\s*\n")).stream()
                        .map(p -> p.replaceAll("\\s+", " ").strip())
                        .toList();
    }

    /** The block quotes in it, each as one text; an empty line or another text ends a quote. */
    List<String> quotes() {
        var quotes = new ArrayList<String>();
        var open = new StringBuilder();
        for (String each : lines) {
            var line = each.strip();
            if (line.startsWith(">")) {
                open.append(line.substring(1).strip()).append('\n');
            } else if (!open.isEmpty()) {
                quotes.add(open.toString().strip());
                open.setLength(0);
            }
        }
        if (!open.isEmpty()) quotes.add(open.toString().strip());
        return quotes;
    }

    private Optional<Integer> firstOf(Predicate<String> kind) {
        for (int i = 0; i < lines.size(); i++) if (kind.test(lines.get(i))) return Optional.of(i);
        return Optional.empty();
    }
}
