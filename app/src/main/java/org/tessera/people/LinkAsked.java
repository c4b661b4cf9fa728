package org.tessera.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asked for a sign-in link. Published for an unknown address too, with no person, so that known and unknown
 * take the same way and the same time.
 *
 * @param onward where they wanted to go
 */
record LinkAsked(@Nullable UUID person, String onward) {}
