package org.tessera.learn.classes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tessera.people.Person;
import org.tessera.platform.OrganisationId;

/**
 * A class of a school.
 *
 * @param cohort what several classes of a pilot are called together; nothing outside of pilots
 */
record SchoolClass(UUID id, OrganisationId organisation, String name, Optional<String> cohort) {
    String path() {
        return "/classes/" + id;
    }

    /** A class in a list. */
    record Listed(SchoolClass schoolClass, String school, int learners, List<String> courses) {}

    /** A course that the class was given. */
    record Assigned(String microCredential, Map<String, String> title, Instant at) {}

    /** Everything that the page about a class shows besides who needs help. */
    record Open(
            SchoolClass schoolClass,
            String school,
            List<Person> educators,
            List<Person> learners,
            List<Assigned> courses,
            boolean teaches) {}
}
