package org.tessera.design.studio;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;

/**
 * A piece of work that leads from one published version of a course to the next.
 *
 * @param pack the course, for example {@code K08}
 * @param base the SHA-256 of the version that it begins with
 * @param author who began it
 * @param organisation whose authors write it
 * @param drafts oldest first; there is always one
 * @param released the version that came of it, if it is done
 */
record Work(
        UUID id,
        String pack,
        String base,
        PersonId author,
        OrganisationId organisation,
        Instant at,
        List<Draft> drafts,
        Optional<Release> released) {
    /**
     * One step of the work.
     *
     * @param number counted from 1
     * @param hash SHA-256 of all files of the pack as they are in it
     * @param says what the author says about it
     * @param handedIn when it was handed in for review, if it was
     */
    record Draft(
            UUID id,
            int number,
            String hash,
            PersonId author,
            OrganisationId organisation,
            String says,
            Instant at,
            Optional<Instant> handedIn) {}

    /** The end: which draft became which version. */
    record Release(UUID draft, String hash, Instant at) {}

    /**
     * A reviewer's word on a draft.
     *
     * @param organisation for which the reviewer speaks
     * @param body for the authors; may be empty with an approval
     */
    record Review(
            UUID id,
            UUID draft,
            OrganisationId organisation,
            PersonId reviewer,
            boolean approved,
            String body,
            Instant at) {}

    Draft last() {
        return drafts.getLast();
    }

    boolean isOpen() {
        return released.isEmpty();
    }
}
