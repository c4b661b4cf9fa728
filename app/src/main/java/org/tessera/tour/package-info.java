/**
 * Plays people over HTTP exactly as their browsers would: opens pages, fills in forms, follows redirects.
 *
 * <p>{@code ./tessera tour} plays the whole life of one credential; {@code ./tessera demo} fills the simulated world with
 * the same moves. Nothing here touches a module's code or tables: what works here works for people.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package org.tessera.tour;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
