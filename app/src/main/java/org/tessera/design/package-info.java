/**
 * Micro-credentials: what each one says, who reviewed it, and its published standard.
 *
 * <p>Promises: a standard carries the mandatory elements of Annex I of the Council Recommendation of 16 June 2022 (OJ C
 * 243), or it is not published; somebody from another organisation has approved exactly what is published; a published
 * version never changes and is named {@code micro-credential:K08@1#hash}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "people", "matrix"})
package org.tessera.design;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
