package org.tessera.assess;

import org.tessera.platform.PersonId;

/** An invigilator checked a candidate in. Published in the same transaction. */
public record Invigilated(SittingId sitting, PersonId candidate, PersonId invigilator) {}
