package org.tessera.assess.day;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;

/**
 * Some hours at a test centre in which candidates sit their exams.
 *
 * @param supervised whether invigilators check identities and keep watch; without them the results say so
 * @param safeBrowser whether questions are shown only in Safe Exam Browser, set up by the session's own file
 */
record Session(
        UUID id,
        OrganisationId testCentre,
        String title,
        Instant opensAt,
        Instant closesAt,
        boolean supervised,
        boolean safeBrowser,
        List<Room> rooms,
        List<PersonId> invigilators) {
    /** A room with this many places. */
    record Room(String name, int seats) {}

    Optional<Room> room(String name) {
        return rooms.stream().filter(r -> r.name().equalsIgnoreCase(name)).findFirst();
    }

    int places() {
        return rooms.stream().mapToInt(Room::seats).sum();
    }
}
