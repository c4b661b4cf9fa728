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
 * {@code 0,3} (several), {@code 2,0,1} (order: the steps as the learner put them; match: the right-hand side chosen for
 * each left one), or the text itself (write).
 */
final class Sheet {
    /** The longest text of one's own that is kept. */
    static final int LONGEST = 4000;

    private static final String ANSWER = "answer";
    private final Exercise exercise;
    private final List<Integer> shown;

    private Sheet(Exercise exercise, List<Integer> shown) {
        this.exercise = exercise;
        this.shown = shown;
    }

    static Sheet of(Exercise exercise, UUID enrolment, String unit) {
        int size = switch (exercise) {
            case Exercise.Order order -> order.steps().size();
            case Exercise.Match match -> match.pairs().size();
            default -> 0;
        };
        return new Sheet(exercise, Shuffled.positions(enrolment, unit + " " + exercise.id(), size));
    }

    Exercise exercise() {
        return exercise;
    }

    /** For order and match: positions in the file, in the order in which the learner sees them. */
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
            case Exercise.Match match -> matched(form);
            case Exercise.Write write -> written(form);
        };
    }

    /** The form filled in with an answer that was kept. */
    Form filled(String answer) {
        if (exercise instanceof Exercise.Write) return Form.with(java.util.Map.of(ANSWER, answer));
        var fields = new java.util.LinkedHashMap<String, String>();
        var positions = positions(answer);
        switch (exercise) {
            case Exercise.Order order -> {
                for (int place = 0; place < shown.size(); place++)
                    fields.put(field(place), Integer.toString(positions.indexOf(shown.get(place)) + 1));
            }
            case Exercise.Match match -> {
                for (int left = 0; left < positions.size(); left++)
                    fields.put(field(left), Integer.toString(shown.indexOf(positions.get(left)) + 1));
            }
            default -> {
                // What is ticked is asked of the answer itself.
            }
        }
        return Form.with(fields);
    }

    /** Whether an answer is the right one; a text of one's own always is. */
    boolean fits(String answer) {
        return switch (exercise) {
            case Exercise.Choice c ->
                c.options().get(positions(answer).getFirst()).right();
            case Exercise.Several s -> positions(answer).equals(right(s.options()));
            case Exercise.Order o -> positions(answer).equals(upTo(o.steps().size()));
            case Exercise.Match m -> positions(answer).equals(upTo(m.pairs().size()));
            case Exercise.Write w -> true;
        };
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
            if (!isPlace(value)) {
                form.reject(field(place), "learn.exercise.number");
                continue;
            }
            int number = Integer.parseInt(value);
            if (steps[number - 1] != null) form.reject(field(place), "learn.exercise.number-twice", number);
            steps[number - 1] = shown.get(place);
        }
        return form.ok() ? Optional.of(join(List.of(steps))) : Optional.empty();
    }

    private Optional<String> matched(Form form) {
        var rights = new ArrayList<Integer>();
        for (int left = 0; left < shown.size(); left++) {
            var value = form.value(field(left));
            if (isPlace(value)) rights.add(shown.get(Integer.parseInt(value) - 1));
            else form.reject(field(left), "learn.exercise.choose");
        }
        return form.ok() ? Optional.of(join(rights)) : Optional.empty();
    }

    /** Whether a value is a place on the page, counted from 1. */
    private boolean isPlace(String value) {
        return value.matches("[1-9][0-9]?") && Integer.parseInt(value) <= shown.size();
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
