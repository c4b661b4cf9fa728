package org.tessera.issue.oauth;

import java.util.List;
import java.util.Optional;

/**
 * What a program asks a person for.
 *
 * @param client its id
 * @param redirectUri where the answer goes
 * @param scopes what for, at least one, each known to a {@link Permission}
 * @param state given back as it came
 * @param challenge of PKCE, method S256
 * @param key the thumbprint to which the code is bound, if it is
 * @param hint what it brought along from us, {@code issuer_state}
 */
record Wish(
        String client,
        String redirectUri,
        List<String> scopes,
        Optional<String> state,
        String challenge,
        Optional<String> key,
        Optional<String> hint) {}
