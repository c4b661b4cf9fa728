package org.tessera.design.studio;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;

/**
 * What somebody remarked on a course that is being written.
 *
 * @param draft the number of the draft that they read
 * @param unit of the course
 * @param part of the unit: {@code s3} a slide, {@code x2} an exercise, {@code title}, {@code notes}, {@code glossary}
 * @param language the language it is about, empty when it is about all of them
 * @param sentence the sentence it is about, empty when it is about the whole part
 */
record Comment(
        UUID id,
        int draft,
        String unit,
        String part,
        String language,
        String sentence,
        String body,
        PersonId author,
        OrganisationId organisation,
        Instant at,
        List<Reply> replies) {
    /** An answer to it; one that closes it is the last word. */
    record Reply(boolean closes, String body, PersonId author, OrganisationId organisation, Instant at) {}

    boolean isOpen() {
        return replies.stream().noneMatch(Reply::closes);
    }
}
