/**
 * What can be learnt from all of it: counts that equal the registers, and groups of fewer than ten people hidden.
 *
 * <p>People are never ranked here, nor are schools or countries: figures say how much happened, not who is better.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package org.tessera.improve;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
