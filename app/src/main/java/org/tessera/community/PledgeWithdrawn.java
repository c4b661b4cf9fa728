package org.tessera.community;

import java.time.Instant;
import org.tessera.platform.OrganisationId;

/** An organisation withdrew its pledge. Published in the same transaction. */
public record PledgeWithdrawn(OrganisationId organisation, Instant at) {}
