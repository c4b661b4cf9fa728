package org.tessera.platform;

import java.util.Optional;

/** Knows the people who can call; {@code people} implements it. */
public interface Callers {
    /** The person with today's roles, or nothing if the account is closed. */
    Optional<Caller> find(PersonId person);
}
