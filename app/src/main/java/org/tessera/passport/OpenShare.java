package org.tessera.passport;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tessera.issue.CredentialId;
import org.tessera.platform.PersonId;

/** What a share link leads to. Only a live one knows anything about anybody. */
public sealed interface OpenShare {
    /**
     * A link that is open today.
     *
     * @param id of the share; not the secret in its address
     * @param holder whose it is
     * @param credentials which ones it shows, in the holder's order; never more than these
     * @param shortName shown instead of the whole name, such as “Eleni P.”; without it the name as certified is shown
     * @param withFile whether the sealed file, which holds the whole name, may be downloaded
     * @param until when it ends by itself
     */
    record Live(
            UUID id,
            PersonId holder,
            List<CredentialId> credentials,
            Optional<ShortName> shortName,
            boolean withFile,
            Instant until)
            implements OpenShare {}

    /** Its time is over. */
    record Expired() implements OpenShare {}

    /** Its holder stopped it. */
    record Stopped() implements OpenShare {}

    /** There never was such a link, as far as anybody may know. */
    record Unknown() implements OpenShare {}
}
