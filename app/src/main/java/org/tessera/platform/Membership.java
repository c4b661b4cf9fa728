package org.tessera.platform;

/** One role that a person holds within one organisation. */
public record Membership(OrganisationId organisation, Role role) {}
