package org.tessera.issue.oauth;

import java.util.Optional;
import java.util.Set;
import org.tessera.platform.PersonId;

/**
 * What a program may do for a person, as a checked access token says it.
 *
 * @param id the SHA-256 of the token, 64 hexadecimal digits; names it in other tables
 * @param person for whom
 * @param client which program; nothing when it did not say
 * @param scopes what for
 * @param about the one thing it is for, in the words of the {@link Permission}; nothing when it is for all of them
 */
public record AccessToken(
        String id, PersonId person, Optional<String> client, Set<String> scopes, Optional<String> about) {}
