package org.tessera.people;

import java.time.LocalDate;
import org.tessera.platform.PersonId;

/** An educator taught a learner. Published in the transaction that records it, so that constraints can rely on it. */
public record Taught(PersonId learner, PersonId educator, LocalDate on) {}
