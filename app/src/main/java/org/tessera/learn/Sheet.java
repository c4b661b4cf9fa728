package org.tessera.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tessera.design.Exercise;
import org.tessera.platform.Form;

/**
 * An exercise as one learner gets it: steps and right-hand sides shuffled, form values that say nothing about the key.
 *
 * <p>An answer is kept in an encoding of positions in the content file, the same in every language: {@code 2} (choice),
 * {@code 0,3} (several), {@code 2,0,1} (order: the steps as the learner put them; match, sort and fill: what was chosen
 * for each line), or the text itself (write).
 */
final class Sheet {
    /** The longest text of one's own that is kept. */
    static final int LONGEST = 4000;

    private static final String ANSWER = "answer";
    private final Exercise exercise;
    private final List<Integer> shown;
    private final List<Line> lines;

    /**
     * A line with something to choose: a left-hand side, a thing to sort, a sentence with a gap.
     *
     * @param choices in the order of the content file
     * @param right the position among them of what belongs here
     * @param shown the positions in the order in which the learner sees them
     */
    record Line(String before, String after, List<String> choices, int right, List<Integer> shown) {}

    private Sheet(Exercise exercise, List<Integer> shown, List<Line> lines) {
        this.exercise = exercise;
        this.shown = shown;
        this.lines = lines;
    }

    static Sheet of(Exercise exercise, UUID enrolment, String unit) {
        var name = unit + " " + exercise.id();
        return switch (exercise) {
            case Exercise.Order o ->
                new Sheet(o, Shuffled.neverSorted(enrolment, name, o.steps().size()), List.of());
            case Exercise.Match m -> {
                var choices = m.pairs().stream().map(Exercise.Pair::right).toList();
                yield new Sheet(m, List.of(), lines(m.pairs(), choices, enrolment, name));
            }
            case Exercise.Sort s -> new Sheet(s, List.of(), lines(s.pairs(), s.groups(), enrolment, name));
            case Exercise.Fill f -> new Sheet(f, List.of(), gaps(f.gaps(), enrolment, name));
            default -> new Sheet(exercise, List.of(), List.of());
        };
    }

    private static List<Line> lines(List<Exercise.Pair> pairs, List<String> choices, UUID enrolment, String name) {
        var shown = Shuffled.freely(enrolment, name, choices.size());
        return pairs.stream()
                .map(pair -> new Line(pair.left(), "", choices, choices.indexOf(pair.right()), shown))
                .toList();
    }

    private static List<Line> gaps(List<Exercise.Gap> gaps, UUID enrolment, String name) {
        var lines = new ArrayList<Line>();
        for (Exercise.Gap gap : gaps) {
            var shown = Shuffled.freely(
                    enrolment, name + " " + lines.size(), gap.choices().size());
            lines.add(new Line(gap.before(), gap.after(), gap.choices(), 0, shown));
        }
        return lines;
    }

    /** The lines of a match, sort or fill. */
    List<Line> lines() {
        return lines;
    }

    Exercise exercise() {
        return exercise;
    }

    /** For an order: positions in the file, in the order in which the learner sees them. */
    List<Integer> shown() {
        return shown;
    }

    /** The name of the box for what stands at this place on the page. */
    static String field(int place) {
        return ANSWER + "-" + place;
    }

    /** Reads an answer; when it is incomplete, the form gets the complaint and nothing is kept. */
    Optional<String> read(Form form) {
        return switch (exercise) {
            case Exercise.Choice choice -> ticked(form, choice.options().size()).map(a -> a.split(",")[0]);
            case Exercise.Several several -> ticked(form, several.options().size());
            case Exercise.Order order -> ordered(form);
            case Exercise.Match match -> chosen(form);
            case Exercise.Sort sort -> chosen(form);
            case Exercise.Fill fill -> chosen(form);
            case Exercise.Write write -> written(form);
        };
    }

    /** The form filled in with an answer that was kept. */
    Form filled(String answer) {
        if (exercise instanceof Exercise.Write) return Form.with(java.util.Map.of(ANSWER, answer));
        var fields = new java.util.LinkedHashMap<String, String>();
        var positions = positions(answer);
        for (int place = 0; place < shown.size(); place++)
            fields.put(field(place), Integer.toString(positions.indexOf(shown.get(place)) + 1));
        for (int line = 0; line < lines.size(); line++)
            fields.put(field(line), Integer.toString(lines.get(line).shown().indexOf(positions.get(line)) + 1));
        return Form.with(fields);
    }

    /** Whether an answer is the right one; a text of one's own always is. */
    boolean fits(String answer) {
        return switch (exercise) {
            case Exercise.Choice c ->
                c.options().get(positions(answer).getFirst()).right();
            case Exercise.Several s -> positions(answer).equals(right(s.options()));
            case Exercise.Order o -> inPlace(answer) == o.steps().size();
            case Exercise.Match m -> inPlace(answer) == lines.size();
            case Exercise.Sort s -> inPlace(answer) == lines.size();
            case Exercise.Fill f -> inPlace(answer) == lines.size();
            case Exercise.Write w -> true;
        };
    }

    /** Whether an answer in the encoding above is one that this exercise can get. */
    boolean accepts(String answer) {
        if (exercise instanceof Exercise.Write) return !answer.isBlank() && answer.length() <= LONGEST;
        if (!answer.matches("[0-9]{1,2}(,[0-9]{1,2})*")) return false;
        var positions = positions(answer);
        return switch (exercise) {
            case Exercise.Choice c ->
                positions.size() == 1 && positions.getFirst() < c.options().size();
            case Exercise.Several s ->
                positions.stream().sorted().distinct().toList().equals(positions)
                        && positions.getLast() < s.options().size();
            case Exercise.Order o ->
                positions.stream().sorted().toList().equals(upTo(o.steps().size()));
            default ->
                positions.size() == lines.size()
                        && upTo(lines.size()).stream()
                                .allMatch(i -> positions.get(i)
                                        < lines.get(i).choices().size());
        };
    }

    /** The right answer in the encoding above; empty for a text of one's own. */
    String key() {
        return switch (exercise) {
            case Exercise.Choice c -> join(right(c.options()));
            case Exercise.Several s -> join(right(s.options()));
            case Exercise.Order o -> join(upTo(o.steps().size()));
            case Exercise.Write w -> "";
            default -> join(lines.stream().map(Line::right).toList());
        };
    }

    /** How many steps or lines of an answer are as they should be. */
    int inPlace(String answer) {
        var positions = positions(answer);
        int count = 0;
        for (int i = 0; i < positions.size(); i++) {
            if (positions.get(i) == (lines.isEmpty() ? i : lines.get(i).right())) count++;
        }
        return count;
    }

    /** The positions that an answer consists of; empty for a text. */
    List<Integer> positions(String answer) {
        if (exercise instanceof Exercise.Write || answer.isEmpty()) return List.of();
        return Arrays.stream(answer.split(",")).map(Integer::valueOf).toList();
    }

    /** How many options that fit are not among those chosen. */
    static int missing(List<Exercise.Option> options, List<Integer> chosen) {
        return (int) right(options).stream().filter(i -> !chosen.contains(i)).count();
    }

    private Optional<String> ticked(Form form, int options) {
        var chosen = new TreeSet<Integer>();
        for (String value : form.values(ANSWER)) {
            if (value.matches("[0-9]{1,2}") && Integer.parseInt(value) < options) chosen.add(Integer.valueOf(value));
        }
        if (chosen.isEmpty()) form.reject(ANSWER, "learn.exercise.choose");
        return chosen.isEmpty() ? Optional.empty() : Optional.of(join(chosen));
    }

    private Optional<String> ordered(Form form) {
        var steps = new Integer[shown.size()];
        for (int place = 0; place < shown.size(); place++) {
            var value = form.value(field(place));
            if (!isPlace(value, shown.size())) {
                form.reject(field(place), "learn.exercise.number");
                continue;
            }
            int number = Integer.parseInt(value);
            if (steps[number - 1] != null) form.reject(field(place), "learn.exercise.number-twice", number);
            steps[number - 1] = shown.get(place);
        }
        return form.ok() ? Optional.of(join(List.of(steps))) : Optional.empty();
    }

    private Optional<String> chosen(Form form) {
        var chosen = new ArrayList<Integer>();
        for (int i = 0; i < lines.size(); i++) {
            var value = form.value(field(i));
            var line = lines.get(i).shown();
            if (isPlace(value, line.size())) chosen.add(line.get(Integer.parseInt(value) - 1));
            else form.reject(field(i), "learn.exercise.choose");
        }
        return form.ok() ? Optional.of(join(chosen)) : Optional.empty();
    }

    /** Whether a value is a place on the page, counted from 1. */
    private static boolean isPlace(String value, int places) {
        return value.matches("[1-9][0-9]?") && Integer.parseInt(value) <= places;
    }

    private static Optional<String> written(Form form) {
        var text = form.required(ANSWER, LONGEST);
        return form.ok() ? Optional.of(text) : Optional.empty();
    }

    private static List<Integer> right(List<Exercise.Option> options) {
        return upTo(options.size()).stream().filter(i -> options.get(i).right()).toList();
    }

    private static List<Integer> upTo(int size) {
        return IntStream.range(0, size).boxed().toList();
    }

    private static String join(java.util.Collection<Integer> positions) {
        return positions.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
