package org.tessera.measurement.irt;

/**
 * A person's place on the ability scale.
 *
 * @param theta estimate
 * @param se its standard error: posterior standard deviation for EAP, curvature at the maximum otherwise
 */
public record Score(double theta, double se) {}
