package org.tessera.learn;

import java.util.ArrayList;
import java.util.List;
import org.tessera.design.Unit;

/**
 * One page of a unit: a slide, the notes, or an exercise.
 *
 * @param id the slide's or exercise's id, or {@code notes}
 */
record Step(Kind kind, String id) {
    enum Kind {
        SLIDE,
        NOTES,
        EXERCISE
    }

    /** The address of the notes inside a unit. */
    static final String NOTES = "notes";

    /** The address of the page after the last step. */
    static final String END = "end";

    /** The pages of a unit in order: slides, notes, exercises. */
    static List<Step> of(Unit unit) {
        var steps = new ArrayList<Step>();
        unit.slides().forEach(id -> steps.add(new Step(Kind.SLIDE, id)));
        steps.add(new Step(Kind.NOTES, NOTES));
        unit.exercises().forEach(id -> steps.add(new Step(Kind.EXERCISE, id)));
        return steps;
    }
}
