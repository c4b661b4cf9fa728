package org.tessera.credential;

import java.security.cert.X509Certificate;
import java.util.Set;

/**
 * What a seal needs to stay good for decades.
 *
 * @param stamper the time-stamp authority
 * @param revocations what is known about the certificates of the seal and of the stamps
 * @param anchors the certificates at which the paths of both end; about these nothing is asked
 */
public record Archive(TimeStamper stamper, RevocationSource revocations, Set<X509Certificate> anchors) {
    /** Copies the anchors. */
    public Archive {
        anchors = Set.copyOf(anchors);
    }
}
