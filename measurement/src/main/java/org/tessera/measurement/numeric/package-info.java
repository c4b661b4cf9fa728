/**
 * The arithmetic under the statistics: small dense linear algebra, moments, roots and minima, quadrature. Matrices are
 * {@code double[rows][columns]}; nothing here knows about tests or surveys, and nothing changes its arguments.
 */
@NullMarked
package org.tessera.measurement.numeric;

import org.jspecify.annotations.NullMarked;
