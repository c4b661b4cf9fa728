package org.tessera.design;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One sitting's worth of a course, about ten minutes.
 *
 * @param id its folder, for example {@code 01-who-is-speaking}
 * @param minutes what it takes, without the learner's own practice
 * @param outcomes the learning outcomes it works on
 * @param texts what it says, by language; ids, order and kinds are the same in all of them
 */
public record Unit(String id, int minutes, List<String> outcomes, Map<String, UnitText> texts) {
    /**
     * The unit in a language of its course.
     *
     * @throws IllegalArgumentException for a language that the course does not have
     */
    public UnitText in(String language) {
        return Optional.ofNullable(texts.get(language))
                .orElseThrow(() -> new IllegalArgumentException(id + " is not written in " + language));
    }

    /** The ids of its slides, in order. */
    public List<String> slides() {
        return any().slides().stream().map(Slide::id).toList();
    }

    /** The ids of its exercises, in order. */
    public List<String> exercises() {
        return any().exercises().stream().map(Exercise::id).toList();
    }

    private UnitText any() {
        return texts.values().iterator().next();
    }
}
