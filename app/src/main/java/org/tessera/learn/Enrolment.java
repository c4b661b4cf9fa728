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
record Enrolment(UUID id, PersonId learner, CoursePack pack, Optional<Place> place) {
    /** A page of the course: a unit's id and a step's. */
    record Place(String unit, String step, Instant at) {}
}
