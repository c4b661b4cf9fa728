package org.tessera.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tessera.design.Exercise;
import org.tessera.platform.Form;

/**
 * An exercise on the page, with what the learner answered last. What depends on the key is given only after an answer.
 *
 * @param sheet the exercise as this learner gets it
 * @param form what stands in its boxes
 * @param given the answer that is kept; nothing before the first one
 */
record Attempt(Sheet sheet, Form form, Optional<Enrolments.Given> given) {
    boolean isGiven() {
        return given.isPresent();
    }

    boolean fits() {
        return given.map(Enrolments.Given::fits).orElse(false);
    }

    /** Whether an option is ticked: as typed when the form was rejected, else as kept. */
    boolean isChosen(int option) {
        return form.ok() ? positions().contains(option) : form.values("answer").contains(Integer.toString(option));
    }

    /** The options that were chosen, in the order of the page. */
    List<Exercise.Option> chosen(List<Exercise.Option> options) {
        var chosen = new ArrayList<Exercise.Option>();
        for (int i = 0; i < options.size(); i++) if (positions().contains(i)) chosen.add(options.get(i));
        return chosen;
    }

    /** How many options fit that were not chosen. */
    int missing(List<Exercise.Option> options) {
        return Sheet.missing(options, positions());
    }

    /** How many steps stand where they belong, or how many pairs belong together. */
    int inPlace() {
        return given.map(g -> sheet.inPlace(g.answer())).orElse(0);
    }

    private List<Integer> positions() {
        return given.map(g -> sheet.positions(g.answer())).orElse(List.of());
    }
}
