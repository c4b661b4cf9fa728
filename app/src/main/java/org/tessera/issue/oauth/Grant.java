package org.tessera.issue.oauth;

import java.util.Map;
import java.util.Optional;

/** A kind of grant at the token endpoint (RFC 6749, section 4). */
public interface Grant {
    /** Its {@code grant_type}. */
    String type();

    /** Whether what is granted is for a wallet, which then shows its maker's attestation where that is asked for. */
    boolean isForWallets(Map<String, String> sent);

    /**
     * Uses a grant up.
     *
     * @param sent the parameters of the request, each once
     * @param key the RFC 7638 thumbprint of the key whose possession the program proved, if it did
     * @throws OAuthProblem {@code invalid_grant} and the others of RFC 6749, section 5.2
     */
    Granted redeem(Map<String, String> sent, Optional<String> key);
}
