package org.tessera.community;

import java.time.Instant;
import org.tessera.platform.OrganisationId;

/** An organisation signed the pledge in this version. Published in the same transaction. */
public record PledgeSigned(OrganisationId organisation, int version, Instant at) {}
