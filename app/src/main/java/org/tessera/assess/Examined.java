package org.tessera.assess;

import java.time.LocalDate;
import org.tessera.platform.PersonId;

/** An examiner marked a candidate's work. Published in the transaction of the mark: who examined may not decide. */
public record Examined(SittingId sitting, PersonId candidate, PersonId examiner, LocalDate on) {}
