package org.tessera.design;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sentences that a learner hears and reads in a unit: narration, prompts, feedback and model answers. Headings, list
 * lines, options and the notes are left out, because they are often no sentences, and formulas would call them hard or
 * easy for the wrong reason.
 */
final class RunningText {
    private RunningText() {}

    /** The sentences of a whole unit, without marks. */
    static List<String> of(String language, UnitText text) {
        var narration = text.slides().stream().flatMap(slide -> slide.narration().stream());
        var exercises = text.exercises().stream().flatMap(RunningText::texts).flatMap(RunningText::paragraphs);
        return Stream.concat(narration, exercises)
                .flatMap(paragraph -> Sentences.of(language, paragraph).stream())
                .toList();
    }

    private static Stream<String> texts(Exercise exercise) {
        var texts = new ArrayList<String>();
        texts.add(exercise.prompt());
        switch (exercise) {
            case Exercise.Choice c -> c.options().forEach(o -> texts.add(o.feedback()));
            case Exercise.Several s -> s.options().forEach(o -> texts.add(o.feedback()));
            case Exercise.Order o -> texts.addAll(List.of(o.right(), o.other()));
            case Exercise.Match m -> texts.addAll(List.of(m.right(), m.other()));
            case Exercise.Sort s -> texts.addAll(List.of(s.right(), s.other()));
            case Exercise.Fill f -> texts.addAll(List.of(f.right(), f.other()));
            case Exercise.Write w -> texts.add(w.model());
        }
        return texts.stream();
    }

    private static Stream<String> paragraphs(String markdown) {
        return Stream.of(markdown.split("\n\\s*\n"))
                .filter(paragraph -> !paragraph.startsWith("- "))
                .map(Markdown::plain)
                .filter(paragraph -> !paragraph.isEmpty());
    }
}
