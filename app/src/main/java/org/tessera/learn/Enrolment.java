package org.tessera.learn;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tessera.design.CoursePack;
import org.tessera.platform.PersonId;

/**
 * One learner in one course.
 *
 * @param pack the version they began with, and finish with
 * @param place where they were last; nothing before the first page
 */
public record Enrolment(UUID id, PersonId learner, CoursePack pack, Optional<Place> place) {
    /**
     * A page of the course: a unit's id and a step's.
     *
     * @param sentence the one that was heard last, from 1; 0 when nobody listened here
     */
    record Place(String unit, String step, int sentence, Instant at) {
        /** The sentence to go on with on a page, from 1; 0 when the place is another page. */
        int sentenceOn(String otherUnit, String otherStep) {
            return unit.equals(otherUnit) && step.equals(otherStep) ? sentence : 0;
        }
    }

    /** The sentence to go on with on a page, from 1; 0 when the learner was not listening there last. */
    int sentenceOn(String unit, String step) {
        return place.map(p -> p.sentenceOn(unit, step)).orElse(0);
    }
}
