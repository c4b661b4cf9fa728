package org.tessera.credential;

/** A time-stamp authority (RFC 3161), by which a seal proves when it was made and outlives its certificate. */
@FunctionalInterface
public interface TimeStamper {

    /**
     * A time-stamp over a digest.
     *
     * @param sha256 the SHA-256 digest to stamp
     * @return the DER of the TimeStampToken (a CMS SignedData), not of the whole response
     */
    byte[] stamp(byte[] sha256);
}
