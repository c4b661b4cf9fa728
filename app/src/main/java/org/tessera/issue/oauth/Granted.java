package org.tessera.issue.oauth;

import java.util.Optional;
import java.util.Set;
import org.tessera.platform.PersonId;

/**
 * What became of a code that was good.
 *
 * @param origin the SHA-256 of the code: when it is used again, what came of it ends
 * @param person who granted it
 * @param client to which program; nothing when it did not say
 * @param scopes what for, at least one
 * @param about the one thing it is for, if it is for one
 */
public record Granted(
        String origin, PersonId person, Optional<String> client, Set<String> scopes, Optional<String> about) {}
