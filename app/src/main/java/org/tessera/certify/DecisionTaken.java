package org.tessera.certify;

import org.tessera.platform.PersonId;

/** A decision on certification was taken, either way. Published in its transaction. */
record DecisionTaken(DecisionId decision, ApplicationId application, PersonId candidate) {}
