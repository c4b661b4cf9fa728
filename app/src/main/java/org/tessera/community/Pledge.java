package org.tessera.community;

import java.time.Instant;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;

/**
 * An organisation's pledge that is in force.
 *
 * @param version of the text that was signed
 * @param hash of that text
 * @param authority in which position the signer signed for the organisation
 * @param listed whether the organisation chose to stand in the public directory
 */
public record Pledge(
        OrganisationId organisation,
        int version,
        String hash,
        PersonId signer,
        String authority,
        Instant signedAt,
        boolean listed) {}
