package org.tessera.design;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Compares a unit's languages with the first one. Progress is kept by ids and positions, so a learner can change
 * language in the middle only if these are the same everywhere.
 */
final class SameInEveryLanguage {
    private final Complaints complaints;

    SameInEveryLanguage(Complaints complaints) {
        this.complaints = complaints;
    }

    void check(List<UnitReader.Read> reads) {
        var first = reads.getFirst();
        for (UnitReader.Read other : reads.subList(1, reads.size())) {
            same(
                    first,
                    other,
                    "Slides",
                    "slides",
                    text -> text.slides().stream().map(Slide::id).toList());
            same(
                    first,
                    other,
                    "Exercises",
                    "exercises",
                    text -> text.exercises().stream()
                            .map(e -> e.id() + " " + e.kind())
                            .toList());
            same(
                    first,
                    other,
                    "Glossary",
                    "number of terms",
                    text -> text.glossary().size());
            for (Exercise exercise : first.text().exercises()) {
                other.text().exercise(exercise.id()).ifPresent(e -> same(first, other, exercise, e));
            }
        }
    }

    private void same(
            UnitReader.Read first,
            UnitReader.Read other,
            String section,
            String what,
            Function<UnitText, Object> part) {
        var here = part.apply(other.text());
        var there = part.apply(first.text());
        if (!here.equals(there)) {
            complaints.add(
                    other.file(),
                    other.lineOf(section),
                    "the " + what + " differ: here " + here + ", in " + name(first) + " " + there);
        }
    }

    private void same(UnitReader.Read first, UnitReader.Read other, Exercise there, Exercise here) {
        if (!Objects.equals(key(there), key(here))) {
            complaints.add(
                    other.file(),
                    other.lineOf(here.id()),
                    "the answers of " + here.id() + " differ: here " + key(here) + ", in " + name(first) + " "
                            + key(there));
        }
    }

    /** What has to be the same: the number of answers, and which of them are right. */
    private static String key(Exercise exercise) {
        return switch (exercise) {
            case Exercise.Choice c -> marks(c.options());
            case Exercise.Several s -> marks(s.options());
            case Exercise.Order o -> o.steps().size() + " steps";
            case Exercise.Match m -> m.pairs().size() + " pairs";
            case Exercise.Sort s ->
                "groups "
                        + s.pairs().stream()
                                .map(pair -> s.groups().indexOf(pair.right()) + 1)
                                .toList();
            case Exercise.Fill f ->
                "gaps with " + f.gaps().stream().map(g -> g.choices().size()).toList() + " choices";
            case Exercise.Write w -> "a text";
        };
    }

    private static String marks(List<Exercise.Option> options) {
        var marks = new StringBuilder();
        for (Exercise.Option option : options) marks.append(option.right() ? "[x]" : "[ ]");
        return marks.toString();
    }

    private static String name(UnitReader.Read read) {
        return read.file().substring(read.file().lastIndexOf('/') + 1);
    }
}
