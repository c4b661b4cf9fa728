/**
 * Statistics of tests, raters and surveys, agreeing with the reference software (R) on public data.
 *
 * <p>This package holds what every other package speaks: {@link org.tessera.measurement.Responses} (who answered what,
 * and what kind of blank a blank is), {@link org.tessera.measurement.Estimate} (a number, or the reason why there is
 * none), {@link org.tessera.measurement.Interval} and the seeded {@link org.tessera.measurement.Bootstrap}. The stages
 * of a measurement have one package each: {@code ctt}, {@code irt}, {@code fit}, {@code decision}, {@code linking},
 * {@code dif}, {@code standardsetting}, {@code raters}, {@code sjt}, {@code adaptive}, {@code assembly}, {@code survey};
 * {@code report} gathers them and {@code cli} is the researchers' command.
 *
 * <p>Promises: inputs are copied and results are immutable; whatever is random takes a seed and repeats exactly; below
 * the minimum sample the answer is a reason, never a number.
 */
@NullMarked
package org.tessera.measurement;

import org.jspecify.annotations.NullMarked;
