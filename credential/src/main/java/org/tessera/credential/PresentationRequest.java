package org.tessera.credential;

import java.time.Duration;

/**
 * What a verifier asked a holder to sign, so that a presentation can't be replayed.
 *
 * @param audience the verifier's own identifier
 * @param nonce a fresh random value of this request
 * @param longest how old the answer may be
 */
public record PresentationRequest(String audience, String nonce, Duration longest) {
    /** A request that must be answered within five minutes. */
    public static PresentationRequest of(String audience, String nonce) {
        return new PresentationRequest(audience, nonce, Duration.ofMinutes(5));
    }
}
