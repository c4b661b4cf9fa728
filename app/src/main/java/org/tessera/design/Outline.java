package org.tessera.design;

import java.util.List;
import java.util.Map;

/**
 * The plan of a course that is not written yet, for those who wait for it and those who will write it.
 *
 * @param id the micro-credential
 * @param blueprint how the exam's questions are shared out over the outcomes
 * @param units in the order of learning
 */
record Outline(String id, List<Share> blueprint, List<PlannedUnit> units) {
    /**
     * An outcome's part of the assessment.
     *
     * @param items scored questions of the exam
     * @param task whether the work task shows it too
     */
    record Share(String outcome, int items, boolean task) {}

    /**
     * A unit as it is planned. Texts are by language.
     *
     * @param slides one idea each, as a heading
     */
    record PlannedUnit(
            String id,
            Map<String, String> title,
            Map<String, String> aim,
            int minutes,
            List<String> outcomes,
            List<Map<String, String>> slides,
            List<PlannedExercise> exercises) {}

    /** An exercise as it is planned: its kind, and what it is about. */
    record PlannedExercise(String kind, Map<String, String> about) {}

    /** The scored questions of the exam. */
    int items() {
        return blueprint.stream().mapToInt(Share::items).sum();
    }

    /** What the units take together. */
    int minutes() {
        return units.stream().mapToInt(PlannedUnit::minutes).sum();
    }
}
