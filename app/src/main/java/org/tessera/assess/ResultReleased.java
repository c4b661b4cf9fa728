package org.tessera.assess;

import org.tessera.platform.PersonId;

/** A result may now be seen. Published in the transaction of the release; {@link Sittings#released} has the facts. */
public record ResultReleased(SittingId sitting, PersonId candidate, String microCredential, boolean passed) {}
