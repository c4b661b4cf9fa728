/**
 * Micro-credentials: what each one says, who reviewed it, and its published standard.
 *
 * <p>Promises: a standard carries the mandatory elements of Annex I of the Council Recommendation of 16 June 2022 (OJ C
 * 243), or it is not published; somebody from another organisation has approved exactly what is published; a published
 * version never changes and is named {@code micro-credential:K08@1#hash}.
 *
 * <p>Courses are part of the design: {@link org.tessera.design.CoursePacks} keeps their versions, {@link
 * org.tessera.design.ContentCheck} finds mistakes, the room {@code reading} measures how hard a text is, and in the room
 * {@code studio} several organisations write a course together.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "people", "matrix"})
package org.tessera.design;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
