package org.tessera.design.studio;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A unit's file cut into the parts that people talk about and translators compare: {@code title}, each slide, {@code
 * notes}, each exercise, {@code glossary}. It works by headings alone, so a file with mistakes can be shown too.
 */
final class UnitParts {
    private static final Pattern HEADED = Pattern.compile("## .*\\{(?<id>[sx][0-9]+)(?: [a-z]+)?}\\s*");
    private static final Map<String, String> SECTIONS = Map.of("# Notes", "notes", "# Glossary", "glossary");

    private UnitParts() {}

    /** Part id to its text as it stands in the file, in the file's order. */
    static Map<String, String> of(String file) {
        var parts = new LinkedHashMap<String, StringBuilder>();
        var at = "title";
        for (String line : file.lines().toList()) {
            var headed = HEADED.matcher(line);
            if (SECTIONS.containsKey(line.strip())) at = SECTIONS.getOrDefault(line.strip(), at);
            else if (headed.matches()) at = headed.group("id");
            if (line.startsWith("# ") || line.equals("---")) continue;
            // Of the header only the title is a text; the rest is the same in every language.
            if (at.equals("title") && !line.startsWith("title:")) continue;
            parts.computeIfAbsent(at, a -> new StringBuilder())
                    .append(
                            at.equals("title")
                                    ? line.substring("title:".length()).strip()
                                    : line)
                    .append('\n');
        }
        var texts = new LinkedHashMap<String, String>();
        parts.forEach((id, text) -> texts.put(id, text.toString().strip()));
        return texts;
    }
}
