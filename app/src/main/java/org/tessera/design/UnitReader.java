package org.tessera.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one unit in one language: front matter, slides with narration, notes, exercises, glossary. The keywords
 * ({@code # Slides}, {@code ### Narration} …) are English in every language.
 */
final class UnitReader {
    /**
     * What was read.
     *
     * @param minutes and outcomes as the file states them
     * @param lines where each slide, exercise and section begins, for complaints that compare languages
     */
    record Read(String file, int minutes, List<String> outcomes, UnitText text, Map<String, Integer> lines) {
        int lineOf(String id) {
            return lines.getOrDefault(id, 1);
        }
    }

    private static final List<String> SECTIONS = List.of("Slides", "Notes", "Exercises", "Glossary");
    private static final Pattern SLIDE = Pattern.compile("(?<title>.+?)\\s*\\{(?<id>s[0-9]+)}");
    private static final Pattern TERM = Pattern.compile("- \\*\\*(?<word>.+?)\\*\\*: (?<meaning>.+)");
    /** Half a minute to a minute of speech (VOICE.md, rule 2). */
    private static final int FEWEST_WORDS = 60;

    private static final int MOST_WORDS = 120;

    private final String file;
    private final Complaints complaints;
    private final Map<String, Integer> lines = new HashMap<>();

    UnitReader(String file, Complaints complaints) {
        this.file = file;
        this.complaints = complaints;
    }

    /** The unit, or nothing when it has no header. */
    Optional<Read> read(String text) {
        var all = List.of(text.split("\n", -1));
        int end = all.subList(1, all.size()).indexOf("---") + 1;
        if (!all.getFirst().equals("---") || end == 0) {
            complaints.add(file, 1, "the file has to begin with a header between two lines of ---");
            return Optional.empty();
        }
        var header = Place.read(file, 1, String.join("\n", all.subList(1, end)), complaints);
        var sections = sections(new Block("", end + 1, all.subList(end + 1, all.size())));
        var unit = new UnitText(
                header.at("title").text(),
                slides(section(sections, "Slides")),
                notes(section(sections, "Notes")),
                exercises(section(sections, "Exercises")),
                glossary(section(sections, "Glossary")));
        for (String key : List.of("minutes", "outcomes"))
            lines.put(key, header.at(key).line());
        return Optional.of(new Read(
                file, header.at("minutes").number(), header.at("outcomes").texts(), unit, lines));
    }

    private Map<String, Block> sections(Block body) {
        var sections = new HashMap<String, Block>();
        for (Block section : body.split("# ")) {
            if (!SECTIONS.contains(section.heading())) {
                complain(section, "“# " + section.heading() + "” is not a section; there are " + SECTIONS);
            } else if (sections.putIfAbsent(section.heading(), section) != null) {
                complain(section, "the section “" + section.heading() + "” stands here twice");
            }
            lines.put(section.heading(), section.line());
        }
        for (String name : SECTIONS) {
            if (sections.containsKey(name)) continue;
            complaints.add(file, body.line(), "the section “# " + name + "” is missing");
            sections.put(name, new Block(name, body.line(), List.of()));
        }
        return sections;
    }

    private static Block section(Map<String, Block> sections, String name) {
        return java.util.Objects.requireNonNull(sections.get(name));
    }

    private List<Slide> slides(Block section) {
        var slides = new ArrayList<Slide>();
        for (Block block : section.split("## ")) {
            id(block, SLIDE, "s1").ifPresent(found -> slides.add(slide(block, found)));
        }
        if (slides.isEmpty()) complain(section, "there are no slides");
        return slides;
    }

    private Slide slide(Block block, Matcher heading) {
        var words = block.before(line -> line.startsWith("### ")).text();
        if (words.isEmpty()) complain(block, "the slide is empty: it needs a few words or a picture");
        var parts = block.split("### ");
        if (parts.size() != 1 || !parts.getFirst().heading().equals("Narration")) {
            complain(block, "the slide needs one part “### Narration” and no other");
            return new Slide(heading.group("id"), heading.group("title"), words, List.of());
        }
        var narration = parts.getFirst().paragraphs();
        int count = String.join(" ", narration).split("\\s+").length;
        if (narration.isEmpty()) complain(parts.getFirst(), "the narration is empty");
        else if (count < FEWEST_WORDS || count > MOST_WORDS) {
            complain(
                    parts.getFirst(),
                    "the narration has " + count + " words; a slide takes " + FEWEST_WORDS + " to " + MOST_WORDS);
        }
        return new Slide(heading.group("id"), heading.group("title"), words, narration);
    }

    private String notes(Block section) {
        if (section.text().isEmpty()) complain(section, "there are no notes");
        return section.text();
    }

    private List<Exercise> exercises(Block section) {
        var exercises = new ArrayList<Exercise>();
        for (Block block : section.split("## ")) {
            id(block, ExerciseReader.HEADING, "x1 choice").ifPresent(found -> {
                var reader = new ExerciseReader(file, block, complaints);
                reader.read(found).ifPresent(exercises::add);
            });
        }
        if (exercises.isEmpty()) complain(section, "there are no exercises");
        return exercises;
    }

    private List<Term> glossary(Block section) {
        var terms = new ArrayList<Term>();
        var words = new HashSet<String>();
        for (int i = 0; i < section.lines().size(); i++) {
            var line = section.lines().get(i).strip();
            if (line.isEmpty()) continue;
            var term = TERM.matcher(line);
            if (!term.matches()) {
                complaints.add(file, section.lineOf(i), "a term is written like “- **source**: what it means”");
                continue;
            }
            if (!words.add(term.group("word")))
                complaints.add(file, section.lineOf(i), "“" + term.group("word") + "” is explained twice");
            terms.add(new Term(term.group("word"), term.group("meaning")));
        }
        if (section.text().isEmpty()) complain(section, "the glossary is empty");
        return terms;
    }

    /** The heading of a slide or an exercise, unless it has no id or one that is taken. */
    private Optional<Matcher> id(Block block, Pattern form, String example) {
        var heading = form.matcher(block.heading());
        if (!heading.matches()) {
            complain(block, "the heading has to end with an id like {" + example + "}");
            return Optional.empty();
        }
        if (lines.putIfAbsent(heading.group("id"), block.line()) != null) {
            complain(block, "the id " + heading.group("id") + " is taken");
            return Optional.empty();
        }
        return Optional.of(heading);
    }

    private void complain(Block block, String message) {
        complaints.add(file, block.line(), message);
    }
}
