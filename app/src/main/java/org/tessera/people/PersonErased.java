package org.tessera.people;

import org.tessera.platform.PersonId;

/** A person was erased. Published in the transaction that does it; every module forgets what is its own. */
public record PersonErased(PersonId person) {}
