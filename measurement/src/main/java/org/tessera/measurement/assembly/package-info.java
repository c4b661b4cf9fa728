/**
 * Automated test assembly: the best forms a bank can give under a blueprint, the next item of a shadow test, and a form of
 * their own for every person (linear on the fly testing). The only package that uses a solver; what
 * the solver says is checked against the rules here before anybody sees it, and where no form is possible the rules that
 * clash are named.
 */
@NullMarked
package org.tessera.measurement.assembly;

import org.jspecify.annotations.NullMarked;
