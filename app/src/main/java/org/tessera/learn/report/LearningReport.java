package org.tessera.learn.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tessera.platform.SmallCells;

/**
 * What is known of a class or a pilot. Counts of people are -1 where they are hidden.
 *
 * @param title the class's or the pilot's name
 * @param asOf when the newest of the data was made; nothing while there are none
 */
record LearningReport(String title, int classes, Optional<Instant> asOf, List<Course> courses) {
    /**
     * One course.
     *
     * @param learners who were enrolled
     * @param where everybody once: {@code not-begun}, {@code unit-1} … where they are now, {@code done}
     */
    record Course(
            String id,
            Map<String, String> title,
            int learners,
            List<SmallCells.Cell> where,
            List<Unit> units,
            List<Exercise> exercises) {
        /** How many finished the course; -1 when hidden or nobody has. */
        int done() {
            return where.stream()
                    .filter(c -> c.key().equals("done"))
                    .mapToInt(SmallCells.Cell::count)
                    .findFirst()
                    .orElse(0);
        }
    }

    /**
     * One unit.
     *
     * @param title by language
     * @param begun how many began it
     * @param done how many finished it
     * @param minutes the median time of those who finished, -1 when hidden; pauses of ten minutes and more left out
     * @param planned the minutes that its authors plan
     * @param useful how many said no, partly, yes
     * @param clear the same
     * @param sentences in the order of the alphabet
     */
    record Unit(
            int number,
            String id,
            Map<String, String> title,
            int begun,
            int done,
            int minutes,
            int planned,
            List<SmallCells.Cell> useful,
            List<SmallCells.Cell> clear,
            List<String> sentences) {}

    /**
     * One exercise.
     *
     * @param answered by how many
     * @param first how many found it with their first answer, -1 when hidden
     * @param tries answers for each learner, hundredths; -1 when hidden
     */
    record Exercise(int unit, String id, Map<String, String> title, int answered, int first, int tries) {}
}
